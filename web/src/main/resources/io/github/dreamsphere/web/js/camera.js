import {DEGREE, apply, clamp, inverse, turn, wrapped} from './turn.js';

const INERTIA_SECONDS = .35;
const STANDSTILL = .05 * DEGREE;
/** Fields of view a second, at which held keys turn. */
const KEY_SPEED = .6;
const AUTOROTATE = 6 * DEGREE;
const NARROWEST = 5 * DEGREE;
/** A view that is moved by hand counts as moving for so long after the last move. */
const SETTLING_SECONDS = .2;
/** What lies less far ahead is too far out to be drawn. */
const LEAST_DEPTH = .1;

/**
 * An eye at the centre of the sphere, and how it flattens the sphere. A point at the angle t from where it looks is
 * drawn (1 + bend)·sin t / (bend + cos t) from the centre: rectilinear at bend 0, stereographic (a little planet) at 1.
 */
export class Camera {
  yaw = 0; pitch = 0; roll = 0; bend = 0;
  /** Field of view along the longer side of the view. */
  fov = Math.PI / 2;
  /** Keys held: −1, 0 or 1 to the right, up, and nearer. */
  held = [0, 0, 0];
  autorotates = false;
  /** Whether things move at once, because the person asked for less motion. */
  still = false;
  speed = [0, 0];
  settling = 0;
  width = 1; height = 1;

  /** The widest field of view that this projection shows well. */
  get widest() { return (130 + 170 * this.bend) * DEGREE; }

  /** From the eye's axes to the world's. */
  get turn() { return turn(this.yaw, this.pitch, this.roll); }

  /** Half the width and height of the plane that the view shows. */
  get half() {
    const t = this.fov / 2, longer = (1 + this.bend) * Math.sin(t) / (this.bend + Math.cos(t));
    const scale = longer / Math.max(this.width, this.height);
    return [this.width * scale, this.height * scale];
  }

  /** The world's direction at a pixel of the view, in CSS pixels from its upper left corner. */
  directionAt(x, y) {
    const [w, h] = this.half;
    return apply(this.turn, ray((2 * x / this.width - 1) * w, (1 - 2 * y / this.height) * h, this.bend));
  }

  /** Where a direction of the world is seen, in CSS pixels from the view's upper left corner; null if behind it. */
  project(direction) {
    const [x, y, z] = apply(inverse(this.turn), direction), [w, h] = this.half;
    if (this.bend - z < LEAST_DEPTH) return null;
    const scale = (1 + this.bend) / (this.bend - z);
    return [(1 + x * scale / w) * this.width / 2, (1 - y * scale / h) * this.height / 2];
  }

  /** Looks elsewhere. */
  look(yaw, pitch, fov = this.fov) {
    this.yaw = wrapped(yaw);
    this.pitch = clamp(pitch, -Math.PI / 2, Math.PI / 2);
    this.fov = clamp(fov, NARROWEST, this.widest);
  }

  #moved() {
    this.glide = null;
    this.settling = SETTLING_SECONDS;
  }

  /** The sphere follows a pointer that moved by so many pixels. */
  drag(dx, dy) {
    const scale = 2 * this.half[0] / this.width;
    this.#moved();
    this.look(this.yaw - dx * scale, this.pitch + dy * scale);
  }

  /** The pointer let go at so many pixels a second: the sphere glides on. */
  release(dx, dy) {
    const scale = 2 * this.half[0] / this.width;
    this.speed = this.still ? [0, 0] : [-dx * scale, dy * scale];
  }

  /** Magnifies the view, and keeps in its place what is seen at (x, y). */
  zoom(factor, x = this.width / 2, y = this.height / 2) {
    this.#moved();
    const aim = this.directionAt(x, y);
    this.look(this.yaw, this.pitch, this.fov / factor);
    for (let i = 0; i < 3; i++) {
      const seen = this.directionAt(x, y);
      this.look(this.yaw + wrapped(longitude(aim) - longitude(seen)), this.pitch + Math.asin(aim[1]) - Math.asin(seen[1]));
    }
  }

  /** Moves to these values of yaw, pitch, roll, fov and bend. */
  glideTo(values, seconds = .7) {
    this.speed = [0, 0];
    const from = Object.keys(values).map(name => [name, this[name],
      name === 'yaw' ? wrapped(values.yaw - this.yaw) : values[name] - this[name]]);
    this.glide = {from, passed: 0, seconds: this.still ? 0 : seconds};
  }

  /** Time passes. Says whether the view still moves. */
  tick(seconds) {
    if (this.glide) this.#follow(this.glide, seconds);
    const pace = KEY_SPEED * this.fov * seconds, kept = Math.exp(-seconds / INERTIA_SECONDS);
    // The integral of the speed while it fades: a slow page glides as far as a fast one.
    const glides = INERTIA_SECONDS * (1 - kept);
    this.look(this.yaw + this.speed[0] * glides + this.held[0] * pace + (this.autorotates ? AUTOROTATE * seconds : 0),
      this.pitch + this.speed[1] * glides + this.held[1] * pace);
    if (this.held[2]) this.zoom(Math.exp(this.held[2] * seconds));
    this.speed = this.speed.map(v => Math.abs(v) < STANDSTILL ? 0 : v * kept);
    this.settling = Math.max(0, this.settling - seconds);
    return !!this.glide || this.autorotates || this.settling > 0 || [...this.speed, ...this.held].some(v => v);
  }

  #follow(glide, seconds) {
    glide.passed += seconds;
    const t = glide.seconds ? clamp(glide.passed / glide.seconds, 0, 1) : 1, eased = t * t * (3 - 2 * t);
    for (const [name, start, change] of glide.from) this[name] = start + change * eased;
    if (t === 1) this.glide = null;
  }
}

/** The direction, in the eye's axes, that the point (x, y) of its plane shows. */
export function ray(x, y, bend) {
  const k = (x * x + y * y) / (1 + bend) ** 2;
  const cosine = (Math.sqrt(1 + k * (1 - bend * bend)) - k * bend) / (1 + k), s = (bend + cosine) / (1 + bend);
  return [x * s, y * s, -cosine];
}

const longitude = d => Math.atan2(d[0], -d[2]);
