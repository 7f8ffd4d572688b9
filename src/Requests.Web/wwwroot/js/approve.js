// J and K to the next and the previous letter, A agrees, R returns: single keys outside fields only, and not where they are switched off.
const links = [...document.querySelectorAll('.queue ol a')];
const judge = document.getElementById('judge');

document.addEventListener('keydown', event => {
  if (!judge || event.ctrlKey || event.altKey || event.metaKey || event.target.closest('input, select, textarea')
    || document.documentElement.classList.contains('keys-off')) return;
  const key = event.key.toLowerCase();
  const here = links.findIndex(link => link.hasAttribute('aria-current'));
  if (key === 'j') links[here + 1]?.click();
  else if (key === 'k') links[here - 1]?.click();
  else if (key === 'a') judge.querySelector('[value=agree]').focus();
  else if (key === 'r') judge.querySelector('#opinion').focus();
  else return;
  event.preventDefault();
});

// A verdict that can no longer be taken back is no longer offered; the server says the same.
for (const line of document.querySelectorAll('.undo [data-until]')) {
  setTimeout(() => {
    const list = line.closest('.undo');
    line.remove();
    if (!list.querySelector('[data-until]')) list.remove();
  }, Math.max(0, new Date(line.dataset.until) - Date.now()));
}
