// What is typed in the letter is kept a moment later, and what follows from it changes around the field. Without script the buttons ask for the same.
const form = document.getElementById('draft');
const sheet = document.getElementById('sheet');
let timer, asked = 0, unkept = false, leaving = false;

function say(word) {
  const kept = document.getElementById('kept');
  if (kept) kept.lastElementChild.textContent = kept.dataset[word];
}

async function send(act) {
  const words = new FormData(form);
  words.set('act', act);
  const answer = await fetch(form.action, { method: 'POST', body: words, headers: { 'X-Requested-With': 'fetch' } });
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.text();
}

// Everything but the part that is being written in is as the server has it now; that part stays where it is, since moving it would lose the caret.
function around(stays, fresh, counterpart) {
  const parts = [...fresh.children];
  const at = parts.indexOf(counterpart);
  for (const part of [...stays.parentElement.children]) if (part !== stays) part.remove();
  stays.before(...parts.slice(0, at));
  stays.after(...parts.slice(at + 1));
}

function renew(html) {
  const fresh = new DOMParser().parseFromString(html, 'text/html').body;
  const here = sheet.contains(document.activeElement) ? document.activeElement.closest('[data-row], .besides, .finds') : null;
  if (!here) {
    sheet.replaceChildren(...fresh.childNodes);
    return;
  }
  const row = here.dataset.row;
  const same = fresh.querySelector(row ? `[data-row="${row}"]` : '.besides');
  if (!same || !here.matches('[data-row], .besides')) return;
  if (row) {
    here.querySelector('.leaf-note').replaceWith(same.querySelector('.leaf-note'));
    const [mine, theirs] = [here.querySelector('textarea'), same.querySelector('textarea')];
    if (mine && theirs) mine.className = theirs.className;
    const leaf = here.parentElement;
    const now = same.parentElement;
    around(here, now, same);
    around(leaf, fresh, now);
  } else around(here, fresh, same);
}

async function keep() {
  const mine = ++asked;
  try {
    const html = await send('keep');
    if (mine !== asked) return;
    unkept = false;
    document.getElementById('discard').hidden = false;
    renew(html);
  } catch {
    // What is typed stays in the page, and is sent again once there is a connection.
    say('failed');
    clearTimeout(timer);
    timer = setTimeout(keep, 5000);
  }
}

form?.addEventListener('input', event => {
  if (event.target.name === 'addField') return;
  unkept = true;
  say('writing');
  clearTimeout(timer);
  timer = setTimeout(keep, 900);
});
form?.addEventListener('submit', () => { leaving = true; });
addEventListener('online', () => { if (unkept) keep(); });
addEventListener('beforeunload', event => { if (unkept && !leaving) event.preventDefault(); });

// Who is at the same draft is told every minute.
setInterval(async () => {
  if (!form || unkept || document.hidden) return;
  try {
    const html = await send('here');
    const line = document.getElementById('state');
    const counts = document.getElementById('counts');
    line.innerHTML = html;
    if (counts) line.append(counts);
  } catch {
    // Told at the next minute.
  }
}, 60000);
