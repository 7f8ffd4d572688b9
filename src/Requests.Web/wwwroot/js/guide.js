// The conclusion follows the answers, and the address with it; the button asks for the same without script.
const form = document.getElementById('guide');
const conclusion = document.getElementById('conclusion');
let asked = 0;

form.addEventListener('change', async () => {
  const mine = ++asked;
  const address = `${form.action}?${new URLSearchParams(new FormData(form))}`;
  try {
    const answer = await fetch(address, { headers: { 'X-Requested-With': 'fetch' } });
    if (!answer.ok || mine !== asked) return;
    conclusion.innerHTML = await answer.text();
    history.replaceState(null, '', address);
  } catch {
    // Without a connection the last conclusion stands; the button asks again.
  }
});
