import {DEGREE, turn} from './turn.js';
import {Film} from './video.js';
import {Tiles} from './tiles.js';

/** One version of a place, to be drawn: tiles for each eye, or a film. */
export class Picture {
  #layout;

  /** @param version as in room.json */
  constructor(gl, version) {
    this.version = version;
    const {tiles, video, pose, stereo} = version;
    if (video) this.film = new Film(gl, video);
    /** What each eye sees, the left one first; nothing if this is a film. */
    this.eyes = tiles ? Array.from({length: tiles.eyes ?? 1}, (_, eye) => new Tiles(gl, tiles, eye)) : [];
    this.#layout = video?.eyes > 1 ? stereo ?? 'top-bottom' : null;
    /** From the picture's axes to the world's. */
    this.turn = turn(0, (pose?.pitch ?? 0) * DEGREE, -(pose?.roll ?? 0) * DEGREE);
  }

  /** What an eye sees, 0 the left one; nothing if this is a film. */
  tiles(eye) { return this.eyes[eye] ?? this.eyes[0]; }

  /** The part of a film's frame that an eye sees: left, top, width, height. */
  frame(eye) {
    if (!this.#layout) return [0, 0, 1, 1];
    return this.#layout === 'left-right' ? [eye / 2, 0, .5, 1] : [0, eye / 2, 1, .5];
  }

  /** Whether all of it can be drawn, however coarse. */
  get ready() { return this.film ? this.film.ready : this.eyes[0].ready; }

  /** Every eye's tiles that must be there first. */
  get roots() { return this.eyes.flatMap(tiles => tiles.roots.map(index => ({tiles, index, pinned: true}))); }

  /** Lets its tiles go, and stops its film. */
  leave(cells) {
    this.eyes.forEach(tiles => cells.release(tiles));
    this.film?.play(false);
  }
}
