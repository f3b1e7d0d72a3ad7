import {by, made} from './dom.js';
import {givenDoors, others} from './places.js';
import {DEGREE, clamp, direction} from './turn.js';

const MOST = 6, APART = 40;
/** Below the horizon, or above it where the view is so low that buttons cover what is below. */
const PITCH = -6, PITCH_IF_LOW = 12, LOW = 421;
/** Where the first doors are, as a part of half the view's width, and in degrees at most and at least. */
const ASIDE = .72, WIDEST = 36, NARROWEST = 13;

/** Doors to other places: buttons that lie on the sphere. In a headset, doors.js draws its own. */
export class Marks {
  #place; #marks = [];

  /** @param go called with the place whose door was chosen */
  constructor(viewer, go) { Object.assign(this, {viewer, go}); }

  /** The doors of the place shown. */
  update() {
    const {room, place, camera} = this.viewer;
    if (place === this.#place) return;
    this.#place = place;
    this.#marks = (givenDoors(room, place) ?? around(others(room, place), place.view, camera))
      .map(({to, yaw, pitch}) => ({at: direction(yaw * DEGREE, pitch * DEGREE), button: this.#button(to)}));
    by('doors').replaceChildren(...this.#marks.map(mark => mark.button));
  }

  #button(to) {
    const button = made('button', {onclick: () => this.go(to), hidden: true}, made('img', {alt: '', src: to.thumbnail ?? 'data:,'}),
      made('span', {textContent: to.title}));
    button.setAttribute('aria-label', `Door to ${to.title}`);
    return button;
  }

  /** Moves the doors with the sphere. */
  turn() {
    const {camera, session} = this.viewer;
    for (const {at, button} of this.#marks) {
      const [x, y] = !session && camera.project(at) || [-1, -1];
      button.hidden = !(x >= 0 && y >= 0 && x <= camera.width && y <= camera.height);
      if (!button.hidden) button.style.translate = `${x.toFixed(1)}px ${y.toFixed(1)}px`;
    }
  }
}

/** How far to the side of a place's first view a door lies: within the view, but not before its middle. */
function aside({width, height}, fov) {
  const half = Math.atan(Math.tan(Math.min(fov, 120) * DEGREE / 2) * width / Math.max(width, height));
  return clamp(ASIDE * half / DEGREE, NARROWEST, WIDEST);
}

/** Doors to the next places on the right, and to those before this one on the left. */
function around(places, {yaw, fov}, camera) {
  const side = aside(camera, fov), pitch = camera.height < LOW ? PITCH_IF_LOW : PITCH, count = Math.min(MOST, places.length), right = Math.ceil(count / 2);
  const angle = i => yaw + (i < right ? side + i * APART : -side - (i - right) * APART);
  return Array.from({length: count}, (_, i) => ({to: i < right ? places[i] : places.at(right - 1 - i), yaw: angle(i), pitch}));
}
