import {by} from '../js/dom.js';
import {ask} from './api.js';
import {named} from './words.js';

const PAUSE_MILLISECONDS = 300;

/** Orders drafts of what is chosen, and says on the picture how far they are. */
export class Draft {
  #now = null; #waiting = 0; #early = null;

  /** @param onIdle is told when no draft is in work any longer */
  constructor(studio, onIdle) {
    this.studio = studio;
    this.onIdle = onIdle;
  }

  /** Whether a draft is in work. */
  get busy() { return !!this.#waiting || !!this.#now && !this.#now.done; }

  /** Says something on the picture; nothing: an empty text. */
  say(text, kind = '') {
    const state = by('draft-state');
    state.hidden = !text;
    state.className = kind;
    state.textContent = text;
  }

  /** No draft is wanted any longer. */
  leave() {
    clearTimeout(this.#waiting);
    this.#waiting = 0;
    if (this.#now?.id) this.#stop(this.#now.id);
    this.#now = null;
    this.say('');
  }

  #stop(id) {
    // The server may have forgotten it, or be gone, which the page says elsewhere.
    ask('DELETE', `drafts/${id}`).catch(() => {});
  }

  /**
   * Orders a draft soon.
   * @param wishes gives what to draft then: {picture, look, key, body}, or nothing; drafts of the same key are the same
   */
  want(wishes) {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => {
      this.#waiting = 0;
      this.#order(wishes());
    }, PAUSE_MILLISECONDS);
  }

  async #order(wish) {
    if (!wish) {
      this.say('');
      return this.onIdle();
    }
    const {picture, look, key, body} = wish;
    if (this.#now?.key === key) return this.busy ? undefined : this.onIdle();
    const replaces = this.#now?.id ?? '', now = this.#now = {key, id: ''};
    this.say(`Drafting ${named(look)}…`, 'works');
    try {
      const draft = await ask('POST', 'drafts', {picture: picture.id, look, replaces, ...body});
      if (this.#now !== now) return this.#stop(draft.id);
      now.id = draft.id;
      if (this.#early?.id === draft.id) this.grown(this.#early);
    } catch (error) {
      if (this.#now === now) this.#failed(error.message);
    }
  }

  #failed(message) {
    this.#now = null;
    this.say(message, 'problem');
    this.onIdle();
  }

  /**
   * Asks how far the draft is, of which the page may have heard nothing for a while.
   * @param onLoss is told if the studio has forgotten it
   */
  async catchUp(onLoss) {
    const now = this.#now;
    if (!now?.id || now.done) return;
    try {
      this.grown(await ask('GET', `drafts/${now.id}`));
    } catch {
      if (this.#now !== now) return;
      this.#now = null;
      onLoss();
    }
  }

  /** A draft has grown. */
  grown(draft) {
    this.#early = draft;
    if (!this.#now || this.#now.id !== draft.id) return;
    if (draft.state === 'FAILED') return this.#failed(draft.message);
    if (draft.live) this.studio.stage.showDream(this.studio.pictures.get(draft.picture), draft);
    if (draft.state !== 'DONE') return;
    this.say(`A draft of ${named(draft.look)}: the dream will be sharp.`);
    if (this.#now.done) return;
    this.#now.done = true;
    this.onIdle();
  }
}
