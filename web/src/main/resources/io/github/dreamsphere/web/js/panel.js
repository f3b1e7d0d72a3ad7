import {by, icon, made, toast} from './dom.js';
import {DEGREE} from './turn.js';
import {baseOf} from './viewer.js';

const POINTS = ['north', 'north-east', 'east', 'south-east', 'south', 'south-west', 'west', 'north-west'];
const IDLE_SECONDS = 5;

/**
 * The buttons and texts around the sphere.
 * @param tools {id, key, name, pressed(), shown(), run(), hidden, now()}: the row of buttons. Icons have the ids of tools;
 *     now() gives another icon and name where they change
 */
export class Panel {
  #buttons = new Map(); #spoken; #idle;

  constructor(viewer, tools) {
    this.viewer = viewer;
    by('room-title').textContent = viewer.room.title;
    for (const tool of tools) {
      const button = made('button', {id: `tool-${tool.id}`, hidden: !!tool.hidden, onclick: () => tool.run()});
      name(button, tool, tool.id, tool.name);
      button.setAttribute('aria-keyshortcuts', tool.key);
      this.#buttons.set(tool, button);
      by('tools').append(button);
    }
    by('weight').oninput = event => viewer.setWeight(event.target.value / 100);
    for (const type of ['pointermove', 'pointerdown', 'keydown', 'focusin']) addEventListener(type, () => this.#awake());
    this.#awake();
  }

  /** The pointer and the interface hide in full screen while nothing happens. */
  #awake() {
    document.body.classList.remove('idle');
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => {
      if (document.fullscreenElement || document.body.classList.contains('embedded')) document.body.classList.add('idle');
    }, IDLE_SECONDS * 1000);
  }

  /** Shows the state of the viewer. */
  update() {
    const {viewer} = this;
    if (!viewer.place) return;
    const {place, version, upper} = viewer;
    document.title = `${place.title} · ${viewer.room.title}`;
    by('title').textContent = place.title;
    by('caption').textContent = place.caption ?? '';
    for (const id of ['back', 'next']) by(id).hidden = viewer.room.places.length < 2;
    by('versions').hidden = place.versions.length < 2;
    this.#versions(place.versions, version);
    by('mix').hidden = !upper || viewer.look;
    by('flows').hidden = !viewer.look;
    by('mix-lower').textContent = baseOf(place).title;
    by('mix-upper').textContent = upper?.title ?? '';
    by('weight').value = viewer.weight * 100;
    by('weight').setAttribute('aria-valuetext', `${Math.round(viewer.weight * 100)} % ${upper?.title ?? ''}`);
    by('compass').hidden = place.north === undefined;
    for (const [tool, button] of this.#buttons) {
      if (tool.pressed) button.setAttribute('aria-pressed', tool.pressed());
      if (tool.shown) button.hidden = !tool.shown();
      if (tool.now) name(button, tool, ...tool.now());
    }
    this.say();
  }

  #versions(versions, shown) {
    const group = by('versions');
    if (group.versions !== versions) {
      group.replaceChildren(...versions.map(v => made('button', {textContent: v.title, onclick: () => this.viewer.show(v)})));
      group.versions = versions;
    }
    versions.forEach((v, i) => group.children[i].setAttribute('aria-pressed', v === shown));
  }

  /** Turns the compass. */
  turn() {
    const {camera, place} = this.viewer;
    if (place?.north !== undefined) by('compass').style.rotate = `${-camera.yaw - place.north * DEGREE}rad`;
  }

  /** Tells those who listen what is seen, once the view rests. */
  say() {
    clearTimeout(this.#spoken);
    this.#spoken = setTimeout(() => {
      const text = description(this.viewer);
      if (by('spoken').textContent !== text) by('spoken').textContent = text;
      by('sphere').setAttribute('aria-label', `360° picture: ${text}`);
    }, 700);
  }
}

/** Gives a button its icon and name, unless it has them. */
function name(button, {key}, symbol, text) {
  if (button.ariaLabel === text) return;
  button.title = `${text} (${key})`;
  button.setAttribute('aria-label', text);
  button.replaceChildren(icon(symbol));
}

function description({place, version, look, upper, camera}) {
  const degrees = camera.yaw / DEGREE, tens = angle => Math.round(angle / 10) * 10, pitch = tens(camera.pitch / DEGREE);
  const side = tens(Math.abs(degrees)) ? `${tens(Math.abs(degrees))}° ${degrees < 0 ? 'left' : 'right'}` : 'straight ahead';
  const heading = place.north === undefined ? side : POINTS[Math.round((degrees + place.north) / 45 + 16) % 8];
  const height = pitch ? `, ${Math.abs(pitch)}° ${pitch > 0 ? 'up' : 'down'}` : '';
  return `${place.title}. ${look ? `${upper.title} flows in where you look` : version.title}. Looking ${heading}${height}.`;
}

/** Says what went wrong. */
export const complain = error => toast(error.message);
