// Comfort on every page: without a connection nothing typed is lost to a failed sending.
const away = document.getElementById('offline');

document.addEventListener('submit', event => {
  if (navigator.onLine) return;
  event.preventDefault();
  away.hidden = false;
  away.scrollIntoView({ block: 'center' });
});

addEventListener('online', () => { away.hidden = true; });
