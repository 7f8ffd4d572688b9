// Comfort on every page: without a connection nothing typed is lost to a failed sending.
const away = document.getElementById('offline');

document.addEventListener('submit', event => {
  if (navigator.onLine) return;
  event.preventDefault();
  away.hidden = false;
  away.scrollIntoView({ block: 'center' });
});

addEventListener('online', () => { away.hidden = true; });

// One question a page: Enter leads on to the next question, not to the end of a form that is half seen.
document.querySelector('.stepped')?.addEventListener('keydown', event => {
  const on = event.target.closest('.step')?.querySelector('.step-on a');
  if (event.key !== 'Enter' || event.isComposing || !event.target.matches('input') || !on?.checkVisibility()) return;
  event.preventDefault();
  on.click();
});

// A file input speaks the language of its browser. Ours lies over it; the input stays what is focused, clicked and dropped on.
const face = document.getElementById('file-face');
const listed = new Intl.ListFormat(document.documentElement.lang);

for (const input of document.querySelectorAll('input[type=file]')) {
  const box = face.content.firstElementChild.cloneNode(true);
  const names = box.querySelector('output');
  const none = names.textContent;
  const show = () => { names.textContent = listed.format(Array.from(input.files, file => file.name)) || none; };
  input.replaceWith(box);
  box.prepend(input);
  input.addEventListener('change', show);
  show();
}

// ? leads to the help; a key by itself does nothing in a field, nor where single keys are switched off.
document.addEventListener('keydown', event => {
  if (event.key !== '?' || event.ctrlKey || event.altKey || event.metaKey || event.target.closest('input, select, textarea')
    || document.documentElement.classList.contains('keys-off')) return;
  document.getElementById('help-link')?.click();
});
