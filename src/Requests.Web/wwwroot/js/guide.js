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
    const text = await answer.text();
    const held = conclusion.contains(document.activeElement) ? document.activeElement.localName : null;
    conclusion.innerHTML = text;
    // Whoever had moved on into it by the keyboard stays there.
    if (held) conclusion.querySelector(held)?.focus();
    history.replaceState(null, '', address);
  } catch {
    // Without a connection the last conclusion stands; the button asks again.
  }
});
