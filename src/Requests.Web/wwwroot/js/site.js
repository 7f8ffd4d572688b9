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
