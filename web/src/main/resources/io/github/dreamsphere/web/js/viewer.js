import {Camera, ray} from './camera.js';
import {Cells} from './cells.js';
import {Picture} from './picture.js';
import {Reveal} from './reveal.js';
import {Sphere} from './sphere.js';
import {samplesOf} from './tiles.js';
import {DEGREE, apply, clamp, inverse, product} from './turn.js';

const DESK_CELLS = 96, PHONE_CELLS = 48;
const FADE_SECONDS = .3, BLEND_SECONDS = .7;
/** After so many frames in a row that are slower than this, fewer pixels are drawn while the view moves. */
const SLOW_FRAMES = 4, SLOW_SECONDS = .04;
const FEWEST_PIXELS = .5;

/** Shows one place of a room, and its versions, on a canvas. Draws only when something changes. */
export class Viewer {
  camera = new Camera();
  /** The place shown, as in room.json; none until the first has come. */
  place = null;
  /** The pointer, in CSS pixels of the canvas, or null where the middle of the view counts. */
  pointer = null;
  /** Whether the sphere is seen as a little planet, or on the way there. */
  planet = false;
  /** A headset's session, while it draws in our stead. */
  session = null;
  /** Told when the place, the version, the weight or the mode changed, and after each frame. */
  onChange = () => {}; onFrame = () => {};
  #scene = {lower: null, upper: null, weight: 0, look: false, light: 0};
  #target = 0; #next = null; #pictures = new Map(); #frames = 0; #slow = 0; #scale = 1; #asked = 0; #last = 0; #seen = false;

  /** @throws Error if the browser has no WebGL2 */
  constructor(canvas, room) {
    const gl = canvas.getContext('webgl2', {antialias: false, alpha: false, depth: false, powerPreference: 'high-performance'});
    if (!gl) throw new Error('no WebGL2');
    Object.assign(this, {canvas, gl, room});
    const edge = Math.max(...room.places.flatMap(p => p.versions).map(v => v.tiles ? v.tiles.cell + 2 * v.tiles.gutter : 1));
    const phone = matchMedia('(pointer: coarse)').matches && Math.min(screen.width, screen.height) < 600;
    this.cells = new Cells(gl, edge, phone ? PHONE_CELLS : DESK_CELLS);
    this.cells.onArrival = () => this.invalidate();
    this.reveal = new Reveal(gl);
    this.sphere = new Sphere(gl, this.cells, this.reveal.texture);
    new ResizeObserver(() => this.invalidate()).observe(canvas);
    canvas.addEventListener('webglcontextlost', () => setTimeout(() => location.reload(), 500));
  }

  /** The person moves the sphere by so many pixels. */
  turnBy(dx, dy) {
    const before = this.camera.yaw;
    this.camera.drag(dx, dy);
    this.gyroscope?.nudge(this.camera.yaw - before);
  }

  /** Something changed: draws soon. */
  invalidate() {
    if (!this.#asked && !this.session) this.#asked = requestAnimationFrame(now => this.#frame(now));
  }

  #picture(version) {
    if (!this.#pictures.has(version)) {
      const picture = new Picture(this.gl, version);
      for (const event of ['loadeddata', 'play', 'pause']) {
        picture.film?.element.addEventListener(event, () => {
          this.onChange();
          this.invalidate();
        });
      }
      this.#pictures.set(version, picture);
    }
    return this.#pictures.get(version);
  }

  /** The tiles of a version, as the left eye sees it. */
  tilesOf(version) { return this.#picture(version).tiles(0); }

  /** The place's version that the others are laid over. */
  get #base() { return baseOf(this.place); }

  /** The version shown, or flowing in. */
  get version() { return this.#target > 0 || this.look ? this.#scene.upper.version : this.#base; }

  /** The version over the first one, if there is any. */
  get upper() { return this.#scene.upper?.version; }

  /** How much of the upper version is seen everywhere, 0 to 1. */
  get weight() { return this.#target; }

  /** 0 in the dark between two places, 1 otherwise. */
  get light() { return this.#scene.light; }

  /** Whether the dream flows in where one looks. */
  get look() { return this.#scene.look; }

  /** The picture that alone is seen while nothing fades, blends, flows or grows; null otherwise. */
  get settled() {
    const {lower, upper, weight, look, light} = this.#scene, shown = weight ? upper : lower;
    return this.#next || look || light < 1 || weight !== this.#target || weight % 1 || shown?.film || shown?.version.live ? null : shown;
  }

  /** The film shown, if any. */
  get film() { return this.place && this.#picture(this.version).film; }

  /**
   * Goes to a place, through the dark.
   * @param state version: its id; weight 0 to 1; look: whether it flows in; yaw, pitch, fov in degrees; all optional
   */
  go(place, state = {}) {
    if (!place) return;
    this.#next = {place, state};
    this.cells.want(this.#picture(place.versions.find(v => v.id === state.version && state.weight === 1) ?? baseOf(place)).roots);
    this.invalidate();
  }

  #arrive({place, state}) {
    const before = [this.#scene.lower, this.#scene.upper], view = {...place.view, ...state};
    this.#next = null;
    this.place = place;
    const base = this.#base, upper = place.versions.find(v => v.id === state.version && v !== base)
      ?? place.versions.find(v => v !== base);
    Object.assign(this.#scene, {lower: this.#picture(base), upper: upper && this.#picture(upper), look: false});
    for (const picture of before) if (picture && !this.#shows(picture)) picture.leave(this.cells);
    this.#target = this.#scene.weight = upper ? clamp(state.weight ?? (state.version === upper.id ? 1 : 0), 0, 1) : 0;
    if (!this.session) {
      this.planet = false;
      Object.assign(this.camera, {bend: 0, roll: 0, glide: null});
      this.camera.look(view.yaw * DEGREE, view.pitch * DEGREE, view.fov * DEGREE);
    }
    this.setLook(!!state.look);
    this.#playFilm();
  }

  #shows(picture) { return picture === this.#scene.lower || picture === this.#scene.upper; }

  #playFilm() {
    for (const picture of [this.#scene.lower, this.#scene.upper]) {
      picture?.film?.play(picture.version === this.version && !this.camera.still);
    }
  }

  /** Lets a version of this place flow in everywhere. */
  show(version) {
    const scene = this.#scene, base = this.#base;
    if (version === base) {
      scene.look = false;
      this.#target = 0;
    } else {
      const picture = this.#picture(version);
      if (picture !== scene.upper) {
        const hidden = scene.upper;
        scene.lower = scene.weight > .5 ? scene.upper : this.#picture(base);
        Object.assign(scene, {upper: picture, weight: 0});
        if (hidden && !this.#shows(hidden)) hidden.leave(this.cells);
      }
      this.#target = scene.look ? 0 : 1;
    }
    this.#playFilm();
    this.onChange();
    this.invalidate();
  }

  /** Shows the version after this one; after the last, the first. */
  showNext() {
    const {versions} = this.place;
    this.show(versions[(versions.indexOf(this.version) + 1) % versions.length]);
  }

  /** Mixes the first version with the upper one: 0 to 1. */
  setWeight(weight) {
    this.#settle();
    this.#target = this.#scene.weight = clamp(weight, 0, 1);
    this.#scene.look = false;
    this.#playFilm();
    this.onChange();
    this.invalidate();
  }

  /** Lets the dream flow in where one looks, or ends that. */
  setLook(on) {
    this.#settle();
    this.#scene.look = on && !!this.#scene.upper;
    if (this.#scene.look) {
      this.reveal.clear();
      this.#target = 0;
    }
    this.onChange();
    this.invalidate();
  }

  /** Below the upper version lies the first one again. */
  #settle() {
    const base = this.#picture(this.#base);
    if (this.#scene.lower !== base) this.#scene.lower = base;
  }

  /** Whether what is to be seen can be drawn, however coarse. */
  get #ready() {
    const {lower, upper, weight, look} = this.#scene;
    return (weight === 1 && !look || lower.ready) && (weight === 0 || upper.ready);
  }

  /** Time passes: fades, blends, films and the reveal along `gaze`. Says whether anything still moves. */
  advance(seconds, gaze) {
    const scene = this.#scene;
    if (this.#next) {
      scene.light = scene.lower && !this.camera.still ? Math.max(0, scene.light - seconds / FADE_SECONDS) : 0;
      if (!scene.light) this.#arrive(this.#next);
      return true;
    }
    if (!scene.lower) return false;
    const ready = this.#ready, first = !this.#seen;
    this.#seen ||= ready;
    if (ready) scene.light = this.camera.still || first ? 1 : Math.min(1, scene.light + seconds / FADE_SECONDS);
    if (scene.upper?.ready) {
      const step = this.camera.still ? 1 : seconds / BLEND_SECONDS;
      scene.weight += clamp(this.#target - scene.weight, -step, step);
      if (scene.weight === 1 && this.#target === 1) this.#settle();
      if (scene.look) this.reveal.look(gaze, seconds);
    }
    const plays = [scene.lower, scene.upper].map(p => p?.film?.update()).some(Boolean);
    const blends = scene.upper?.ready ? scene.weight !== this.#target : false;
    return plays || blends || scene.look || ready && scene.light < 1;
  }

  /** Draws these views, as Sphere.draw() takes them, and loads what they need. */
  draw(views) {
    const scene = this.#scene;
    if (this.#frames++ % 4 === 0 || !this.session) this.#load(views);
    const upper = scene.upper?.ready ? scene.upper : null;
    for (const view of views) this.sphere.draw(view, {...scene, upper});
  }

  #load(views) {
    const scene = this.#scene, seen = [], wanted = [];
    if (scene.weight < 1 || scene.look) seen.push(scene.lower);
    if (scene.upper && (scene.weight > 0 || this.#target > 0 || scene.look)) seen.push(scene.upper);
    // The coarsest levels come first and alone, so that there is a picture soon.
    if (!this.#ready) {
      this.cells.want(seen.flatMap(picture => picture.roots));
      this.canvas.setAttribute('aria-busy', true);
      return;
    }
    const roots = [scene.lower, scene.upper].flatMap(p => p?.roots ?? []).map(tile => ({...tile, urgency: -1}));
    const samples = views.map(view => samplesOf(view, ray));
    let bias = 0;
    do {
      wanted.length = 0;
      for (const picture of seen) wanted.push(...needed(picture, views, samples, bias));
    } while (roots.length + wanted.length > this.cells.capacity && bias++ < 8);
    wanted.sort((a, b) => a.urgency - b.urgency);
    const missing = this.cells.want([...roots, ...wanted]);
    this.canvas.setAttribute('aria-busy', missing > 0);
  }

  #frame(now) {
    this.#asked = 0;
    if (this.session) return;
    const seconds = Math.min(.25, (now - this.#last) / 1000);
    this.#last = now;
    const camera = this.camera;
    Object.assign(camera, {width: this.canvas.clientWidth, height: this.canvas.clientHeight});
    const turns = camera.tick(seconds);
    const moves = this.advance(seconds, camera.directionAt(...this.pointer ?? [camera.width / 2, camera.height / 2])) || turns;
    this.#fit(moves, seconds);
    this.gl.bindFramebuffer(this.gl.FRAMEBUFFER, null);
    if (this.#scene.lower) this.draw([this.#flatView()]);
    this.onFrame();
    if (moves) this.invalidate();
  }

  /** Chooses the canvas's pixels: fewer while a slow device moves the view, all of them when it stands. */
  #fit(moves, seconds) {
    this.#slow = moves && seconds > SLOW_SECONDS ? this.#slow + 1 : 0;
    if (this.#slow >= SLOW_FRAMES) {
      this.#scale = Math.max(FEWEST_PIXELS, this.#scale * .7);
      this.#slow = 0;
    }
    const pixels = Math.min(2, devicePixelRatio) * (moves ? this.#scale : 1), {canvas} = this;
    const [width, height] = [canvas.clientWidth, canvas.clientHeight].map(n => Math.max(1, Math.round(n * pixels)));
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, {width, height});
  }

  #flatView() {
    const {width, height} = this.canvas;
    return {x: 0, y: 0, width, height, plane: [0, 0, ...this.camera.half], bend: this.camera.bend, turn: this.camera.turn, eye: 0};
  }
}

/** The version of a place that the others are laid over: the first original. */
export const baseOf = place => place.versions.find(v => v.kind === 'original') ?? place.versions[0];

/** The tiles of a picture that these views need. Two eyes that see the same picture need nearly the same tiles. */
function needed(picture, views, samples, bias) {
  const all = new Map();
  views.forEach((view, i) => {
    const tiles = picture.tiles(view.eye);
    if (!tiles || all.has(tiles)) return;
    const toPicture = product(inverse(picture.turn), view.turn);
    all.set(tiles, tiles.need(samples[i].map(sample => ({...sample, ray: apply(toPicture, sample.ray)})), bias));
  });
  return [...all].flatMap(([tiles, map]) => [...map].map(([index, urgency]) => ({tiles, index, urgency})));
}
