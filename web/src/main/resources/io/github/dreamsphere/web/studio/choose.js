import {by, made} from '../js/dom.js';
import {ask, upload} from './api.js';
import {attempt} from './attempt.js';
import {choiceCard, choose, mark} from './cards.js';
import {notice} from './notice.js';
import {counted, megabytes, pictureName} from './words.js';

/** Ratio of width to height from which a photo may be a panorama. */
const WIDE = 1.9;
/** How far panoramas reach from left to right, in degrees. */
const SPANS = [90, 120, 150, 180, 200, 220, 240, 270, 300, 360];
/** How far phones' panoramas reach from top to bottom, in degrees. */
const LIKELY_HEIGHT = 70;

/** The place where pictures are chosen. */
export class Choose {
  #drawn = ''; #offered = '';

  constructor(studio) {
    this.studio = studio;
    by('files').onchange = () => {
      this.#receive([...by('files').files]);
      by('files').value = '';
    };
    by('sample').onclick = attempt(async () => this.#received([await ask('POST', 'pictures/sample')]));
    by('noise').onclick = attempt(async () => this.#received([await ask('POST', 'pictures/noise')]));
    by('to-sphere').onclick = attempt(async () => {
      this.#received([await ask('POST', `pictures/${studio.picture.id}/span`, {degrees: +by('span').value})]);
      by('choose-title').focus();
    });
    by('to-look').onclick = () => studio.go('look');
    for (const type of ['dragenter', 'dragover']) {
      addEventListener(type, event => {
        event.preventDefault();
        document.body.classList.add('over');
      });
    }
    addEventListener('dragleave', event => event.relatedTarget || document.body.classList.remove('over'));
    addEventListener('drop', event => {
      event.preventDefault();
      document.body.classList.remove('over');
      const files = [...event.dataTransfer.files];
      if (files.length) {
        studio.go('choose');
        this.#receive(files);
      }
    });
  }

  enter() {
    this.update();
    this.#see();
  }

  refresh() { this.#see(); }

  /** Shows the picture chosen last. */
  #see() {
    const {picture, stage} = this.studio;
    if (picture) stage.showPicture(picture);
    else stage.clear('Choose a picture, and it appears here.');
  }

  /** Sends files; those that arrive are chosen, and no others. */
  async #receive(files) {
    by('problems').replaceChildren();
    const known = new Set(this.studio.pictures.keys()), sent = [];
    await Promise.all(files.map(async file => {
      const picture = await this.#send(file);
      if (!picture) return;
      sent.push(picture);
      this.#received(sent);
    }));
    const again = sent.filter(picture => known.has(picture.id));
    if (again.length) notice(`${pictureName(again[0])} was here already.`);
  }

  async #send(file) {
    const bar = made('progress', {max: 1, value: 0}), card = made('li', {className: 'card'},
      made('b', {textContent: file.name}), made('p', {className: 'text', textContent: 'Sending…'}), bar);
    bar.setAttribute('aria-label', `Sending ${file.name}`);
    by('problems').append(card);
    try {
      const most = this.studio.limits.bytes;
      if (file.size > most) {
        throw new Error(`This file is too large: it has ${megabytes(file.size)}, and the limit is ${megabytes(most)}.`);
      }
      const picture = await upload(file, part => bar.value = part);
      card.remove();
      return picture;
    } catch (error) {
      const close = made('button', {className: 'away', textContent: '✕', onclick: () => card.remove()});
      close.setAttribute('aria-label', `Close the message about ${file.name}`);
      card.className = 'card bad';
      const problem = made('p', {});
      problem.setAttribute('role', 'alert');
      card.replaceChildren(made('b', {textContent: file.name}), problem, close);
      problem.textContent = error.message;
      return null;
    }
  }

  /** Chooses these pictures, and no others. */
  #received(pictures) {
    const {studio} = this;
    studio.chosen.clear();
    for (const picture of pictures) {
      studio.pictures.set(picture.id, picture);
      studio.chosen.add(picture.id);
      picture.warnings.forEach(line => notice(line));
    }
    this.#changed();
  }

  #pick(picture, adds) {
    choose(this.studio.chosen, picture.id, adds);
    this.#changed();
  }

  #changed() {
    this.studio.save();
    this.studio.update();
    this.#see();
  }

  async #remove(picture) {
    const chosen = this.studio.chosen.has(picture.id);
    await ask('DELETE', `pictures/${picture.id}`);
    by('choose-title').focus();
    notice(`${pictureName(picture)} was removed.`, 'Undo', attempt(async () => {
      const back = await ask('POST', `pictures/${picture.id}/restore`);
      this.studio.pictures.set(back.id, back);
      if (chosen) this.#pick(back, true);
    }));
  }

  update() {
    const {pictures, chosen} = this.studio, list = by('pictures'), all = [...pictures.values()].reverse();
    const key = all.map(p => p.id).join();
    if (key !== this.#drawn) {
      this.#drawn = key;
      list.replaceChildren(...all.map(picture => this.#card(picture)));
    }
    all.forEach((picture, i) => mark(list.children[i], chosen.has(picture.id)));
    const count = chosen.size;
    by('chosen').textContent = count === 1 ? pictureName(this.studio.picture) : count ? counted(count, 'picture') : 'No picture is chosen yet.';
    by('to-look').disabled = !count;
    this.#offerSphere();
  }

  /** A wide photo may be a panorama, which belongs on the sphere. */
  #offerSphere() {
    const {chosen, picture} = this.studio, wide = chosen.size === 1 && picture.kind === 'PLAIN' && picture.width >= WIDE * picture.height;
    by('panorama').hidden = !wide;
    if (!wide || this.#offered === picture.id) return;
    this.#offered = picture.id;
    const most = 180 * picture.width / picture.height, spans = SPANS.filter(degrees => degrees <= most);
    const likely = LIKELY_HEIGHT * picture.width / picture.height, distance = degrees => Math.abs(degrees - likely);
    by('span').replaceChildren(...spans.map(degrees => made('option', {value: degrees, textContent: spanText(degrees)})));
    by('span').value = spans.reduce((best, degrees) => distance(degrees) < distance(best) ? degrees : best);
  }

  #card(picture) {
    const image = picture.kind === 'NOISE' ? made('span', {className: 'blank'})
      : made('img', {src: `api/pictures/${picture.id}/thumb.jpg`, alt: '', loading: 'lazy'});
    return choiceCard({image, name: pictureName(picture), text: described(picture), pick: adds => this.#pick(picture, adds),
      remove: attempt(() => this.#remove(picture))});
  }
}

function spanText(degrees) {
  return degrees === 360 ? '360°, all around' : degrees === 180 ? '180°, half around' : `${degrees}°`;
}

/** What kind of picture it is, in a few words. */
function described({kind, width, height, tiles, warnings}) {
  const part = tiles && (tiles.coveredWidth < tiles.width || tiles.coveredHeight < tiles.height);
  const span = part && Math.round(360 * tiles.coveredWidth / tiles.width);
  const what = {SPHERE: part ? `Part of a 360° photo, ${span}° wide` : '360° photo', PLAIN: 'Plain photo', NOISE: 'A 360° dream without a photo'}[kind];
  return [`${what}, ${width} × ${height}`, ...warnings].join('. ');
}
