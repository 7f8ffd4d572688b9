// Enter moves down (Shift+Enter breaks a line of text) to the next letter, as in a column of a ledger (and after a bar code reader); Ctrl+Enter sends.
const form = document.getElementById('bag');
const send = form.querySelector('.acts .btn-main');

form.addEventListener('keydown', event => {
  if (event.key !== 'Enter' || event.isComposing) return;
  if (event.ctrlKey) {
    form.requestSubmit(send);
  } else if (event.target.matches('.bag input, .bag textarea') && !event.shiftKey) {
    event.preventDefault();
    const cell = event.target.closest('td');
    const letters = [...form.querySelectorAll('.bag-letter')];
    const below = letters[letters.indexOf(cell.parentElement) + 1]?.cells[cell.cellIndex].querySelector('.input');
    // Where the screen is narrow, the next letter comes only once this one is begun.
    (below?.checkVisibility() ? below : send).focus();
  }
});
