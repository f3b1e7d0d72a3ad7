const AT_ONCE = 6;
/** A tile that could not be loaded is tried again after so many milliseconds. */
const RETRY = 5000;
/** The status of a tile of a dream that does not grow: it has ended, or not begun. */
const NOTHING_YET = 204;

/** The pixels of a tile; null if there are none yet. */
async function fetched(url) {
  const reply = await fetch(url);
  if (!reply.ok) throw new Error(`${reply.status}`);
  return reply.status === NOTHING_YET ? null
    : createImageBitmap(await reply.blob(), {colorSpaceConversion: 'none', premultiplyAlpha: 'none'});
}

/**
 * A fixed number of texture layers, shared by the tiles of all pictures. When all are taken, the one that was seen
 * longest ago gives way. Pictures are decoded off the main thread.
 */
export class Cells {
  #clock = 0; #loading = new Set(); #failed = new Map(); #entries; #gl;
  /** Told when a tile has arrived, and of one that could not be loaded. */
  onArrival = () => {}; onFailure = () => {};

  /** Of `capacity` layers, `edge` × `edge` texels each. */
  constructor(gl, edge, capacity) {
    this.#gl = gl;
    this.edge = edge;
    this.capacity = capacity;
    this.#entries = Array(capacity).fill(null);
    this.texture = gl.createTexture();
    gl.bindTexture(gl.TEXTURE_2D_ARRAY, this.texture);
    gl.texStorage3D(gl.TEXTURE_2D_ARRAY, 1, gl.SRGB8_ALPHA8, edge, edge, capacity);
    for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) {
      gl.texParameteri(gl.TEXTURE_2D_ARRAY, filter, gl.LINEAR);
    }
  }

  /**
   * Keeps these tiles, most urgent first, and begins to load those that are missing.
   * @param wanted {tiles, index, pinned}: a picture's tiles, one of them, and whether it must stay
   * @returns how many are missing
   */
  want(wanted) {
    this.#clock++;
    let missing = 0;
    for (const tile of wanted) {
      const layer = tile.tiles.layers[tile.index];
      if (layer >= 0) {
        const entry = this.#entries[layer];
        entry.used = this.#clock;
        entry.pinned ||= tile.pinned;
      } else if (!(this.#failed.get(tile.tiles.url(tile.index)) > performance.now())) {
        missing++;
        this.#load(tile);
      }
    }
    return missing;
  }

  async #load(tile) {
    const url = tile.tiles.url(tile.index);
    if (this.#loading.size >= AT_ONCE || this.#loading.has(url)) return;
    this.#loading.add(url);
    try {
      const bitmap = await fetched(url);
      if (!bitmap) {
        this.#failed.set(url, performance.now() + RETRY);
        return;
      }
      this.#put(tile, bitmap);
      bitmap.close();
    } catch {
      this.#failed.set(url, performance.now() + RETRY);
      setTimeout(() => this.onArrival(), RETRY + 100);
      this.onFailure(url);
    } finally {
      this.#loading.delete(url);
    }
    this.onArrival();
  }

  #put(tile, bitmap) {
    const layer = this.#freeLayer();
    if (layer < 0) return;
    this.#upload(bitmap, layer);
    this.#entries[layer] = {...tile, used: this.#clock};
    tile.tiles.put(tile.index, layer);
  }

  /** The tiles of a picture that are in view and here. */
  inView(tiles) { return this.#entries.filter(e => e?.tiles === tiles && e.used === this.#clock).map(e => e.index); }

  /** Loads a tile again, in place, because its picture has changed. */
  async renew(tiles, index) {
    const url = tiles.url(index), bitmap = await fetched(url);
    if (!bitmap) throw new Error(url);
    const layer = tiles.layers[index];
    if (layer >= 0) this.#upload(bitmap, layer);
    bitmap.close();
    this.onArrival();
  }

  #upload(bitmap, layer) {
    const gl = this.#gl;
    gl.bindTexture(gl.TEXTURE_2D_ARRAY, this.texture);
    gl.texSubImage3D(gl.TEXTURE_2D_ARRAY, 0, 0, 0, layer, bitmap.width, bitmap.height, 1,
      gl.RGBA, gl.UNSIGNED_BYTE, bitmap);
  }

  #freeLayer() {
    let best = -1, oldest = this.#clock;
    for (let i = 0; i < this.capacity; i++) {
      const entry = this.#entries[i];
      if (!entry) return i;
      if (!entry.pinned && entry.used < oldest) [best, oldest] = [i, entry.used];
    }
    if (best >= 0) this.#entries[best].tiles.put(this.#entries[best].index, -1);
    return best;
  }

  /** These tiles may go. */
  release(tiles) {
    for (const entry of this.#entries) if (entry?.tiles === tiles) entry.pinned = false;
  }
}
