import {by, made} from '../js/dom.js';
import {ask} from './api.js';
import {Atlas} from './atlas.js';
import {attempt} from './attempt.js';
import {choiceCard, choose, mark, reveal} from './cards.js';
import {Controls} from './controls.js';
import {Draft} from './draft.js';
import {Live} from './live.js';
import {notice} from './notice.js';
import {Paint} from './paint.js';
import {Times} from './times.js';
import {counted, listed, named, summary} from './words.js';

/** The place where looks are chosen and changed. */
export class Look {
  #ticked = new Set(); #seen; #gaze = null; #paint; #maskOf = ''; #strokes = 0; #controls; #draft; #atlas; #times;

  constructor(studio) {
    this.studio = studio;
    this.#draft = new Draft(studio, () => this.#time());
    this.#times = new Times(by('order-time'));
    this.live = new Live(studio, this.#draft, () => this.enter());
    this.#controls = new Controls(name => this.#adjusted(name));
    this.#atlas = new Atlas(studio, layer => {
      if (layer) this.#values.set('layer', layer);
      else this.#values.delete('layer');
      this.#adjusted();
    });
    by('reset').onclick = () => this.#restore();
    by('layer-choice').ontoggle = () => reveal(by('layers'));
    by('to-dream').onclick = attempt(() => this.#order());
    by('to-live').onclick = attempt(() => this.#begin());
    this.#paint = new Paint(studio.stage);
    this.#paint.onChange = () => {
      this.#maskOf = '';
      this.#strokes++;
      this.update();
      this.#change();
    };
    for (const tool of document.querySelectorAll('[data-tool]')) tool.onclick = () => this.#use(tool.dataset.tool);
    by('dab').onclick = () => this.#paint.dab();
    by('paint-clear').onclick = () => {
      this.#paint.clear();
      this.#paint.onChange();
    };
    this.#remember();
  }

  get #values() { return this.#controls.values; }

  /** What was chosen survives a reload; what was painted does not. */
  #remember() {
    try {
      const {looks, values} = JSON.parse(sessionStorage.getItem('look') ?? '{}');
      this.#ticked = new Set(looks);
      for (const [name, value] of values ?? []) if (name !== 'region' || !['painted', 'gaze'].includes(value)) this.#values.set(name, value);
    } catch {
      // A browser that keeps nothing.
    }
  }

  #save() {
    try {
      sessionStorage.setItem('look', JSON.stringify({looks: [...this.#ticked], values: [...this.#values]}));
    } catch {
      // A browser that keeps nothing.
    }
  }

  /** A setting was changed. It needs a look to belong to: the first one, until another is picked. */
  #adjusted(name) {
    const {looks} = this.studio;
    if (!this.#ticked.size && this.#controls.changes.length && looks.length) this.#ticked.add(looks[0].name);
    this.#changed(name);
  }

  #changed(name) {
    if (name === 'region') {
      const value = this.#values.get('region');
      this.#gaze = value === 'gaze' ? this.studio.stage.gaze : null;
      this.#maskOf = '';
      this.#use(value === 'painted' ? 'paint' : 'look');
    }
    this.#save();
    this.update();
    this.#change();
  }

  /** Gives the look its own settings again; that can be undone. */
  #restore() {
    const before = [...this.#values], maskOf = this.#maskOf;
    this.#controls.restore();
    this.#maskOf = '';
    this.#use('look');
    this.#changed();
    by('look-title').focus();
    notice(`${this.#named()} as before.`, 'Undo', () => {
      for (const [name, value] of before) this.#values.set(name, value);
      this.#maskOf = maskOf;
      this.#changed();
    });
  }

  /** The looks that are chosen, by name. */
  #named() { return listed([...this.#ticked].map(named)); }

  #use(tool) {
    for (const button of document.querySelectorAll('[data-tool]')) button.setAttribute('aria-pressed', button.dataset.tool === tool);
    this.#paint.use(tool);
  }

  /** The person goes to another place. */
  leave() {
    this.#use('look');
    this.live.end();
    this.#draft.leave();
    by('painting').hidden = true;
  }

  /** Chooses the picture, the look and the settings of a dream. */
  open(dream) {
    const {studio} = this;
    if (studio.pictures.has(dream.picture)) studio.chosen = new Set([dream.picture]);
    studio.save();
    this.#ticked = new Set([dream.look]);
    this.#values.clear();
    for (const [name, words] of Object.entries(dream.settings)) {
      this.#values.set(name, words.length === 1 ? words[0] : name.startsWith('step') ? words.join(',') : words);
    }
    if (dream.guide) this.#values.set('guide', dream.guide);
    if (dream.result.endsWith('.png')) this.#values.set('format', 'png');
    this.#maskOf = dream.painted ? dream.id : '';
    if (dream.painted) this.#values.set('region', 'painted');
    this.#save();
    studio.go('look');
    if (studio.place === 'look') this.enter();
  }

  enter() {
    const {picture, stage} = this.studio;
    this.#seen = picture?.id;
    this.update();
    reveal(by('looks'));
    if (picture) stage.showPicture(picture);
    else stage.clear('Choose a picture first.');
    this.#change();
  }

  /** The picture in view may be gone, and the page may have missed the draft. */
  refresh() {
    if (this.studio.picture?.id !== this.#seen) this.enter();
    else this.#draft.catchUp(() => this.#change());
  }

  update() {
    const {looks, chosen, pictures} = this.studio, list = by('looks');
    if (list.children.length !== looks.length) list.replaceChildren(...looks.map(look => this.#card(look)));
    const plain = [...chosen].some(id => pictures.get(id)?.kind === 'PLAIN');
    looks.forEach((look, i) => {
      const away = plain && !!look.settings.region;
      for (const button of list.children[i].querySelectorAll('button')) button.disabled = away;
      list.children[i].title = away ? 'This look changes a part of the sphere, which a plain photo does not have.' : summary(look);
      if (away) this.#ticked.delete(look.name);
      mark(list.children[i], this.#ticked.has(look.name));
    });
    this.#controls.plain(plain);
    this.#controls.guides([...pictures.values()]);
    this.#controls.fill(this.#ticked.size === 1 ? looks.find(l => this.#ticked.has(l.name)) : undefined);
    this.#atlas.update(this.#values.get('layer'));
    this.#paint.on(this.studio.picture);
    by('painting').hidden = this.studio.place !== 'look' || this.#values.get('region') !== 'painted' || plain;
    this.#footer();
  }

  /** What the button will do, and why it cannot. */
  #footer() {
    const {chosen} = this.studio, looks = [...this.#ticked], count = chosen.size * looks.length;
    const unpainted = this.#values.get('region') === 'painted' && !this.#maskOf && this.#paint.empty;
    by('to-dream').disabled = !count || unpainted;
    const noLive = this.#whyNotLive();
    by('to-live').disabled = !!noLive;
    by('live-says').textContent = count ? noLive : '';
    by('to-dream').textContent = count > 1 ? `Dream ${count}` : 'Dream';
    const changed = this.#tellChanges();
    const pictures = chosen.size > 1 ? ` on ${counted(chosen.size, 'picture')}` : '';
    by('order').textContent = !chosen.size ? 'Choose a picture first.' : !looks.length ? 'Pick a look.'
      : unpainted ? 'Paint something first.' : this.#named() + changed + pictures;
    const last = this.studio.looks.find(l => l.name === looks.at(-1));
    by('look-says').textContent = last ? summary(last) : '';
    by('painting-hint').textContent = chosen.size > 1 ? `Paint over the part that is to dream. All ${chosen.size} pictures dream in the same place.`
      : 'Paint over the part that is to dream.';
  }

  /** What cannot be dreamed live, in words; nothing: live dreams are possible. */
  #whyNotLive() {
    const {chosen, picture} = this.studio;
    if (chosen.size !== 1) return 'Live takes one picture.';
    if (this.#ticked.size !== 1) return 'Live takes one look.';
    return picture?.kind === 'SPHERE' ? '' : 'Live needs a 360° photo.';
  }

  /**
   * Says what is changed of the looks, and offers to undo it.
   * @returns what is added to the names of the looks
   */
  #tellChanges() {
    const {changes} = this.#controls, looks = this.#ticked.size;
    by('changes').hidden = !changes.length || !looks;
    by('changes-say').textContent = changes.length && looks ? `${this.#named()}, changed: ${changes.join('; ')}. The changes stay when you choose another look.` : '';
    by('reset').textContent = `Restore the ${looks > 1 ? 'looks’' : 'look’s'} own settings`;
    return changes.length ? ', changed' : '';
  }

  /** Says how long the dreams would take, once the draft no longer keeps the studio busy. */
  #time() {
    const {studio} = this, looks = [...this.#ticked], waiting = [...studio.dreams.values()].filter(d => ['RUNNING', 'WAITING'].includes(d.state)).length;
    if (this.#draft.busy || studio.place !== 'look' || by('to-dream').disabled || this.live.runs) return this.#times.want([]);
    const orders = [...studio.chosen].flatMap(id => {
      const {settings, guide, mask, maskOf} = this.#wishes(studio.pictures.get(id));
      return looks.map(look => ({pictures: [id], looks: [look], settings, guide, mask, maskOf}));
    });
    this.#times.want(orders, waiting ? `, after ${counted(waiting, 'dream')} in the queue` : '');
  }

  #card(look) {
    const image = made('img', {src: `api/looks/${look.name}.jpg`, alt: '', loading: 'lazy'});
    return choiceCard({image, name: named(look.name), pick: adds => {
      choose(this.#ticked, look.name, adds);
      this.#changed();
    }});
  }

  /** What is sent to the studio: settings, guide, format and mask. */
  #wishes(picture) {
    const settings = Object.fromEntries(this.#values), {guide, format} = settings, {gaze} = this.studio.stage;
    delete settings.guide;
    delete settings.format;
    if (settings.region === 'gaze') settings.region = inView(this.#gaze);
    const painted = settings.region === 'painted';
    if (painted) delete settings.region;
    const mask = painted && (this.#maskOf ? {maskOf: this.#maskOf} : !this.#paint.empty && {mask: this.#paint.png(picture)});
    return {settings, ...guide && {guide}, ...format && {format}, ...gaze && {facing: {yaw: gaze.yaw, pitch: gaze.pitch}}, ...mask};
  }

  /** Orders a draft soon, of the look picked last. */
  #change() {
    if (this.live.runs) {
      this.#time();
      const {picture} = this.studio;
      if (picture?.kind === 'SPHERE' && this.#ticked.size === 1) this.#begin().catch(error => notice(error.message));
      else this.live.end();
      return;
    }
    this.#draft.want(() => {
      const {picture} = this.studio, look = [...this.#ticked].at(-1);
      if (!picture || !look || this.studio.place !== 'look') return null;
      const body = this.#wishes(picture), {settings, guide, maskOf, mask} = body;
      return {picture, look, body, key: JSON.stringify([picture.id, look, {...settings, width: ''}, guide, maskOf, mask && this.#strokes])};
    });
    this.#time();
  }

  /** A draft has grown. */
  drafted(draft) {
    if (this.studio.place === 'look') this.#draft.grown(draft);
  }

  /** Begins to dream live, and only where the person looks. */
  #begin() {
    const {picture} = this.studio, {settings, guide} = this.#wishes(picture);
    delete settings.region;
    this.#times.want([]);
    return this.live.begin(picture, [...this.#ticked][0], {settings, ...guide && {guide}});
  }

  async #order() {
    const {studio} = this, all = [], looks = [...this.#ticked];
    for (const id of studio.chosen) {
      const {dreams} = await ask('POST', 'dreams', {pictures: [id], looks, ...this.#wishes(studio.pictures.get(id))});
      all.push(...dreams);
    }
    for (const dream of all) studio.dreams.set(dream.id, {...dream, ...studio.dreams.get(dream.id)});
    // What runs is in view, and not what waits for its turn.
    const runs = [...studio.dreams.values()].some(d => d.state === 'RUNNING' && !all.some(a => a.id === d.id));
    studio.go('dream', runs ? undefined : all[0].id);
  }
}

/** The region that is seen. */
function inView({yaw, pitch, across, down}) {
  const clamp = (x, low, high) => Math.min(high, Math.max(low, x)), [x, y] = [Math.min(across, 358) / 2, down / 2];
  const [low, high] = [clamp(pitch - y, -90, 80), clamp(pitch + y, -80, 90)], middle = ((yaw + 540) % 360) - 180;
  const number = n => n.toFixed(1);
  return `yaw:${number(middle - x)}..${number(middle + x)},pitch:${number(low)}..${number(high)}`;
}
