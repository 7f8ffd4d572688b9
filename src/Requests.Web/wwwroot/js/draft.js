// The looks of the letter follow the writing; the button asks for the same without script.
const form = document.getElementById('draft');
const preview = document.getElementById('preview');
let timer, asked = 0;

async function look() {
  const mine = ++asked;
  const words = new FormData(form);
  words.set('act', 'preview');
  try {
    const answer = await fetch(form.action, { method: 'POST', body: words, headers: { 'X-Requested-With': 'fetch' } });
    if (answer.ok && mine === asked) preview.innerHTML = await answer.text();
  } catch {
    // Without a connection the last preview stands; nothing typed is touched.
  }
}

form?.addEventListener('input', event => {
  if (event.target.name === 'addField') return;
  clearTimeout(timer);
  timer = setTimeout(look, 900);
});
