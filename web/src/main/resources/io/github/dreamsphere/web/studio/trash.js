import {by, made} from '../js/dom.js';
import {ask} from './api.js';
import {attempt} from './attempt.js';
import {counted, megabytes, pictureName} from './words.js';

/** What was removed, to be brought back or deleted for good. */
export class Trash {
  constructor() { this.#offer(); }

  /** Asks the studio what is there now. */
  async update() {
    const {pictures, dreams, count, bytes} = await ask('GET', 'trash');
    by('trash').hidden = !count;
    by('trash').querySelector('summary').textContent = `In the trash: ${counted(count, 'thing')}, ${megabytes(bytes)}`;
    by('removed').replaceChildren(...dreams.map(dream => this.#row(dream.title, `dreams/${dream.id}`)),
      ...pictures.map(picture => this.#row(pictureName(picture), `pictures/${picture.id}`)));
  }

  #row(name, path) {
    const back = made('button', {className: 'button', textContent: 'Bring back', onclick: attempt(async () => {
      await ask('POST', `${path}/restore`);
      await this.update();
      by('gallery-title').focus();
    })});
    back.setAttribute('aria-label', `Bring back ${name}`);
    return made('li', {className: 'row'}, made('span', {textContent: name}), back);
  }

  #offer() {
    by('emptying').replaceChildren(made('button', {className: 'quiet', textContent: 'Delete all for good…', onclick: () => this.#ask()}));
  }

  #ask() {
    const keep = made('button', {className: 'button', textContent: 'Keep', onclick: () => this.#offer()});
    by('emptying').replaceChildren(made('p', {textContent: 'Delete all that is in the trash? It cannot be brought back then.'}),
      made('div', {className: 'row'}, made('button', {className: 'button', textContent: 'Delete for good', onclick: attempt(async () => {
        await ask('DELETE', 'trash');
        await this.update();
        this.#offer();
        by('gallery-title').focus();
      })}), keep));
    keep.focus();
  }
}
