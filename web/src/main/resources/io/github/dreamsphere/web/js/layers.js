import {inverse, product, turn} from './turn.js';

/** What a layer may hold: pixels, both eyes' together, where the device has much memory or little. */
const MOST_PIXELS = 8192 * 4096, FEW_PIXELS = 4096 * 2048;
const ENOUGH_MEMORY = 8;
/** Pixels around the sphere that no headset of today can tell from more. */
const SHARP = 8000;
const EYES = ['left', 'right'];

/**
 * A still sphere that the headset's compositor draws itself, straight from the picture's pixels (WebXR Layers API,
 * XREquirectLayer). It stays steady even if a frame is late. Only for browsers that have such layers.
 */
export class SphereLayer {
  #session; #gl; #space; #base; #binding; #picture = null; #textures = []; #layer = null; #yaw; #gathering = null;

  /** For a session; null if the browser has no such layers. */
  static of(session, gl, space, base) {
    try {
      const binding = new XRWebGLBinding(session, gl);
      return binding.createEquirectLayer && session.enabledFeatures?.includes('layers')
        ? new SphereLayer(session, gl, space, base, binding) : null;
    } catch {
      return null;
    }
  }

  constructor(session, gl, space, base, binding) {
    [this.#session, this.#gl, this.#space, this.#base, this.#binding] = [session, gl, space, base, binding];
  }

  /**
   * To be called in each frame.
   * @param picture what is to be seen, or null if it moves
   * @param yaw by how much the world is turned
   * @returns whether the compositor shows it, so that nothing need be drawn
   */
  shows(picture, yaw, frame) {
    if (picture !== this.#picture) {
      this.drop();
      this.#picture = picture;
      const level = picture && levelFor(picture, this.#gl);
      if (level) this.#gather(picture, level, this.#gathering = {});
    }
    if (this.#layer) {
      if (yaw !== this.#yaw) this.#layer.transform = this.#transform(yaw);
      this.#yaw = yaw;
      return true;
    }
    if (this.#textures.ready) this.#make(yaw, frame);
    return false;
  }

  /** The compositor shows it no longer. */
  drop() {
    if (this.#leave()) this.#session.updateRenderState({layers: [this.#base]});
  }

  /** The session has ended. */
  end() { this.#leave(); }

  /** Frees all. Says whether there was a layer. */
  #leave() {
    const layer = this.#layer;
    this.#gathering = this.#picture = this.#layer = null;
    this.#free();
    layer?.destroy();
    return !!layer;
  }

  #free() {
    for (const texture of this.#textures) this.#gl.deleteTexture(texture);
    this.#textures = [];
  }

  /** Loads all tiles of a level, one after the other, into a texture for each eye. */
  async #gather(picture, level, job) {
    const gl = this.#gl;
    try {
      for (const eye of picture.eyes) {
        const {width, height} = eye.about.levels[level], {cell, gutter} = eye.about, texture = gl.createTexture();
        this.#textures.push(texture);
        gl.activeTexture(gl.TEXTURE6);
        gl.bindTexture(gl.TEXTURE_2D, texture);
        gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA8, width, height);
        for (const [index, row, column] of eye.all(level)) {
          const reply = await fetch(eye.url(index)), left = column * cell, top = row * cell;
          const tile = await createImageBitmap(await reply.blob(), gutter, gutter, Math.min(cell, width - left),
            Math.min(cell, height - top), {colorSpaceConversion: 'none', premultiplyAlpha: 'none'});
          if (job !== this.#gathering) return;
          gl.activeTexture(gl.TEXTURE6);
          gl.bindTexture(gl.TEXTURE_2D, texture);
          gl.texSubImage2D(gl.TEXTURE_2D, 0, left, top, tile.width, tile.height, gl.RGBA, gl.UNSIGNED_BYTE, tile);
          tile.close();
        }
      }
      Object.assign(this.#textures, {ready: true, level});
    } catch {
      // Some tile is missing: the sphere goes on being drawn from those that there are.
      if (job === this.#gathering) this.#free();
    }
  }

  /** Makes the layer, or leaves it for this picture where the browser refuses. */
  #make(yaw, frame) {
    try {
      const layer = this.#filled(yaw, frame);
      // What the layer held is lost, so all is gathered again.
      layer.onredraw = () => this.drop();
      this.#session.updateRenderState({layers: [layer, this.#base]});
      this.#layer = layer;
    } catch {
      this.#gathering = null;
    }
    this.#free();
  }

  #filled(yaw, frame) {
    const gl = this.#gl, {width, height} = this.#picture.eyes[0].about.levels[this.#textures.level];
    const layer = this.#binding.createEquirectLayer({space: this.#space, isStatic: true, radius: 0,
      layout: this.#textures.length > 1 ? 'stereo' : 'mono', viewPixelWidth: width, viewPixelHeight: height,
      centralHorizontalAngle: 2 * Math.PI, upperVerticalAngle: Math.PI / 2, lowerVerticalAngle: -Math.PI / 2,
      transform: this.#transform(this.#yaw = yaw)});
    const buffers = [gl.READ_FRAMEBUFFER, gl.DRAW_FRAMEBUFFER].map(target => [target, gl.createFramebuffer()]);
    const before = gl.getParameter(gl.DRAW_FRAMEBUFFER_BINDING);
    for (const [target, buffer] of buffers) gl.bindFramebuffer(target, buffer);
    this.#textures.forEach((texture, i) => {
      const image = this.#binding.getSubImage(layer, frame, this.#textures.length > 1 ? EYES[i] : 'none'), {x, y} = image.viewport;
      gl.framebufferTexture2D(gl.READ_FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
      gl.framebufferTexture2D(gl.DRAW_FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, image.colorTexture, 0);
      // Tiles have their upper row first, textures of layers their lower one.
      gl.blitFramebuffer(0, 0, width, height, x, y + height, x + width, y, gl.COLOR_BUFFER_BIT, gl.NEAREST);
    });
    for (const [, buffer] of buffers) gl.deleteFramebuffer(buffer);
    gl.bindFramebuffer(gl.FRAMEBUFFER, before);
    return layer;
  }

  /** From the picture's axes to those of the session's space. */
  #transform(yaw) { return new XRRigidTransform({}, quaternion(product(inverse(turn(yaw)), this.#picture.turn))); }
}

/** The level of a picture that a layer shows at least as sharply as tiles would; undefined if there is none. */
function levelFor({eyes}, gl) {
  const about = eyes[0]?.about;
  if (!about || about.coveredWidth < about.width || about.coveredHeight < about.height) return undefined;
  const most = navigator.deviceMemory < ENOUGH_MEMORY ? FEW_PIXELS : MOST_PIXELS, finest = about.levels.length - 1;
  const level = about.levels.findLastIndex(({width, height}) =>
    width <= gl.getParameter(gl.MAX_TEXTURE_SIZE) && width * height * eyes.length <= most);
  return level === finest || about.levels[level]?.width > SHARP ? level : undefined;
}

/** A rotation as x, y, z, w. */
function quaternion(m) {
  const [x, y, z, w] = [[1, -1, -1], [-1, 1, -1], [-1, -1, 1], [1, 1, 1]]
    .map(signs => Math.sqrt(Math.max(0, 1 + signs[0] * m[0] + signs[1] * m[4] + signs[2] * m[8])) / 2);
  return {x: Math.sign(m[5] - m[7]) * x, y: Math.sign(m[6] - m[2]) * y, z: Math.sign(m[1] - m[3]) * z, w};
}
