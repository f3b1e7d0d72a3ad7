import {ask} from './api.js';
import {duration} from './words.js';

const PAUSE_MILLISECONDS = 500;
/** Each answer takes the studio a moment, so that many of them would come too late. */
const MOST = 6;
/** What was changed back is known again, but not for ever. */
const KEPT = 100;

/** Says how long what is chosen will take. */
export class Times {
  #element; #key = ''; #asked = ''; #waiting; #known = new Map();

  /** @param element in which it is said */
  constructor(element) { this.#element = element; }

  /**
   * @param orders what the time of is asked for, as the studio's estimates take it; nothing: no time is said
   * @param more is said after the time
   */
  want(orders, more = '') {
    const key = JSON.stringify(orders), {length} = orders;
    clearTimeout(this.#waiting);
    this.#key = key;
    if (key === this.#asked) return;
    if (!length || length > MOST) return this.#say('');
    const known = this.#known.get(key);
    if (known !== undefined) return this.#tell(known, length, more);
    this.#say('Estimating the time…');
    this.#waiting = setTimeout(() => this.#ask(orders, key, more), PAUSE_MILLISECONDS);
  }

  async #ask(orders, key, more) {
    let seconds = 0;
    this.#asked = key;
    try {
      for (const order of orders) {
        if (key !== this.#key) return;
        seconds += (await ask('POST', 'estimates', order)).seconds;
      }
      if (this.#known.size >= KEPT) this.#known.clear();
      this.#known.set(key, seconds);
      if (key === this.#key) this.#tell(seconds, orders.length, more);
    } catch {
      // What is wrong is said by the draft, or when the dream is ordered.
      if (key === this.#key) this.#say('');
    } finally {
      if (key === this.#asked) this.#asked = '';
    }
  }

  #tell(seconds, count, more) {
    const rough = seconds < 20 ? seconds : Math.round(seconds / 10) * 10;
    this.#say(`About ${duration(rough)}${count > 1 ? ' in all' : ''}${more}`);
  }

  #say(text) { this.#element.textContent = text; }
}
