// What follows from what is typed (receipt dates, cases that read alike), asked of the server meanwhile.
const beside = document.getElementById('beside');
const ask = document.querySelector('[formaction*="handler=look"]');
let timer, asked = 0;

async function look() {
  const mine = ++asked;
  const words = new FormData(ask.form);
  words.delete('scans');
  try {
    const answer = await fetch(ask.formAction, { method: 'POST', body: words, headers: { 'X-Requested-With': 'fetch' } });
    if (answer.ok && mine === asked) beside.innerHTML = await answer.text();
  } catch {
    // Without a connection the last answer stands; the button asks again.
  }
}

ask.form.addEventListener('input', () => {
  clearTimeout(timer);
  timer = setTimeout(look, 400);
});
if (beside.childElementCount === 0) look();
