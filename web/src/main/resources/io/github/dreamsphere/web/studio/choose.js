import {by, made, toast} from '../js/dom.js';
import {ask, upload} from './api.js';
import {attempt} from './attempt.js';
import {counted} from './words.js';

/** The place where pictures are chosen. */
export class Choose {
  constructor(studio) {
    this.studio = studio;
    by('files').onchange = () => {
      this.#receive([...by('files').files]);
      by('files').value = '';
    };
    by('sample').onclick = attempt(async () => this.#choose(await ask('POST', 'pictures/sample')));
    by('noise').onclick = attempt(async () => this.#choose(await ask('POST', 'pictures/noise')));
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
    const {picture, stage} = this.studio;
    if (picture) stage.showPicture(picture);
    this.update();
  }

  #receive(files) {
    by('problems').replaceChildren();
    for (const file of files) this.#send(file);
  }

  async #send(file) {
    const bar = made('progress', {max: 1, value: 0}), card = made('li', {className: 'card'},
      made('b', {textContent: file.name}), made('p', {className: 'text', textContent: 'Sending…'}), bar);
    bar.setAttribute('aria-label', `Sending ${file.name}`);
    by('problems').append(card);
    try {
      const most = this.studio.limits.bytes;
      if (file.size > most) {
        throw new Error(`This file is too large: it has ${megabytes(file.size)} MB, and the limit is ${megabytes(most)} MB.`);
      }
      const picture = await upload(file, part => bar.value = part);
      card.remove();
      this.#choose(picture);
    } catch (error) {
      const close = made('button', {className: 'away', textContent: '✕', onclick: () => card.remove()});
      close.setAttribute('aria-label', `Close the message about ${file.name}`);
      card.className = 'card bad';
      const problem = made('p', {});
      problem.setAttribute('role', 'alert');
      card.replaceChildren(made('b', {textContent: file.name}), problem, close);
      problem.textContent = error.message;
    }
  }

  #choose(picture) {
    const {studio} = this;
    studio.pictures.set(picture.id, picture);
    studio.chosen.add(picture.id);
    studio.save();
    studio.stage.showPicture(picture);
    picture.warnings.forEach(line => toast(line));
    studio.update();
  }

  #toggle(picture) {
    const {studio} = this;
    if (!studio.chosen.delete(picture.id)) studio.chosen.add(picture.id);
    studio.save();
    studio.stage.showPicture(picture);
    studio.update();
  }

  update() {
    const {pictures, chosen} = this.studio;
    by('pictures').replaceChildren(...[...pictures.values()].reverse().map(picture => this.#card(picture)));
    const count = chosen.size;
    by('chosen').textContent = count ? `${counted(count, 'picture')} chosen` : 'No picture is chosen yet.';
    by('to-look').disabled = !count;
  }

  #card(picture) {
    const image = picture.kind === 'NOISE' ? made('span', {className: 'blank'})
      : made('img', {src: `api/pictures/${picture.id}/thumb.jpg`, alt: '', loading: 'lazy'});
    const button = made('button', {onclick: () => this.#toggle(picture)}, image,
      made('b', {textContent: picture.kind === 'NOISE' ? 'From nothing' : picture.file}),
      made('span', {className: 'text', textContent: described(picture)}));
    button.setAttribute('aria-pressed', this.studio.chosen.has(picture.id));
    const away = made('button', {className: 'away', textContent: '✕', title: 'Remove', onclick: attempt(() => ask('DELETE', `pictures/${picture.id}`))});
    away.setAttribute('aria-label', `Remove ${picture.file}`);
    return made('li', {className: 'card'}, button, made('span', {className: 'tick', textContent: '✓', ariaHidden: 'true'}), away);
  }
}

const megabytes = bytes => Math.round(bytes / 1048576);

/** What kind of picture it is, in a few words. */
function described({kind, width, height, tiles, warnings}) {
  const part = tiles && (tiles.coveredWidth < tiles.width || tiles.coveredHeight < tiles.height);
  const what = {SPHERE: part ? 'Part of a 360° photo' : '360° photo', PLAIN: 'Plain photo', NOISE: 'A 360° dream without a photo'}[kind];
  return [`${what}, ${width} × ${height}`, ...warnings].join('. ');
}
