// Fills in what is alive on the page, and keeps it so. Nothing is replaced that one could have the focus on.
'use strict';

const every = 4000;
let shownFailures = '';

function each(selector, action) {
  document.querySelectorAll(selector).forEach(action);
}

function failures(rows) {
  const key = JSON.stringify(rows);
  if (key === shownFailures) {
    return;
  }
  shownFailures = key;
  const list = document.getElementById('failures');
  const focused = list.contains(document.activeElement) ? document.activeElement.getAttribute('data-key') : null;
  list.replaceChildren(...rows.map((row) => {
    const item = document.createElement('li');
    const time = document.createElement('span');
    time.className = 'when';
    time.textContent = row.time;
    item.append(time, ' ' + row.what + ' ');
    if (row.link) {
      const link = document.createElement('a');
      link.href = row.link;
      link.textContent = row.label;
      link.setAttribute('data-key', row.time + row.what);
      item.append(link);
    } else {
      const label = document.createElement('span');
      label.className = 'quiet';
      label.textContent = row.label;
      item.append(label);
    }
    return item;
  }));
  document.getElementById('no-failures').hidden = rows.length > 0;
  if (focused !== null) {
    const again = [...list.querySelectorAll('a')].find((link) => link.getAttribute('data-key') === focused);
    if (again) {
      again.focus();
    }
  }
}

function show(live) {
  each('[data-live]', (element) => {
    const text = live.texts[element.getAttribute('data-live')];
    if (text !== undefined && element.textContent !== text) {
      element.textContent = text;
    }
  });
  each('[data-state]', (element) => {
    const state = live.states[element.getAttribute('data-state')] || '';
    ['good', 'warn', 'urgent'].forEach((name) => element.classList.toggle(name, name === state));
  });
  each('[data-line]', (element) => element.setAttribute('points', live.lines[element.getAttribute('data-line')] || ''));
  failures(live.failures);
}

async function look() {
  try {
    const answer = await fetch('/live', {signal: AbortSignal.timeout(every)});
    if (answer.ok) {
      show(await answer.json());
    }
  } catch (away) {
    document.getElementById('stale').textContent = 'The local stack does not answer: it may have been stopped.';
  }
  setTimeout(look, every);
}

look();
