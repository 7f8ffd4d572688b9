// J and K move through the list while it has the focus, Enter opens: a key by itself does nothing anywhere else (WCAG 2.1.4).
const links = [...document.querySelectorAll('.cases .what a')];

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest('input, select, textarea')
    || !event.target.closest('.cases') || document.documentElement.classList.contains('keys-off')) return;
  const step = { j: 1, k: -1 }[event.key.toLowerCase()];
  if (!step || links.length === 0) return;
  const at = links.indexOf(document.activeElement);
  const next = at < 0 ? (step > 0 ? 0 : links.length - 1) : Math.min(Math.max(at + step, 0), links.length - 1);
  links[next].focus();
  event.preventDefault();
});
