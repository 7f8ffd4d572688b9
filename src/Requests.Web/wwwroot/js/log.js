// Scans by paste or drop; Ctrl+Enter sends.
const form = document.getElementById('log');
const scans = document.getElementById('scans');

function take(files) {
  if (files.length === 0) return;
  const all = new DataTransfer();
  for (const file of [...scans.files, ...files]) all.items.add(file);
  scans.files = all.files;
  scans.dispatchEvent(new Event('change'));
}

form.addEventListener('keydown', event => {
  if (event.key === 'Enter' && event.ctrlKey) form.requestSubmit(form.querySelector('.btn-main'));
});
document.addEventListener('paste', event => take(event.clipboardData.files));
form.addEventListener('dragover', event => event.preventDefault());
form.addEventListener('drop', event => {
  event.preventDefault();
  take(event.dataTransfer.files);
});
