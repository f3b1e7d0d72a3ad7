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
    const kinds = kindsOf(place);
    if (kinds) button.append(made('small', {textContent: kinds}));
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
  by('recipes').replaceChildren(...place.versions.flatMap(about));
  by('about').showModal();
}

/** What a place has besides one picture: "2 dreams, 1 film". */
function kindsOf({versions}) {
  const counted = kind => {
    const count = versions.filter(v => v.kind === kind).length;
    return count && versions.length > 1 ? [`${count} ${kind}${count > 1 ? 's' : ''}`] : [];
  };
  return versions.length === 1 && versions[0].kind === 'original' ? ''
    : versions.length === 1 ? versions[0].kind : [...counted('dream'), ...counted('film')].join(', ');
}

function about({title, kind, tiles, video, recipe}) {
  const {width, height, eyes} = tiles ?? video;
  const part = tiles && (tiles.coveredWidth < tiles.width || tiles.coveredHeight < tiles.height);
  const facts = [title.toLowerCase().includes(kind) ? '' : kind, `${width} × ${height} pixels`, part && 'a part of the sphere', eyes > 1 && 'stereo'];
  return [made('h3', {textContent: title}), made('p', {textContent: facts.filter(Boolean).join(', ')}), ...recipe ? recipeOf(recipe) : []];
}

function recipeOf({command, text}) {
  const parts = [];
  if (command) {
    parts.push(made('pre', {tabIndex: 0, textContent: command}), made('button', {
      className: 'copy', textContent: 'Copy the command', onclick: () => copy(command, 'The command is copied.')}));
  }
  if (text) {
    parts.push(made('details', {}, made('summary', {textContent: 'Recipe'}), made('pre', {tabIndex: 0, textContent: text})));
  }
  return parts;
}
