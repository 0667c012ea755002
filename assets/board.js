/* Cards of the boards can be dragged. It does what the card's own menu does, which stays; nothing else needs it. */
(() => {
  'use strict';

  const HERE = 'drop-here';
  let card = null;

  const forgetTarget = () => {
    for (const element of document.querySelectorAll(`.${HERE}`)) element.classList.remove(HERE);
  };

  /* the column under the pointer, when a card of another one is held */
  const columnUnder = ({ target }) => {
    const column = target instanceof Element ? target.closest('[data-column]') : null;
    return card && column && column.dataset.column !== card.closest('[data-column]')?.dataset.column ? column : null;
  };

  document.addEventListener('DOMContentLoaded', () => {
    for (const line of document.querySelectorAll('.card-line')) line.draggable = true;
  });

  document.addEventListener('dragstart', (event) => {
    card = event.target instanceof Element ? event.target.closest('.card-line') : null;
    if (!card) return;
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', card.id);
  });

  document.addEventListener('dragover', (event) => {
    const column = columnUnder(event);
    if (!column) return;
    event.preventDefault();
    forgetTarget();
    column.classList.add(HERE);
  });

  document.addEventListener('dragend', () => {
    card = null;
    forgetTarget();
  });

  document.addEventListener('drop', (event) => {
    const column = columnUnder(event);
    if (!column) return;
    event.preventDefault();
    const form = card.querySelector('form');
    form.elements.til.value = column.dataset.column;
    form.requestSubmit();
  });
})();
