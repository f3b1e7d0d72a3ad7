import {by, made, toast} from '../js/dom.js';
import {hasHeadset, headsetFor} from '../js/headset.js';
import {ask} from './api.js';
import {attempt} from './attempt.js';
import {title} from './dream.js';

/** The place where dreams that are done are seen, compared and saved. */
export class Show {
  #id = ''; #drawn = ''; #headset = null;

  constructor(studio) {
    this.studio = studio;
    const {viewer} = studio.stage;
    if (viewer) {
      hasHeadset().then(async there => {
        if (there) this.#headset = await headsetFor(viewer);
        this.#draw();
      });
    }
  }

  get #done() { return [...this.studio.dreams.values()].filter(d => d.state === 'DONE').sort((a, b) => b.order - a.order); }

  enter(id) {
    const done = this.#done;
    this.#id = done.some(d => d.id === id) ? id : done[0]?.id ?? '';
    this.update();
    this.#draw();
    this.#see();
  }

  refresh() {
    if (!this.studio.dreams.has(this.#id)) this.enter();
  }

  #see() {
    const dream = this.studio.dreams.get(this.#id);
    if (dream) this.studio.stage.showDream(this.studio.pictures.get(dream.picture), dream);
  }

  changed() { this.update(); }

  update() {
    const done = this.#done, key = done.map(d => d.id).join();
    if (key === this.#drawn) return;
    this.#drawn = key;
    by('gallery').replaceChildren(...done.map(dream => this.#card(dream)));
    by('gallery-empty').hidden = done.length > 0;
    if (this.studio.place === 'show' && !done.some(d => d.id === this.#id)) this.enter();
  }

  #card(dream) {
    const button = made('button', {onclick: () => this.studio.go('show', dream.id)},
      made('img', {src: `api/dreams/${dream.id}/thumb.jpg`, alt: '', loading: 'lazy'}), made('b', {textContent: title(dream)}),
      made('span', {className: 'text', textContent: `${dream.width} × ${dream.height}${dream.stoppedEarly ? ', kept early' : ''}`}));
    button.setAttribute('aria-pressed', dream.id === this.#id);
    const away = made('button', {className: 'away', textContent: '✕', title: 'Remove', onclick: attempt(() => ask('DELETE', `dreams/${dream.id}`))});
    away.setAttribute('aria-label', `Remove ${title(dream)}`);
    return made('li', {className: 'card'}, button, away);
  }

  #draw() {
    const {studio} = this, dream = studio.dreams.get(this.#id), shown = by('shown');
    [...by('gallery').children].forEach((card, i) => card.firstChild.setAttribute('aria-pressed', this.#done[i]?.id === this.#id));
    if (!dream) return shown.replaceChildren();
    const picture = studio.pictures.get(dream.picture), button = (text, work, hint = '') =>
      made('button', {className: 'button', textContent: text, title: hint, onclick: attempt(work)});
    const link = (text, address) => made('a', {className: 'button', textContent: text, href: address, download: ''});
    const parts = [made('b', {textContent: title(dream)})];
    if (picture?.tiles && dream.tiles) {
      const mix = made('input', {id: 'mix', type: 'range', min: 0, max: 100, value: 100, oninput: () => studio.stage.mix(mix.value / 100)});
      mix.setAttribute('aria-label', 'How much of the dream you see');
      const look = made('button', {className: 'button', textContent: 'Let it appear where I look', onclick: () => {
        studio.stage.reveal(look.getAttribute('aria-pressed') !== 'true');
        look.setAttribute('aria-pressed', studio.stage.reveals);
      }});
      look.setAttribute('aria-pressed', false);
      mix.addEventListener('input', () => look.setAttribute('aria-pressed', false));
      parts.push(mix, made('div', {className: 'ends'}, made('span', {textContent: 'Your picture'}), made('span', {textContent: 'Its dream'})), made('div', {className: 'row'}, look));
    }
    const file = `api/dreams/${dream.id}/file`;
    parts.push(made('div', {className: 'row'}, link('Save as JPEG', `${file}?format=jpg`), link('Save as PNG', `${file}?format=png`)));
    const more = [];
    if (picture && !dream.of) {
      more.push(button('Another variation', async () => {
        const seed = 1 + Math.max(...[...studio.dreams.values()].filter(d => d.picture === dream.picture && d.look === dream.look)
          .map(d => parseInt(d.settings.seed ?? 0, 10) || 0));
        const {dreams} = await ask('POST', 'dreams', {pictures: [dream.picture], looks: [dream.look], guide: dream.guide,
          format: dream.result.endsWith('.png') ? 'png' : 'jpg', ...dream.painted && {maskOf: dream.id}, settings: {...dream.settings, seed}});
        studio.go('dream', dreams[0].id);
      }, 'The same look with other random numbers.'),
      button('Change the look', async () => studio.places.look.open(dream), 'Go back to the look, with all settings of this dream.'));
    }
    for (const scale of dream.flat ? [] : [2, 4]) {
      more.push(button(`Enlarge ${scale} times`, async () => {
        const larger = await ask('POST', `dreams/${dream.id}/enlarge`, {scale});
        studio.go('dream', larger.id);
      }));
    }
    if (!dream.flat) {
      more.push(button('Add to my room', async () => {
        const {address} = await ask('POST', 'room', {dreams: [dream.id]});
        open(address, '_blank', 'noopener');
        toast('Added to your room, which opened in another tab.');
      }, 'A room is a web page of your dreams to walk through, and to put on the web.'));
    }
    if (this.#headset) more.push(button('Enter VR', () => this.#headset.toggle()));
    parts.push(made('div', {className: 'row'}, ...more));
    if (dream.warnings?.length) parts.push(made('p', {textContent: dream.warnings.join(' ')}));
    if (!dream.of) parts.push(this.#recipe(dream));
    shown.replaceChildren(...parts);
  }

  #recipe(dream) {
    const text = made('pre', {}), details = made('details', {}, made('summary', {textContent: 'How it was made'}), text);
    details.ontoggle = async () => {
      if (details.open && !text.textContent) text.textContent = await (await fetch(`api/dreams/${dream.id}/recipe`)).text();
    };
    return details;
  }
}
