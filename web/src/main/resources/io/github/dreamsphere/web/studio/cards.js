import {made} from '../js/dom.js';

/**
 * A card to choose. A click chooses it alone; with Ctrl, ⌘ or Shift, or on its tick, it is added to the others or taken away.
 * @param about image: an element; name; text; chosen; pick(adds): chooses it; remove(): takes it away, optional
 */
export function choiceCard({image, name, text = '', pick, remove}) {
  const main = made('button', {onclick: event => pick(event.ctrlKey || event.metaKey || event.shiftKey)}, image, made('b', {textContent: name}),
    ...text ? [made('span', {className: 'text', textContent: text})] : []);
  const tick = made('button', {className: 'tick', textContent: '✓', title: 'Add to those chosen, or take away', onclick: () => pick(true)});
  tick.setAttribute('aria-label', `${name}, beside others`);
  const card = made('li', {className: 'card'}, main, tick);
  if (remove) card.append(removeButton(name, remove));
  return card;
}

/** Shows whether a card is chosen. */
export function mark(card, chosen) {
  for (const button of card.querySelectorAll('button:first-child, .tick')) button.setAttribute('aria-pressed', chosen);
}

/** Scrolls a row of cards so that the chosen one is seen. */
export function reveal(list) {
  const card = list.querySelector('[aria-pressed="true"]')?.closest('.card');
  if (card) list.scrollLeft = card.offsetLeft - (list.clientWidth - card.clientWidth) / 2;
}

export function removeButton(name, remove) {
  const away = made('button', {className: 'away', textContent: '✕', title: 'Remove', onclick: remove});
  away.setAttribute('aria-label', `Remove ${name}`);
  return away;
}

/** Changes the choice in `set` as choiceCard() tells it. */
export function choose(set, value, adds) {
  if (!adds) {
    set.clear();
    set.add(value);
  } else if (!set.delete(value)) set.add(value);
}
