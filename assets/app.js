/* The little that pages do by themselves. Everything here is a convenience: links and forms work without it. */
(() => {
  'use strict';

  /* things that need a script show themselves only when there is one */
  const ready = (root) => {
    for (const element of root.querySelectorAll('[data-needs-script]')) element.hidden = false;
    for (const element of root.querySelectorAll('[data-only-without-script]')) element.hidden = true;
  };

  const typing = (target) =>
    target instanceof Element &&
    target.closest('input:not([type=radio]):not([type=checkbox]), textarea, select') !== null;

  document.addEventListener('DOMContentLoaded', () => {
    ready(document);
    const focus = document.querySelector('[data-focus]');
    if (focus && !location.hash) focus.focus({ preventScroll: false });
    /* the answer of an identity provider goes on by itself; without a script its button is pressed */
    document.querySelector('form[data-hand-over]')?.requestSubmit();
  });

  /* single keys press the button or link that carries them; off when the page says so */
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || typing(event.target)) return;
    if (document.body.dataset.singleKeys !== 'on') return;
    const key = event.key.toLowerCase();
    if (key === '/') {
      const field = document.querySelector('main input[type=search], [data-search]');
      if (!field) return;
      event.preventDefault();
      field.focus();
      return;
    }
    if (!/^[a-z]$/.test(key)) return;
    const element = document.querySelector(`[data-key="${key}"]`);
    if (!element) return;
    event.preventDefault();
    element.click();
  });

  /* a link to what is folded away opens it and leads to its first field */
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('[data-opens]') : null;
    if (!link) return;
    event.preventDefault();
    const details = document.getElementById(link.dataset.opens);
    details.open = true;
    details.querySelector('input:not([type=hidden]), select, textarea')?.focus();
  });

  /* long work tells how far it is; when it is over the page shows what became of it */
  document.addEventListener('DOMContentLoaded', () => {
    for (const element of document.querySelectorAll('[data-events]')) {
      const events = new EventSource(element.dataset.events);
      events.addEventListener('progress', (event) => {
        const { done, of } = JSON.parse(event.data);
        const bar = element.querySelector('progress');
        bar.max = of;
        bar.value = done;
        element.querySelector('[data-done]').textContent = done;
      });
      events.addEventListener('over', () => {
        events.close();
        location.reload();
      });
    }
  });

  document.addEventListener('click', (event) => {
    if (!(event.target instanceof Element)) return;
    if (event.target.closest('[data-print]')) window.print();
  });

  /* a form that asks for it is sent when one of its fields changes */
  document.addEventListener('change', (event) => {
    const form = event.target instanceof Element ? event.target.closest('form[data-send-on-change]') : null;
    if (form) form.requestSubmit();
  });

  /* a field that asks for it presses its button when it changes */
  document.addEventListener('change', (event) => {
    if (!(event.target instanceof HTMLElement)) return;
    const id = event.target.dataset.presses;
    if (id) document.getElementById(id)?.click();
  });

  /* ticks of a form are counted, and can all be set at once */
  const ticks = (form) => [...document.querySelectorAll(`input[type=checkbox][form="${form}"]`)];
  const count = (form) => {
    for (const element of document.querySelectorAll(`[data-chosen-count="${form}"]`)) {
      element.textContent = ticks(form).filter((tick) => tick.checked).length;
    }
  };
  document.addEventListener('change', (event) => {
    if (event.target instanceof HTMLInputElement && event.target.type === 'checkbox' && event.target.form) {
      count(event.target.form.id);
    }
  });
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('[data-choose-all]') : null;
    if (!button) return;
    const form = button.dataset.chooseAll;
    const all = ticks(form);
    const set = all.some((tick) => !tick.checked);
    for (const tick of all) tick.checked = set;
    count(form);
  });
  /* a page the browser went back to keeps its ticks */
  window.addEventListener('pageshow', () => {
    for (const element of document.querySelectorAll('[data-chosen-count]')) count(element.dataset.chosenCount);
  });

  /* a form about the list that is shown sends the list's address as it is now */
  document.addEventListener('submit', (event) => {
    const field = event.target instanceof HTMLFormElement ? event.target.querySelector('[data-address]') : null;
    if (field) field.value = location.pathname + location.search;
  });

  /* hidden fields that carry what another field of the page says now */
  document.addEventListener('input', (event) => {
    if (!(event.target instanceof HTMLInputElement) || event.target.type === 'hidden') return;
    for (const field of document.querySelectorAll('input[type=hidden][data-follows]')) {
      if (field.dataset.follows === event.target.name) field.value = event.target.value;
    }
  });

  /* what htmx put in place: make it ready, and say to screen readers what changed */
  document.addEventListener('htmx:after:swap', () => {
    ready(document);
    const said = document.querySelector('[data-announce]');
    const status = document.getElementById('status');
    if (said && status) status.textContent = said.textContent.trim();
  });
})();
