import {by, made} from '../js/dom.js';
import {ask} from './api.js';
import {attempt} from './attempt.js';
import {mark, removeButton} from './cards.js';
import {Compare} from './compare.js';
import {described} from './controls.js';
import {journeyForm} from './journey.js';
import {notice} from './notice.js';
import {story} from './story.js';
import {Trash} from './trash.js';
import {counted, isNew} from './words.js';

/** The place where dreams that are done are seen, compared and saved. */
export class Show {
  #id = ''; #drawn = ''; #told = ''; #trash;

  constructor(studio) {
    this.studio = studio;
    this.#trash = new Trash();
  }

  /** The dreams that are done, the last one first. */
  get #done() { return [...this.studio.dreams.values()].filter(d => d.state === 'DONE').sort((a, b) => since(b) - since(a)); }

  get #dream() { return this.studio.dreams.get(this.#id); }

  enter(id) {
    const done = this.#done;
    this.#id = done.some(d => d.id === id) ? id : done[0]?.id ?? '';
    this.update();
    this.#draw();
    this.#see();
    this.#trash.update().catch(() => {});
    if (id && this.#dream?.painted && this.#dream.facing) this.studio.stage.face(this.#dream.facing);
  }

  refresh() {
    if (!this.#dream) this.enter();
    else this.#see();
  }

  #see(against) {
    const {stage, pictures} = this.studio, dream = this.#dream;
    // If the studio does not hear of it, the dream stays new.
    if (dream && isNew(dream)) ask('POST', `dreams/${dream.id}/seen`).catch(() => {});
    if (dream) stage.showDream(pictures.get(dream.picture), dream, against);
    else stage.clear('Your dreams appear here.');
  }

  changed(dream) {
    this.update();
    const {id, inRoom} = dream, told = JSON.stringify([id, inRoom]);
    if (this.studio.place === 'show' && id === this.#id && told !== this.#told) this.#draw();
  }

  update() {
    const done = this.#done, key = done.map(d => d.id).join();
    if (key === this.#drawn) return this.#mark();
    this.#drawn = key;
    by('gallery').replaceChildren(...done.map(dream => this.#card(dream)));
    by('gallery-empty').hidden = done.length > 0;
    if (this.studio.place === 'show' && !done.some(d => d.id === this.#id)) this.enter();
    else this.#mark();
  }

  #mark() {
    this.#done.forEach((dream, i) => {
      const card = by('gallery').children[i];
      mark(card, dream.id === this.#id);
      card.querySelector('.new').hidden = !isNew(dream);
    });
  }

  #card(dream) {
    const button = made('button', {onclick: () => this.studio.go('show', dream.id)},
      made('img', {src: `api/dreams/${dream.id}/thumb.jpg`, alt: '', loading: 'lazy'}), made('span', {className: 'new', textContent: 'New', hidden: !isNew(dream)}),
      made('b', {textContent: dream.title}), made('span', {className: 'text', textContent: [size(dream), ...described(dream.settings)].join('; ')}));
    return made('li', {className: 'card'}, button, removeButton(dream.title, attempt(() => this.#remove(dream))));
  }

  async #remove(dream) {
    await ask('DELETE', `dreams/${dream.id}`);
    by('gallery-title').focus();
    notice(`${dream.title} was removed.`, 'Undo', attempt(async () => {
      await ask('POST', `dreams/${dream.id}/restore`);
      await this.#trash.update();
      this.studio.go('show', dream.id);
    }));
    await this.#trash.update();
  }

  #draw() {
    const {studio} = this, dream = this.#dream, shown = by('shown');
    by('show-title').hidden = !!dream;
    if (this.#drawn) this.#mark();
    if (!dream) return shown.replaceChildren();
    this.#told = JSON.stringify([dream.id, dream.inRoom]);
    const picture = studio.pictures.get(dream.picture), link = (text, address, kind) => made('a', {className: `button ${kind}`, textContent: text, href: address, download: ''});
    const byLook = !dream.of && !dream.gazed && !dream.journey;
    const parts = [made('div', {}, made('h2', {textContent: dream.title}), made('p', {textContent: size(dream)}))];
    if (dream.tiles || dream.journey) {
      const others = this.#done.filter(d => d.id !== dream.id && d.picture === dream.picture && d.tiles);
      if (picture?.tiles || others.length) parts.push(new Compare(studio.stage, picture?.tiles, dream.journey ? [] : others, other => this.#see(other)).element);
    }
    const file = `api/dreams/${dream.id}/file`;
    parts.push(dream.journey ? made('div', {className: 'row halves'}, link('Save the film', file, 'main'))
      : made('div', {className: 'row halves'}, link('Save as JPEG', `${file}?format=jpg`, 'main'), link('Save as PNG', `${file}?format=png`, '')));
    if (picture && byLook) parts.push(group('Dream on', ...this.#again(dream, picture)));
    if (!dream.journey) {
      parts.push(group('Enlarge', ...[2, 4].map(scale => this.#button(`${scale} times as large`, async () =>
        studio.go('dream', (await ask('POST', `dreams/${dream.id}/enlarge`, {scale})).id)))));
    }
    if (!dream.flat) parts.push(this.#room(dream));
    if (dream.tiles && byLook && whole(dream.tiles)) parts.push(journeyForm(studio, dream));
    if (dream.warnings?.length) parts.push(made('p', {textContent: dream.warnings.join(' ')}));
    parts.push(story(dream, picture));
    shown.replaceChildren(...parts);
  }

  #button(text, work, hint = '') { return made('button', {className: 'button', textContent: text, title: hint, onclick: attempt(work)}); }

  #again(dream, picture) {
    const {studio} = this, more = async count => {
      const last = Math.max(...[...studio.dreams.values()].filter(d => d.picture === dream.picture && d.look === dream.look)
        .map(d => parseInt(d.settings.seed ?? 0, 10) || 0));
      const ordered = [];
      for (let i = 1; i <= count; i++) {
        const {dreams} = await ask('POST', 'dreams', {pictures: [picture.id], looks: [dream.look], guide: dream.guide, facing: dream.facing,
          format: dream.result.endsWith('.png') ? 'png' : 'jpg', ...dream.painted && {maskOf: dream.id}, settings: {...dream.settings, seed: last + i}});
        ordered.push(...dreams);
      }
      studio.go('dream', ordered[0].id);
    };
    return [this.#button('Another variation', () => more(1), 'The same look, with other random numbers.'),
      this.#button('Four variations', () => more(4), 'To choose the best one.'),
      this.#button('Change the look', async () => studio.places.look.open(dream), 'Go back to the look, with all settings of this dream.')];
  }

  #room(dream) {
    const about = 'A room is a web page of your dreams, to walk through and to put on the web.';
    if (!dream.inRoom) {
      return group('Your room', this.#button('Add to my room', async () => {
        await ask('POST', 'room', {dreams: [dream.id]});
        notice(`${dream.title} is in your room now.`, 'Open the room', attempt(() => openRoom(dream)));
      }, about));
    }
    return group('Your room', this.#button('Open my room', () => openRoom(dream), about),
      this.#button('Take it out of the room', () => ask('DELETE', `room/${dream.id}`)));
  }
}

/** When a dream was done; of one whose time is not known, when it was ordered. */
const since = dream => dream.finished ?? dream.created;

/** Opens the room, where it shows the dream. */
async function openRoom(dream) {
  const page = open('', '_blank');
  const {address} = await ask('GET', `room/${dream.id}`);
  if (page) page.location = address;
  else location = address;
}

const group = (name, ...buttons) => made('div', {className: 'group'}, made('h3', {textContent: name}), made('div', {className: 'row'}, ...buttons));

/** Whether tiles show all of the sphere. */
const whole = tiles => tiles.coveredWidth === tiles.width && tiles.coveredHeight === tiles.height;

const size = dream => [`${dream.width} × ${dream.height}`, ...dream.journey ? [counted(dream.journey.frames, 'picture')] : [], ...dream.stoppedEarly ? ['kept early'] : []].join(', ');
