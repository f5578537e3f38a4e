// The page works without this. With it the list is live: what stands in it is kept up to date in its place, what is new
// waits behind a button, so that nothing moves under the eyes, the pointer or the keyboard of who works with it.
(() => {
  'use strict';
  const SILENCE_MILLIS = 45_000;
  const POLL_MILLIS = 10_000;
  const REREAD_MILLIS = 60_000;
  const REOPEN_MILLIS = 2_000;

  const list = document.getElementById('alerts');
  const connection = document.getElementById('connection');
  const lost = document.getElementById('lost');
  const button = document.getElementById('show-news');
  const source = '/inbox/alerts' + (list.dataset.query ?? '');

  // The stream, and asking now and then while it is away.
  let stream;
  let silence;
  let live = false;
  function show(isLive) {
    live = isLive;
    const state = isLive ? 'open' : 'lost';
    if (connection.dataset.state !== state) {
      connection.dataset.state = state;
      connection.firstElementChild.textContent = isLive ? 'Live' : 'Not live';
      lost.textContent = isLive ? '' : 'Connection lost. The page asks every 10 seconds until it is back.';
    }
  }
  function heard() {
    show(true);
    clearTimeout(silence);
    silence = setTimeout(reopen, SILENCE_MILLIS);
  }
  function connect() {
    clearTimeout(silence);
    stream = new EventSource('/inbox/stream');
    stream.addEventListener('open', () => { heard(); update(); });
    stream.addEventListener('beat', heard);
    stream.addEventListener('changed', () => { heard(); update(); });
    // Whoever is not signed in any more learns it by the reading.
    stream.addEventListener('error', () => { reopen(); update(); });
    silence = setTimeout(reopen, SILENCE_MILLIS);
  }
  function reopen() {
    clearTimeout(silence);
    stream.close();
    show(false);
    silence = setTimeout(connect, REOPEN_MILLIS);
  }
  // An open stream may outlive the network and stay silent: the browser knows earlier.
  window.addEventListener('offline', reopen);
  window.addEventListener('online', () => { reopen(); connect(); });
  setInterval(() => { if (!live) update(); }, POLL_MILLIS);
  // Should a word have been lost on the way, this makes it good.
  setInterval(update, REREAD_MILLIS);

  // One reading at a time; what changes meanwhile is read after it.
  let reading = false;
  let again = false;
  let fresh = null;
  async function update() {
    if (reading) {
      again = true;
      return;
    }
    reading = true;
    try {
      do {
        again = false;
        const answer = await fetch(source, { headers: { 'HX-Request': 'true', 'By-Itself': 'true' }, signal: AbortSignal.timeout(20_000) });
        if (answer.status === 401) {
          // Nobody is signed in any more: whole, the page leads to the sign-in.
          location.reload();
          return;
        }
        if (answer.ok) {
          fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
          merge();
        }
      } while (again);
    } catch {
      show(false);
    } finally {
      reading = false;
    }
  }

  function alerts(root) {
    return [...root.querySelectorAll('li.alert')];
  }
  function inUse(item) {
    return item.contains(document.activeElement) && document.activeElement !== item
      || item.querySelector('details[open]') !== null || item.matches(':has(.actions:hover)');
  }

  // What stands here is brought up to date in its place; what is new is counted.
  function merge() {
    if (!fresh) return;
    const counts = fresh.getElementById('counts');
    const here = document.getElementById('counts');
    if (counts && here.textContent !== counts.textContent && !here.contains(document.activeElement)) {
      counts.removeAttribute('hx-swap-oob');
      here.replaceWith(document.importNode(counts, true));
    }
    if (alerts(list).length === 0) {
      showAll();
      return;
    }
    for (const item of alerts(list)) {
      const now = fresh.getElementById(item.id);
      if (!now) {
        item.classList.add('gone');
        if (!item.querySelector('.gone-note')) {
          const note = document.createElement('p');
          note.className = 'gone-note';
          note.textContent = 'No longer in this list.';
          item.querySelector('.what').append(note);
        }
      } else if (now.dataset.version !== item.dataset.version && !inUse(item)) {
        const focused = document.activeElement === item;
        const copy = document.importNode(now, true);
        item.replaceWith(copy);
        window.htmx.process(copy);
        if (focused) copy.focus({ preventScroll: true });
      }
    }
    const news = alerts(fresh).filter((item) => !document.getElementById(item.id));
    const urgent = news.filter((item) => item.classList.contains('urgent')).length;
    const text = news.length === 0 ? ''
      : `${news.length} new${urgent ? `, ${urgent} urgent` : ''}: show`;
    if (button.textContent !== text) {
      button.textContent = text;
      button.hidden = text === '';
    }
    settled();
  }

  function showAll() {
    if (!fresh) return;
    const sections = [...fresh.body.children].filter((part) => part.matches('section, .more'));
    const focused = list.contains(document.activeElement) || document.activeElement === button;
    list.replaceChildren(...sections.map((part) => document.importNode(part, true)));
    window.htmx.process(list);
    button.textContent = '';
    button.hidden = true;
    if (focused) list.focus({ preventScroll: true });
    settled();
  }
  button.addEventListener('click', () => {
    const known = new Set(alerts(list).map((item) => item.id));
    showAll();
    const first = alerts(list).find((item) => !known.has(item.id));
    if (first) first.focus();
  });

  // Times, as they pass.
  function span(minutes) {
    if (minutes < 1) return 'less than a minute';
    if (minutes < 60) return minutes + ' min';
    const hours = Math.floor(minutes / 60);
    return hours < 24 ? hours + ' h ' + (minutes % 60) + ' min' : Math.floor(hours / 24) + ' d';
  }
  function refreshTimes() {
    for (const gap of document.querySelectorAll('[data-gap]')) {
      const millis = Date.parse(gap.dataset.gap) - Date.now();
      const text = span(Math.floor(Math.abs(millis) / 60_000));
      gap.textContent = millis < 0 ? `(${text} ago)` : `(in ${text})`;
      const item = gap.closest('.alert');
      if (millis < 0 && !item.classList.contains('overdue')) {
        item.classList.add('overdue');
        gap.closest('.due').querySelector('dt').textContent = 'Overdue since';
      }
    }
  }
  setInterval(refreshTimes, 30_000);

  // What was done can be undone for a moment; then the button goes, and the focus stays with its alert.
  function undoPasses(form) {
    const left = Number(form.dataset.undo);
    delete form.dataset.undo;
    setTimeout(() => {
      if (form.contains(document.activeElement)) (form.closest('.alert') ?? list).focus({ preventScroll: true });
      // The room that it took stays: what stands below must not move.
      if (form.closest('.alert')) form.classList.add('passed');
      else form.remove();
    }, left);
  }

  // What has come into view counts as seen, once.
  const sent = new Set();
  const views = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      const id = target.dataset.unseen;
      if (isIntersecting && id && !sent.has(id)) {
        sent.add(id);
        const token = new URLSearchParams({ _csrf: document.querySelector('input[name="_csrf"]')?.value ?? '' });
        fetch(`/inbox/${id}/seen`, { method: 'POST', body: token, keepalive: true }).catch(() => sent.delete(id));
      }
    }
  }, { threshold: 0.5 });
  function settled() {
    refreshTimes();
    document.querySelectorAll('[data-undo]').forEach(undoPasses);
    views.disconnect();
    document.querySelectorAll('[data-unseen]').forEach((alert) => views.observe(alert));
  }

  // What a person does is answered with the whole list, also when somebody else was faster (409). A button that is gone
  // leaves the focus nowhere: give it to its alert, or to the one that took its place.
  let place = null;
  document.body.addEventListener('htmx:beforeSwap', (event) => {
    if (event.detail.xhr.status === 409) {
      event.detail.shouldSwap = true;
      event.detail.isError = false;
    }
    const alert = document.activeElement && document.activeElement.closest('.alert');
    place = alert && { id: alert.id, index: alerts(document).indexOf(alert) };
  });
  document.body.addEventListener('htmx:afterSettle', () => {
    button.textContent = '';
    button.hidden = true;
    settled();
    if (place && (document.activeElement === document.body || document.activeElement === null)) {
      const all = alerts(document);
      const next = document.getElementById(place.id) || all[Math.min(place.index, all.length - 1)];
      (next || list).focus();
    }
  });
  document.body.addEventListener('htmx:sendError', () => {
    document.getElementById('problem').textContent = 'That was not sent: the connection is lost. Try again.';
  });

  // Keyboard shortcuts: single characters, so they can be turned off (WCAG 2.1.4).
  const help = document.getElementById('help');
  const helpOpen = document.getElementById('help-open');
  const shortcuts = document.getElementById('shortcuts');
  helpOpen.hidden = false;
  shortcuts.checked = localStorage.getItem('stepdown.shortcuts') !== 'off';
  shortcuts.addEventListener('change', () => localStorage.setItem('stepdown.shortcuts', shortcuts.checked ? 'on' : 'off'));
  helpOpen.addEventListener('click', () => help.showModal());

  function step(by) {
    const all = alerts(document);
    const at = all.indexOf(document.activeElement && document.activeElement.closest('.alert'));
    const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.max(0, Math.min(all.length - 1, at + by))];
    if (next) next.focus();
  }
  document.addEventListener('keydown', (event) => {
    const typing = event.target.closest('input:not([type="checkbox"]), textarea, select');
    if (!shortcuts.checked || typing || help.open || event.ctrlKey || event.altKey || event.metaKey) return;
    const current = document.activeElement && document.activeElement.closest('.alert');
    switch (event.key) {
      case 'j': step(1); break;
      case 'k': step(-1); break;
      case 'n': if (!button.hidden) button.click(); break;
      case '/': document.getElementById('f-q').focus(); break;
      case '?': help.showModal(); break;
      case 'a': case 'r': case 'm': case 'u': {
        // What was resolved is no longer in the list: its button stands above it.
        const target = (current && current.querySelector(`[data-key="${event.key}"]`))
          ?? (event.key === 'u' ? document.querySelector('#resolved [data-key="u"]') : null);
        if (!target) return;
        target.focus();
        target.click();
        break;
      }
      default: return;
    }
    event.preventDefault();
  });

  settled();
  connect();
})();
