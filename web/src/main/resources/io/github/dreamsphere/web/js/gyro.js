import {DEGREE, anglesOf, product, turn} from './turn.js';

/** Whether this device may tell how it is held. Desks often have the event, and never send it. */
export const hasGyroscope = () =>
  typeof DeviceOrientationEvent === 'function' && isSecureContext && matchMedia('(pointer: coarse)').matches;

/** Turns the view as the device is turned. */
export class Gyroscope {
  #offset = null; #listener = event => this.#turned(event);
  on = false;

  constructor(viewer) { this.viewer = viewer; }

  /**
   * Begins or ends. To be called from a click, because some browsers ask the person.
   * @throws Error if the person or the browser refuses, or the device has no gyroscope
   */
  async toggle() {
    if (this.on) return this.stop();
    const asked = globalThis.DeviceOrientationEvent?.requestPermission?.();
    if (asked && await asked !== 'granted') throw new Error('The browser does not let this page use the gyroscope.');
    this.on = true;
    this.#offset = null;
    addEventListener('deviceorientation', this.#listener);
    await new Promise(resolve => setTimeout(resolve, 1000));
    if (this.on && this.#offset === null) {
      this.stop();
      throw new Error('This device does not tell how it is held.');
    }
  }

  /** The view stays where it is, and level. */
  stop() {
    this.on = false;
    removeEventListener('deviceorientation', this.#listener);
    this.viewer.camera.glideTo({roll: 0}, .3);
    this.viewer.invalidate();
  }

  /** The person turns the view by hand. */
  nudge(yaw) { this.#offset += yaw; }

  #turned({alpha, beta, gamma}) {
    if (alpha === null || beta === null || gamma === null) return;
    const camera = this.viewer.camera;
    // The device's axes in the world's (DeviceOrientation specification), its screen's in the device's.
    const held = product(turn(-alpha * DEGREE, beta * DEGREE, gamma * DEGREE), turn(0, -Math.PI / 2));
    const {yaw, pitch, roll} = anglesOf(product(held, turn(0, 0, (screen.orientation?.angle ?? 0) * DEGREE)));
    this.#offset ??= camera.yaw - yaw;
    camera.look(yaw + this.#offset, pitch);
    camera.roll = roll;
    this.viewer.invalidate();
  }
}
