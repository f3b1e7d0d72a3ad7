import {anglesOf, forward, product, turn} from './turn.js';
import {Doors} from './doors.js';
import {SphereLayer} from './layers.js';

const SNAP = Math.PI / 6;
/** The headset may draw fewer pixels after so many late frames in a row. */
const LATE_FRAMES = 40;
const FEWEST_PIXELS = .6;

/** The sphere in a headset, by WebXR: looked around by the head; nothing moves of itself. */
export class Headset {
  #viewer; #doors; #session; #space; #base; #layer; #yaw = 0; #last = 0; #place; #pushed = new Map(); #late = 0; #scale = 1;

  constructor(viewer) { this.#viewer = viewer; }

  /** Enters or leaves. To be called from a click. */
  async toggle() {
    if (this.#session) return this.#session.end();
    const session = await navigator.xr.requestSession('immersive-vr', {optionalFeatures: ['layers']});
    this.#session = session;
    session.onend = () => this.#ended();
    try {
      await this.#begin(session);
    } catch (error) {
      session.end();
      throw error;
    }
  }

  async #begin(session) {
    const viewer = this.#viewer, {gl} = viewer;
    await gl.makeXRCompatible();
    const baseLayer = this.#base = new XRWebGLLayer(session, gl, {antialias: false, depth: false, stencil: false, alpha: true,
      framebufferScaleFactor: XRWebGLLayer.getNativeFramebufferScaleFactor(session)});
    if ('fixedFoveation' in baseLayer) baseLayer.fixedFoveation = 0;
    session.updateRenderState({baseLayer});
    const rates = session.supportedFrameRates;
    if (rates?.length) session.updateTargetFrameRate(Math.max(...rates)).catch(() => {});
    this.#space = await session.requestReferenceSpace('local');
    this.#layer = SphereLayer.of(session, gl, this.#space, baseLayer);
    this.#doors ??= new Doors(gl);
    this.#place = null;
    viewer.session = session;
    session.onselect = event => this.#select(event);
    session.onsqueeze = () => viewer.setLook(!viewer.look);
    if (viewer.upper && !viewer.weight) viewer.setLook(true);
    session.requestAnimationFrame((time, frame) => this.#frame(time, frame, true));
    viewer.onChange();
  }

  #ended() {
    const viewer = this.#viewer;
    this.#layer?.end();
    this.#session = viewer.session = null;
    viewer.onChange();
    viewer.invalidate();
  }

  #frame(time, frame, first) {
    const {session} = frame, viewer = this.#viewer, {gl} = viewer;
    session.requestAnimationFrame((t, f) => this.#frame(t, f, first && !this.#place));
    const pose = frame.getViewerPose(this.#space);
    const layer = this.#base;
    if (!pose) return;
    if (first) this.#yaw = viewer.camera.yaw - anglesOf(rotation(pose.transform)).yaw;
    const seconds = first ? 0 : Math.min(.1, (time - this.#last) / 1000);
    this.#last = time;
    this.#sticks(session);
    gl.bindFramebuffer(gl.FRAMEBUFFER, layer.framebuffer);
    const head = this.#turned(pose.transform), gaze = forward(head), {yaw, pitch} = anglesOf(head);
    viewer.camera.look(yaw, pitch);
    viewer.advance(seconds, gaze);
    if (this.#place !== viewer.place) this.#doors.place(viewer.room, this.#place = viewer.place, yaw);
    const door = this.#doors.look(gaze, seconds);
    if (door) this.#open(door);
    this.#sharpen(pose.views, seconds, session.frameRate ?? 72);
    const rays = [...session.inputSources].map(source => this.#ray(source, frame)).filter(Boolean);
    const views = pose.views.map(view => this.#view(view, layer));
    if (this.#layer?.shows(viewer.settled, this.#yaw, frame)) clear(gl);
    else viewer.draw(views);
    for (const view of views) this.#doors.draw(view, rays, viewer.light);
  }

  #turned(transform) { return product(turn(this.#yaw), rotation(transform)); }

  #view(view, layer) {
    const {x, y, width, height} = layer.getViewport(view), p = view.projectionMatrix;
    return {x, y, width, height, plane: [p[8] / p[0], p[9] / p[5], 1 / p[0], 1 / p[5]], bend: 0,
      turn: this.#turned(view.transform), headset: true, eye: view.eye === 'right' ? 1 : 0};
  }

  /** Where a controller or a hand points. A gaze, which has none, points where the head does. */
  #ray(source, frame) {
    const pose = source.targetRayMode !== 'gaze' && frame.getPose(source.targetRaySpace, this.#space);
    return pose ? forward(this.#turned(pose.transform)) : null;
  }

  #select({inputSource, frame}) {
    const ray = this.#ray(inputSource, frame), door = ray && this.#doors.at(ray);
    if (door) this.#open(door);
    else this.#viewer.showNext();
  }

  #open(place) {
    const {upper, weight, look} = this.#viewer;
    this.#viewer.go(place, {look: look || !!upper && !weight});
    this.#doors.place(this.#viewer.room, place, this.#viewer.camera.yaw);
    this.#place = place;
  }

  /** A stick to the side turns by a step at once, which is easier to bear than turning slowly. */
  #sticks(session) {
    for (const source of session.inputSources) {
      const side = source.gamepad?.axes[2] ?? 0, push = Math.abs(side) > .7 ? Math.sign(side) : 0;
      if (push && !this.#pushed.get(source.handedness)) this.#yaw += push * SNAP;
      if (push || Math.abs(side) < .3) this.#pushed.set(source.handedness, push);
    }
  }

  /** Draws fewer pixels where the device is too slow for all of them. */
  #sharpen(views, seconds, rate) {
    this.#late = seconds > 1.5 / rate ? this.#late + 1 : 0;
    if (this.#late > LATE_FRAMES) {
      this.#scale = Math.max(FEWEST_PIXELS, this.#scale * .85);
      this.#late = 0;
    }
    for (const view of views) view.requestViewportScale?.(this.#scale);
  }
}

/** Lets the sphere be seen that the compositor draws. */
function clear(gl) {
  gl.clearColor(0, 0, 0, 0);
  gl.clear(gl.COLOR_BUFFER_BIT);
}

function rotation({matrix: m}) { return [m[0], m[1], m[2], m[4], m[5], m[6], m[8], m[9], m[10]]; }
