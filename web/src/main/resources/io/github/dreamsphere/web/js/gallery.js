import {by, copy, made} from './dom.js';

/**
 * Fills the gallery of all places.
 * @param go called with the place chosen
 */
export function fillGallery(room, go) {
  by('gallery-title').textContent = room.title;
  by('room-caption').textContent = room.caption ?? '';
  by('places').append(...room.places.map(place => {
    const button = made('button', {onclick: () => {
      by('gallery').close();
      go(place);
    }}, made('img', {alt: '', loading: 'lazy'}), made('span', {textContent: place.title}));
    if (place.thumbnail) button.firstChild.src = place.thumbnail;
    if (place.caption) button.append(made('span', {textContent: place.caption}));
    return made('li', {}, button);
  }));
}

/** Opens the gallery, with the current place marked. */
export function openGallery(room, current) {
  by('places').querySelectorAll('button').forEach((button, i) => {
    if (room.places[i] === current) button.setAttribute('aria-current', 'true');
    else button.removeAttribute('aria-current');
  });
  by('gallery').showModal();
  by('places').querySelector('[aria-current]')?.focus();
}

/** Opens what is known of a place: its caption, and how each dream was made. */
export function openAbout(place) {
  by('about-title').textContent = place.title;
  by('about-caption').textContent = place.caption ?? '';
  by('recipes').replaceChildren(...place.versions.filter(v => v.recipe).flatMap(recipe));
  by('about').showModal();
}

function recipe({title, recipe: {command, text}}) {
  const parts = [made('h3', {textContent: title})];
  if (command) {
    parts.push(made('pre', {tabIndex: 0, textContent: command}), made('button', {
      className: 'copy', textContent: 'Copy the command', onclick: () => copy(command, 'The command is copied.')}));
  }
  if (text) {
    parts.push(made('details', {}, made('summary', {textContent: 'Recipe'}), made('pre', {tabIndex: 0, textContent: text})));
  }
  return parts;
}
