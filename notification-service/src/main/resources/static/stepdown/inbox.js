// The page works without this; it keeps relative times fresh, says when the page is not live, and keeps the
// keyboard's place when the list is drawn anew.
(() => {
  'use strict';
  const SILENCE_MILLIS = 45_000;

  const connection = document.getElementById('connection');
  const words = {
    open: 'Live',
    lost: 'Connection lost. Trying again; what you see may be out of date.',
  };
  let silence;

  function show(state) {
    if (connection.dataset.state !== state) {
      connection.dataset.state = state;
      connection.firstElementChild.textContent = words[state];
    }
  }

  function heard() {
    show('open');
    clearTimeout(silence);
    silence = setTimeout(() => show('lost'), SILENCE_MILLIS);
  }

  document.body.addEventListener('htmx:sseOpen', (event) => {
    heard();
    event.detail.source.addEventListener('beat', heard);
    event.detail.source.addEventListener('changed', heard);
  });
  document.body.addEventListener('htmx:sseError', () => show('lost'));
  document.body.addEventListener('htmx:sendError', () => show('lost'));

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

  // What has come into view counts as seen, once. Not a request of the list's own: that would be dropped when the list
  // is drawn anew.
  const sent = new Set();
  const views = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      const id = target.dataset.unseen;
      if (isIntersecting && id && !sent.has(id)) {
        sent.add(id);
        fetch(`/inbox/${id}/seen`, { method: 'POST', keepalive: true }).catch(() => sent.delete(id));
      }
    }
  }, { threshold: 0.5 });
  function watchUnseen() {
    views.disconnect();
    document.querySelectorAll('[data-unseen]').forEach((alert) => views.observe(alert));
  }
  watchUnseen();

  // The list holds still while somebody is about to press a button, so that no other alert slips under the pointer, and
  // while an answer is on its way, so that drawing anew does not drop it. What was missed meanwhile is fetched after.
  const AIM_MILLIS = 1_500;
  let answering = 0;
  let pressed = false;
  let aimedAt = 0;
  let missed = false;

  function held() {
    return answering > 0 || pressed || Date.now() - aimedAt < AIM_MILLIS;
  }
  function catchUp() {
    if (missed && !held()) {
      missed = false;
      htmx.trigger('#alerts', 'refresh');
    }
  }
  setInterval(catchUp, 250);
  document.addEventListener('pointermove', (event) => {
    aimedAt = event.target instanceof Element && event.target.closest('.actions') ? Date.now() : 0;
  });
  document.addEventListener('pointerdown', () => { pressed = true; });
  for (const end of ['pointerup', 'pointercancel', 'blur']) {
    window.addEventListener(end, () => setTimeout(() => { pressed = false; }));
  }
  document.body.addEventListener('htmx:beforeRequest', (event) => {
    if (event.detail.requestConfig.verb === 'post') {
      answering++;
    } else if (held()) {
      event.preventDefault();
      missed = true;
    }
  });
  document.body.addEventListener('htmx:beforeSwap', (event) => {
    if (event.detail.requestConfig.verb === 'get' && held()) {
      event.detail.shouldSwap = false;
      missed = true;
    }
  });
  document.addEventListener('htmx:afterRequest', (event) => {
    if (event.detail.requestConfig.verb === 'post') {
      answering--;
      aimedAt = 0;
    }
  });

  // A button that is gone leaves the focus nowhere: give it to its alert, or to the one that took its place.
  let place = null;
  document.body.addEventListener('htmx:beforeSwap', () => {
    const alert = document.activeElement && document.activeElement.closest('.alert');
    place = alert && { id: alert.id, index: [...document.querySelectorAll('.alert')].indexOf(alert) };
  });
  document.body.addEventListener('htmx:afterSettle', () => {
    refreshTimes();
    watchUnseen();
    if (place && (document.activeElement === document.body || document.activeElement === null)) {
      const alerts = document.querySelectorAll('.alert');
      const next = document.getElementById(place.id) || alerts[Math.min(place.index, alerts.length - 1)];
      (next || document.getElementById('alerts')).focus();
    }
  });
})();
