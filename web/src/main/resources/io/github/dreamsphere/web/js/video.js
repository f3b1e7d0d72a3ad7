/** A film of a sphere, as a texture. It begins without sound, as browsers demand, and repeats. */
export class Film {
  #gl; #fresh = true;

  constructor(gl, about) {
    this.#gl = gl;
    this.element = Object.assign(document.createElement('video'),
      {muted: true, loop: true, playsInline: true, preload: 'auto', src: about.path});
    this.texture = gl.createTexture();
    gl.bindTexture(gl.TEXTURE_2D, this.texture);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
    this.#await();
  }

  #await() {
    this.element.requestVideoFrameCallback?.(() => {
      this.#fresh = true;
      this.#await();
    });
  }

  /** Whether there is a frame to show. */
  get ready() { return this.element.readyState >= 2; }

  /** Takes over the frame that is due. Says whether it plays. */
  update() {
    if (this.ready && (this.#fresh || !this.element.requestVideoFrameCallback)) {
      this.#fresh = false;
      const gl = this.#gl;
      gl.bindTexture(gl.TEXTURE_2D, this.texture);
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA8, gl.RGBA, gl.UNSIGNED_BYTE, this.element);
    }
    return !this.element.paused;
  }

  /** Plays, or waits. */
  play(on) {
    if (on) this.element.play().catch(() => {});
    else this.element.pause();
  }
}
