// What is published under the words that are typed, asked of the server meanwhile; the button asks for the same without script.
const ask = document.querySelector('[formaction="/apply/suggest"]');
const suggestions = document.getElementById('suggestions');
let timer, asked = 0;

async function look() {
  const mine = ++asked;
  try {
    const answer = await fetch(ask.formAction, { method: 'POST', body: new FormData(ask.form), headers: { 'X-Requested-With': 'fetch' } });
    if (answer.ok && mine === asked) suggestions.innerHTML = await answer.text();
  } catch {
    // Without a connection the last answer stands; nothing typed is touched.
  }
}

ask?.form.addEventListener('input', event => {
  if (event.target.name !== 'subject') return;
  clearTimeout(timer);
  timer = setTimeout(look, 600);
});
