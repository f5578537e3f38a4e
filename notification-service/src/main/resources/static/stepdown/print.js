// The sheet is printed by the browser; without script by its own menu.
(() => {
  'use strict';
  const button = document.getElementById('print');
  button.hidden = false;
  button.addEventListener('click', () => window.print());
})();
