// The receipt date and cases that read alike, asked of the server while the clerk types; scans by paste or drop.
const form = document.getElementById('log');
const beside = document.getElementById('beside');
const scans = document.getElementById('scans');
let timer, asked = 0;

async function look() {
  const mine = ++asked;
  const words = new FormData(form);
  words.delete('scans');
  try {
    const answer = await fetch(form.querySelector('[formaction]').formAction, { method: 'POST', body: words, headers: { 'X-Requested-With': 'fetch' } });
    if (answer.ok && mine === asked) beside.innerHTML = await answer.text();
  } catch {
    // Without a connection the last answer stands; the button asks again.
  }
}

function take(files) {
  if (files.length === 0) return;
  const all = new DataTransfer();
  for (const file of [...scans.files, ...files]) all.items.add(file);
  scans.files = all.files;
  scans.dispatchEvent(new Event('change'));
}

form.addEventListener('input', () => {
  clearTimeout(timer);
  timer = setTimeout(look, 400);
});
form.addEventListener('keydown', event => {
  if (event.key === 'Enter' && event.ctrlKey) form.requestSubmit(form.querySelector('.btn-main'));
});
document.addEventListener('paste', event => take(event.clipboardData.files));
form.addEventListener('dragover', event => event.preventDefault());
form.addEventListener('drop', event => {
  event.preventDefault();
  take(event.dataTransfer.files);
});
look();
