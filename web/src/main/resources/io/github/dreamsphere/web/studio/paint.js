import {by} from '../js/dom.js';
import {DEGREE, apply, inverse, turn} from '../js/turn.js';

const WIDTH = 512, HEIGHT = 256;
/** The brush's radius, in fields of view for each of its sizes, and how much of it fades. */
const BRUSH = .0175, SOFT = .35;
/** Pixels of the view for each sample of the colour laid over it. */
const GRAIN = 6;

/** A part of the sphere that is painted by hand: white where the picture is to dream. */
export class Paint {
  /** Told when a stroke ends. */
  onChange = () => {};
  #shown = new Float32Array(WIDTH * HEIGHT); #turn = turn(0); #picture = null; #painting = false; #down = false; #erases = false; #empty = true;

  constructor(stage) {
    this.viewer = stage.viewer;
    this.canvas = by('painted');
    if (!this.viewer) return;
    const sphere = by('sphere'), take = {capture: true};
    const stop = event => {
      if (!this.#painting) return false;
      event.stopImmediatePropagation();
      return true;
    };
    sphere.addEventListener('pointerdown', event => {
      if (!stop(event)) return;
      sphere.setPointerCapture(event.pointerId);
      this.#down = true;
      this.#stroke(event);
    }, take);
    sphere.addEventListener('pointermove', event => stop(event) && this.#down && this.#stroke(event), take);
    for (const type of ['pointerup', 'pointercancel']) {
      sphere.addEventListener(type, event => {
        if (!stop(event) || !this.#down) return;
        this.#down = false;
        this.#draw();
        this.onChange();
      }, take);
    }
    this.viewer.onFrame = () => this.#draw();
  }

  /** Whether nothing is painted. */
  get empty() { return this.#empty; }

  /** Paints, erases, or lets the pointer look around again. */
  use(tool) {
    this.#painting = tool !== 'look';
    this.#erases = tool === 'erase';
    by('sphere').style.cursor = this.#painting ? 'crosshair' : '';
    this.#draw();
  }

  /** Begins on another picture; what was painted stays if it is the same. */
  on(picture) {
    if (picture?.id === this.#picture?.id) return;
    this.#picture = picture;
    this.#turn = inverse(turn(0, (picture?.pitch ?? 0) * DEGREE, -(picture?.roll ?? 0) * DEGREE));
    this.clear();
  }

  clear() {
    this.#shown.fill(0);
    this.#empty = true;
    this.#draw();
  }

  /** Paints the middle of the view, for people without a pointer. */
  dab() {
    const {camera, canvas} = this.viewer;
    this.#dab(camera.directionAt(canvas.clientWidth / 2, canvas.clientHeight / 2), 3);
    this.onChange();
  }

  #stroke(event) {
    const box = by('sphere').getBoundingClientRect();
    this.#dab(this.viewer.camera.directionAt(event.clientX - box.left, event.clientY - box.top), 1);
  }

  #dab(world, times) {
    const [x, y, z] = apply(this.#turn, world), radius = this.viewer.camera.fov * BRUSH * by('brush').value * times;
    for (let row = 0, i = 0; row < HEIGHT; row++) {
      const pitch = (.5 - (row + .5) / HEIGHT) * Math.PI, c = Math.cos(pitch), s = Math.sin(pitch);
      if (Math.abs(pitch - Math.asin(y)) > radius) {
        i += WIDTH;
        continue;
      }
      for (let column = 0; column < WIDTH; column++, i++) {
        const yaw = ((column + .5) / WIDTH - .5) * 2 * Math.PI;
        const angle = Math.acos(Math.min(1, x * Math.sin(yaw) * c + y * s - z * Math.cos(yaw) * c));
        const weight = Math.min(1, Math.max(0, (radius - angle) / (radius * SOFT)));
        if (weight) this.#shown[i] = this.#erases ? Math.min(this.#shown[i], 1 - weight) : Math.max(this.#shown[i], weight);
      }
    }
    this.#empty = !this.#shown.some(v => v > .1);
    this.#draw();
  }

  /** Lays colour over what is painted, as it is seen now. */
  #draw() {
    const {canvas, viewer} = this;
    canvas.hidden = !this.#painting || by('sphere').hidden;
    if (canvas.hidden) return;
    const {camera} = viewer, across = viewer.canvas.clientWidth, down = viewer.canvas.clientHeight;
    const width = Math.max(1, Math.round(across / GRAIN)), height = Math.max(1, Math.round(down / GRAIN));
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, {width, height});
    const context = canvas.getContext('2d', {willReadFrequently: true}), pixels = context.createImageData(width, height);
    for (let row = 0, i = 0; row < height; row++) {
      for (let column = 0; column < width; column++, i += 4) {
        const [x, y, z] = apply(this.#turn, camera.directionAt((column + .5) / width * across, (row + .5) / height * down));
        const value = this.#at((Math.atan2(x, -z) / (2 * Math.PI) + .5) * WIDTH - .5, (.5 - Math.asin(Math.max(-1, Math.min(1, y))) / Math.PI) * HEIGHT - .5);
        // Only the edge stays, so that the draft is seen.
        const strength = this.#down ? value * 150 : Math.max(0, 1 - Math.abs(value - .45) * 3.5) * 220;
        pixels.data.set([255, 150, 40, strength], i);
      }
    }
    context.putImageData(pixels, 0, 0);
  }

  /** How much is painted at a place between the samples. */
  #at(u, v) {
    const left = Math.floor(u), top = Math.floor(v), [a, b] = [left, left + 1].map(x => (x + WIDTH) % WIDTH);
    const [above, below] = [top, top + 1].map(y => Math.min(HEIGHT - 1, Math.max(0, y)) * WIDTH), shown = this.#shown;
    const between = (from, to, part) => from + (to - from) * part;
    return between(between(shown[above + a], shown[above + b], u - left), between(shown[below + a], shown[below + b], u - left), v - top);
  }

  /** What is painted as a PNG of a picture's part of the sphere, in base 64. */
  png(picture) {
    const {tiles} = picture, all = document.createElement('canvas'), part = document.createElement('canvas');
    Object.assign(all, {width: WIDTH, height: HEIGHT});
    const context = all.getContext('2d'), pixels = context.createImageData(WIDTH, HEIGHT);
    this.#shown.forEach((value, i) => pixels.data.set([value * 255, value * 255, value * 255, 255], i * 4));
    context.putImageData(pixels, 0, 0);
    const whole = {width: 2, height: 1, left: 0, top: 0, coveredWidth: 2, coveredHeight: 1}, of = tiles ?? whole;
    const [sx, sy] = [WIDTH / of.width, HEIGHT / of.height], longest = 1024 / Math.max(of.coveredWidth, of.coveredHeight);
    part.width = Math.round(of.coveredWidth * longest);
    part.height = Math.round(of.coveredHeight * longest);
    // A part of the sphere may reach over the seam.
    for (const shift of [0, WIDTH]) {
      part.getContext('2d').drawImage(all, (shift - of.left * sx) * part.width / (of.coveredWidth * sx), -of.top * sy * part.height / (of.coveredHeight * sy),
        WIDTH * part.width / (of.coveredWidth * sx), HEIGHT * part.height / (of.coveredHeight * sy));
    }
    return part.toDataURL('image/png').split(',')[1];
  }
}
