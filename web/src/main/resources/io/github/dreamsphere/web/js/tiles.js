/** How many samples of a view, each way, say which tiles it needs; of an eye's view, which changes all the time, fewer. */
const GRID = 24, EYE_GRID = 16;
/** The second eye sees as much more of the plane at one side. */
const WIDER = 1.15;
/** Coarser levels than the one needed that are loaded before it, besides the coarsest; the next one is blended with it. */
const STEPS = 1;
const MOST_LEVELS = 8;

/** One eye's tiles of one picture: a pyramid of levels, the coarsest first, and the table of those in memory. */
export class Tiles {
  #gl; #first = []; #stale = true; #data; #width;

  /**
   * @param about the picture's `tiles` in room.json
   * @param eye 0, or 1 for the right eye of a stereo picture
   */
  constructor(gl, about, eye) {
    this.#gl = gl;
    this.about = about;
    this.prefix = eye ? 'r' : '';
    this.finest = about.levels.length - 1;
    this.#width = Math.max(...about.levels.map(l => l.columns));
    let rows = 0;
    for (const level of about.levels) {
      this.#first.push(rows);
      rows += level.rows;
    }
    this.layers = new Int16Array(rows * this.#width).fill(-1);
    this.#data = new Uint8Array(rows * this.#width * 2);
    this.levels = new Int32Array(MOST_LEVELS * 4);
    about.levels.forEach((l, k) => this.levels.set([l.width, l.height, l.columns, this.#first[k]], k * 4));
    this.part = [about.left / about.width, about.top / about.height,
      about.coveredWidth / about.width, about.coveredHeight / about.height];
    this.grid = [about.cell, about.gutter, this.finest, about.height];
    this.table = gl.createTexture();
    gl.bindTexture(gl.TEXTURE_2D, this.table);
    gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RG8UI, this.#width, rows);
    for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) gl.texParameteri(gl.TEXTURE_2D, filter, gl.NEAREST);
  }

  #index(level, row, column) { return (this.#first[level] + row) * this.#width + column; }

  /** Where a tile comes from. */
  url(index) {
    const line = Math.floor(index / this.#width), level = this.#first.findLastIndex(first => first <= line);
    const name = `${level}/${this.prefix}${line - this.#first[level]}_${index % this.#width}`;
    return this.about.data?.[name] ?? `${this.about.path}/${name}.${this.about.suffix}`;
  }

  /** A tile is in this layer now, or in none if −1. */
  put(index, layer) {
    this.layers[index] = layer;
    this.#stale = true;
  }

  /** All tiles of the coarsest level. */
  get roots() { return this.all(0).map(([index]) => index); }

  /** All tiles of a level: index, row, column. */
  all(level) {
    const {rows, columns} = this.about.levels[level];
    return Array.from({length: rows * columns}, (_, i) => [Math.floor(i / columns), i % columns])
      .map(([row, column]) => [this.#index(level, row, column), row, column]);
  }

  /** Whether all of the picture can be drawn, however coarse. */
  get ready() { return this.roots.every(index => this.layers[index] >= 0); }

  /** Brings the table up to date: each tile's layer and level, or those of the nearest coarser tile in memory. */
  update() {
    if (!this.#stale) return;
    this.#stale = false;
    this.about.levels.forEach(({rows, columns}, level) => {
      for (let i = 0; i < rows * columns; i++) {
        const row = Math.floor(i / columns), column = i % columns, at = this.#index(level, row, column);
        if (this.layers[at] >= 0) this.#data.set([this.layers[at], level], at * 2);
        else if (level) {
          const above = this.about.levels[level - 1];
          const up = this.#index(level - 1, Math.min(row >> 1, above.rows - 1), Math.min(column >> 1, above.columns - 1));
          this.#data.copyWithin(at * 2, up * 2, up * 2 + 2);
        }
      }
    });
    const gl = this.#gl;
    gl.bindTexture(gl.TEXTURE_2D, this.table);
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
    gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, this.#width, this.#data.length / 2 / this.#width,
      gl.RG_INTEGER, gl.UNSIGNED_BYTE, this.#data);
  }

  /**
   * The tiles that a view needs.
   * @param rays samples of the view: directions in the picture's axes, how far each is from the view's middle (0 to 1)
   *     and the angle that a pixel spans there
   * @param bias levels to do without
   * @returns from a tile's index to its urgency; the least is the most urgent
   */
  need(rays, bias) {
    const wanted = new Map(), {about, part} = this, scale = about.height / Math.PI;
    for (const {ray: [x, y, z], middle, span} of rays) {
      let u = Math.atan2(x, -z) / (2 * Math.PI) + .5 - part[0], v = .5 - Math.atan2(y, Math.hypot(x, z)) / Math.PI - part[1];
      u = (u - Math.floor(u + (1 - part[2]) / 2)) / part[2];
      v /= part[3];
      if (u < 0 || u > 1 || v < 0 || v > 1) continue;
      const top = Math.ceil(Math.min(this.finest, Math.max(0, this.finest - Math.log2(span * scale) - .02)));
      for (let level = Math.max(0, top - bias), end = level - STEPS; level >= Math.max(0, end); level--) {
        const {width, height, rows, columns} = about.levels[level];
        const row = Math.min(rows - 1, Math.floor(v * height / about.cell));
        const column = Math.min(columns - 1, Math.floor(u * width / about.cell));
        const index = this.#index(level, row, column), urgency = level * 2 + middle;
        if (!(wanted.get(index) <= urgency)) wanted.set(index, urgency);
      }
    }
    return wanted;
  }
}

/**
 * Samples of a view, for need().
 * @param view as Sphere.draw() takes it
 * @param ray from a point of the view's plane to a direction in the eye's axes
 */
export function samplesOf(view, ray) {
  const [cx, cy, hx, hy] = view.plane, samples = [], grid = view.headset ? EYE_GRID : GRID, wider = view.headset ? WIDER : 1;
  const at = (i, j) => ray(cx + hx * wider * (2 * i / grid - 1), cy + hy * (2 * j / grid - 1), view.bend);
  const apart = (a, b) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]) * grid;
  for (let j = 0; j <= grid; j++) {
    for (let i = 0; i <= grid; i++) {
      const here = at(i, j);
      samples.push({
        ray: here,
        middle: Math.hypot(2 * i / grid - 1, 2 * j / grid - 1) / 2,
        span: Math.max(apart(here, at(i + 1, j)) / view.width / wider, apart(here, at(i, j + 1)) / view.height)});
    }
  }
  return samples;
}
