import {direction} from './turn.js';

const WIDTH = 256, HEIGHT = 128;
/** The dream is complete after about this long where one looks. */
const FLOW_SECONDS = 1.5;
const EBB_SECONDS = 20;
/** Angle from the gaze at which the flow has fallen to 1/e. */
const RADIUS = Math.PI / 10;

/**
 * How much of the dream is seen in each direction of the world: it flows in where one looks, and slowly ebbs elsewhere.
 * The same as the desktop's viewer does.
 */
export class Reveal {
  #gl; #shown = new Float32Array(WIDTH * HEIGHT); #bytes = new Uint8Array(WIDTH * HEIGHT);
  #directions = null;

  constructor(gl) {
    this.#gl = gl;
    this.texture = gl.createTexture();
    gl.bindTexture(gl.TEXTURE_2D, this.texture);
    gl.texStorage2D(gl.TEXTURE_2D, 1, gl.R8, WIDTH, HEIGHT);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
  }

  /** Nothing of the dream is seen. */
  clear() {
    this.#shown.fill(0);
    this.#upload();
  }

  /** One looked along `gaze` for so many seconds. */
  look([x, y, z], seconds) {
    const shown = this.#shown, d = this.#directions ??= directions();
    const kept = Math.exp(-seconds / EBB_SECONDS), flow = 1 - Math.exp(-3 * seconds / FLOW_SECONDS);
    for (let i = 0, j = 0; i < shown.length; i++, j += 3) {
      const near = 2 * (1 - x * d[j] - y * d[j + 1] - z * d[j + 2]) / (RADIUS * RADIUS), s = shown[i] * kept;
      shown[i] = near > 8 ? s : s + (1 - s) * flow * Math.exp(-near);
    }
    this.#upload();
  }

  #upload() {
    this.#shown.forEach((s, i) => this.#bytes[i] = s * 255 + .5);
    const gl = this.#gl;
    gl.bindTexture(gl.TEXTURE_2D, this.texture);
    gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, WIDTH, HEIGHT, gl.RED, gl.UNSIGNED_BYTE, this.#bytes);
  }
}

/** The middles of the mask's texels. */
function directions() {
  const all = new Float32Array(WIDTH * HEIGHT * 3);
  for (let i = 0; i < WIDTH * HEIGHT; i++) {
    const yaw = ((i % WIDTH + .5) / WIDTH - .5) * 2 * Math.PI, pitch = (.5 - (Math.floor(i / WIDTH) + .5) / HEIGHT) * Math.PI;
    all.set(direction(yaw, pitch), i * 3);
  }
  return all;
}
