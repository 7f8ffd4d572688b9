// Scans by paste or drop; a scan of a letter chosen or dropped above fills the form at once.
const form = document.getElementById('log');
const scans = document.getElementById('scans');

function take(files) {
  if (files.length === 0) return;
  const all = new DataTransfer();
  for (const file of [...scans.files, ...files]) all.items.add(file);
  scans.files = all.files;
  scans.dispatchEvent(new Event('change'));
}

const scan = document.getElementById('scan');
if (scan) {
  const letters = document.getElementById('letters');
  letters.addEventListener('change', () => letters.files.length > 0 && scan.requestSubmit());
  scan.addEventListener('dragover', event => event.preventDefault());
  scan.addEventListener('drop', event => {
    event.preventDefault();
    if (event.dataTransfer.files.length === 0) return;
    letters.files = event.dataTransfer.files;
    scan.requestSubmit();
  });
}

// Enter goes on to the next field, in the long text too, where Shift+Enter begins a line; Ctrl+Enter logs.
form.addEventListener('keydown', event => {
  if (event.key !== 'Enter' || event.isComposing) return;
  if (event.ctrlKey) form.requestSubmit(form.querySelector('.btn-main'));
  else if (!event.shiftKey && event.target.matches('.input:not([type=file]), [type=radio], [type=checkbox]')) {
    event.preventDefault();
    const fields = [...form.querySelectorAll('.input, [type=radio], .btn-main')].filter(field => field.checkVisibility()
      && (field.type !== 'radio' || field.checked || !form.querySelector(`[name="${field.name}"]:checked`)));
    fields.slice(fields.indexOf(event.target) + 1).find(field => field.type !== 'radio' || field.name !== event.target.name)?.focus();
  }
});
document.addEventListener('paste', event => take(event.clipboardData.files));
form.addEventListener('dragover', event => event.preventDefault());
form.addEventListener('drop', event => {
  event.preventDefault();
  take(event.dataTransfer.files);
});
