// A rectangle drawn on the picture fills in the same four fields that can be typed.
const sheet = document.getElementById('sheet');
const drawn = document.getElementById('drawn');
const fields = Object.fromEntries(['left', 'top', 'width', 'height'].map(name => [name, document.getElementById(name)]));

if (sheet && fields.left) {
  const size = { x: Number(sheet.dataset.width), y: Number(sheet.dataset.height) };
  let from;

  const at = event => {
    const box = sheet.getBoundingClientRect();
    const within = part => Math.min(Math.max(part, 0), 1);
    return { x: within((event.clientX - box.left) / box.width), y: within((event.clientY - box.top) / box.height) };
  };
  const show = (left, top, width, height) => {
    drawn.setAttribute('x', left * size.x);
    drawn.setAttribute('y', top * size.y);
    drawn.setAttribute('width', width * size.x);
    drawn.setAttribute('height', height * size.y);
  };
  const draw = event => {
    const to = at(event);
    const box = { left: Math.min(from.x, to.x), top: Math.min(from.y, to.y), width: Math.abs(to.x - from.x), height: Math.abs(to.y - from.y) };
    for (const name in box) fields[name].value = (box[name] * 100).toFixed(2);
    show(box.left, box.top, box.width, box.height);
  };

  sheet.classList.add('sheet-draw');
  sheet.addEventListener('pointerdown', event => {
    if (event.button !== 0) return;
    event.preventDefault();
    from = at(event);
    sheet.setPointerCapture(event.pointerId);
  });
  sheet.addEventListener('pointermove', event => { if (from) draw(event); });
  sheet.addEventListener('pointerup', event => {
    if (!from) return;
    draw(event);
    from = null;
  });
  document.getElementById('mark').addEventListener('input', () => {
    const [left, top, width, height] = ['left', 'top', 'width', 'height'].map(name => Number(fields[name].value) / 100);
    if ([left, top, width, height].every(Number.isFinite)) show(left, top, width, height);
  });
}

// Y covers the first proposal, outside fields only.
document.addEventListener('keydown', event => {
  if (event.key.toLowerCase() !== 'y' || event.ctrlKey || event.altKey || event.metaKey || event.target.closest('input, select, textarea')
    || document.documentElement.classList.contains('keys-off')) return;
  document.querySelector('#proposed [name=place]')?.click();
});
