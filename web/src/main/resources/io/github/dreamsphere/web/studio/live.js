import {by} from '../js/dom.js';
import {ask} from './api.js';
import {attempt} from './attempt.js';
import {notice} from './notice.js';

const LOOK_MILLISECONDS = 300;

/** A dream that grows wherever the person looks, until it is kept or ended. */
export class Live {
  #id = ''; #timer;

  /** @param onEnd is told when the person ends it */
  constructor(studio, draft, onEnd) {
    this.studio = studio;
    this.draft = draft;
    by('live-end').onclick = attempt(async () => {
      await this.end();
      onEnd();
    });
    by('live-keep').onclick = attempt(() => this.#keep());
  }

  get runs() { return !!this.#id; }

  /** Begins on a picture with a look. */
  async begin(picture, look, body) {
    await this.end();
    this.draft.leave();
    this.draft.say('Getting ready. Look around: it dreams where you look.', 'works');
    const live = await ask('POST', 'live', {picture: picture.id, look, ...body});
    this.#id = live.id;
    by('live-tools').hidden = false;
    document.body.classList.add('living');
    this.#timer = setInterval(() => this.#look(), LOOK_MILLISECONDS);
    this.#look();
  }

  async #look() {
    const {yaw, pitch} = this.studio.stage.gaze ?? {yaw: 0, pitch: 0};
    try {
      await ask('POST', `live/${this.#id}/gaze`, {yaw, pitch});
    } catch (error) {
      if (this.#id) {
        this.#over();
        notice(error.message);
      }
    }
  }

  /** It has grown. */
  grown(live) {
    if (live.id !== this.#id) return;
    if (live.state === 'FAILED') {
      this.#over();
      notice(live.message);
      return;
    }
    if (live.live) {
      this.draft.say('Live: it dreams where you look.', 'works');
      this.studio.stage.showDream(this.studio.pictures.get(live.picture), live);
    }
  }

  async #keep() {
    const id = this.#id;
    clearInterval(this.#timer);
    this.draft.say('Keeping it…', 'works');
    const kept = await ask('POST', `live/${id}/keep`);
    this.#over();
    this.studio.dreams.set(kept.id, kept);
    this.studio.go('show', kept.id);
  }

  /** Ends it, and keeps nothing. */
  async end() {
    const id = this.#id;
    if (!id) return;
    this.#over();
    await ask('DELETE', `live/${id}`).catch(() => {});
  }

  #over() {
    this.#id = '';
    clearInterval(this.#timer);
    by('live-tools').hidden = true;
    document.body.classList.remove('living');
    this.draft.say('');
  }
}
