import {by, made} from '../js/dom.js';
import {ask} from './api.js';
import {attempt} from './attempt.js';
import {Paint} from './paint.js';

const DRAFT_MILLISECONDS = 300;

const percent = x => `${Math.round(x * 100)} %`;

/** What can be changed of a look: `name` is the option of a recipe. */
const CONTROLS = [
  {name: 'step-size', label: 'Strength', help: 'How much each step changes the picture.', range: [.5, 5, .1], usual: 1.5, text: x => (+x).toFixed(1)},
  {name: 'steps', label: 'Patience', help: 'Steps at each size. More steps take longer and change the picture more.', range: [2, 40, 1], usual: 10, text: x => `${x} steps`},
  {name: 'fidelity', label: 'Stay near the picture', help: 'How far each step returns to your picture.', range: [0, .5, .01], usual: 0, text: percent},
  {name: 'region', label: 'Where', help: 'Which part of the sphere is dreamed on.', sphere: true, choices: [['', 'As in the look'], ['sky', 'The sky'], ['ground', 'The ground'],
    ['horizon', 'Along the horizon'], ['zenith', 'Straight up'], ['nadir', 'Straight down'], ['gaze', 'Only what I see now'], ['painted', 'What I paint']]},
  {name: 'width', label: 'Size of the dream', help: 'Wider dreams have more pixels and take longer.', choices: [['', 'As wide as the picture'], ['1024', '1024 pixels wide: quick'],
    ['2048', '2048 pixels wide'], ['4096', '4096 pixels wide'], ['8192', '8192 pixels wide: long']]},
  {name: 'seed', label: 'Variation', help: 'Another number gives another dream of the same kind.', number: true}];

const MORE = [
  {name: 'guide', label: 'A picture to dream of', help: 'Shapes of this picture grow in yours.', guide: true},
  {name: 'octaves', label: 'Sizes', help: 'At how many sizes (octaves) the picture is dreamed. More sizes give larger shapes.', range: [1, 8, 1], usual: 4, text: x => `${x}`},
  {name: 'octave-scale', label: 'Growth from size to size', help: 'How much larger each size is than the one before.', range: [1.1, 2, .05], usual: 1.4, text: x => `× ${(+x).toFixed(2)}`},
  {name: 'tiles', label: 'Direction of shapes', help: 'Upright, or turned freely, which gives more eyes and whorls.', sphere: true, choices: [['', 'As in the look'], ['upright', 'Upright'], ['tangent', 'Turned freely']]},
  {name: 'softness', label: 'Soft edge', help: 'Width of the soft edge around the dreamed part.', range: [0, 60, 1], usual: 10, text: x => `${x}°`},
  {name: 'keep-colour', label: 'Keep the colours of the picture', flag: true},
  {name: 'hold-contrast', label: 'Keep the contrast of the picture', flag: true},
  {name: 'gradient-blur', label: 'Smoothness', help: 'Smoother dreams have larger, softer shapes.', range: [.2, 4, .1], usual: 1, text: x => (+x).toFixed(1)},
  {name: 'format', label: 'File', choices: [['', 'JPEG: small'], ['png', 'PNG: lossless']]}];

/** The place where looks are chosen and changed. */
export class Look {
  #ticked = new Set(); #values = new Map(); #gaze = null; #draft = null; #waiting; #inputs = new Map(); #paint; #maskOf = ''; #strokes = 0;

  constructor(studio) {
    this.studio = studio;
    by('reset').onclick = () => {
      this.#values.clear();
      this.#maskOf = '';
      this.#use('look');
      this.#fill();
      this.update();
      this.#change();
    };
    by('to-dream').onclick = attempt(() => this.#order());
    this.#build('controls', CONTROLS);
    this.#build('more-controls', MORE);
    this.#paint = new Paint(studio.stage);
    this.#paint.onChange = () => {
      this.#maskOf = '';
      this.#strokes++;
      this.#change();
    };
    for (const tool of document.querySelectorAll('[data-tool]')) tool.onclick = () => this.#use(tool.dataset.tool);
    by('dab').onclick = () => this.#paint.dab();
    by('paint-clear').onclick = () => {
      this.#paint.clear();
      this.#paint.onChange();
    };
  }

  #use(tool) {
    for (const button of document.querySelectorAll('[data-tool]')) button.setAttribute('aria-pressed', button.dataset.tool === tool);
    this.#paint.use(tool);
  }

  /** The person goes to another place. */
  leave() { this.#use('look'); }

  /** Chooses the picture, the look and the settings of a dream. */
  open(dream) {
    const {studio} = this;
    if (studio.pictures.has(dream.picture)) studio.chosen = new Set([dream.picture]);
    studio.save();
    this.#ticked = new Set([dream.look]);
    this.#values = new Map(Object.entries(dream.settings).map(([name, words]) =>
      [name, words.length === 1 ? words[0] : name.startsWith('step') ? words.join(',') : words]));
    if (dream.guide) this.#values.set('guide', dream.guide);
    if (dream.result.endsWith('.png')) this.#values.set('format', 'png');
    this.#maskOf = dream.painted ? dream.id : '';
    if (dream.painted) this.#values.set('region', 'painted');
    studio.go('look');
    if (studio.place === 'look') this.enter();
  }

  enter() {
    const {picture, stage} = this.studio;
    this.update();
    this.#fill();
    if (picture) stage.showPicture(picture);
    this.#draft = null;
    by('draft-state').textContent = '';
    this.#change();
  }

  update() {
    const {looks, chosen, pictures} = this.studio, list = by('looks');
    if (list.children.length !== looks.length) list.replaceChildren(...looks.map(look => this.#card(look)));
    const plain = [...chosen].some(id => pictures.get(id)?.kind === 'PLAIN');
    looks.forEach((look, i) => {
      const button = list.children[i].firstChild;
      button.disabled = plain && !!look.settings.region;
      if (button.disabled) this.#ticked.delete(look.name);
      button.setAttribute('aria-pressed', this.#ticked.has(look.name));
    });
    for (const control of [...CONTROLS, ...MORE]) if (control.sphere) this.#inputs.get(control.name).disabled = plain;
    this.#guides();
    this.#layers();
    this.#paint.on(this.studio.picture);
    by('painting').hidden = this.#values.get('region') !== 'painted' || plain;
    const count = chosen.size * this.#ticked.size;
    by('to-dream').disabled = !count;
    by('to-dream').textContent = count > 1 ? `Dream ${count} dreams` : 'Dream';
    by('order').textContent = !chosen.size ? 'Choose a picture first.' : !this.#ticked.size ? 'Pick a look.' : '';
  }

  #card(look) {
    const button = made('button', {onclick: () => {
      if (!this.#ticked.delete(look.name)) this.#ticked.add(look.name);
      this.update();
      this.#change();
    }}, made('img', {src: `api/looks/${look.name}.jpg`, alt: '', loading: 'lazy'}), made('b', {textContent: named(look.name)}),
    made('span', {className: 'text', textContent: look.summary}));
    return made('li', {className: 'card'}, button, made('span', {className: 'tick', textContent: '✓', ariaHidden: 'true'}));
  }

  #build(id, controls) {
    by(id).append(...controls.map(control => {
      const {name, label, help, range, choices, flag, number, text} = control, key = `set-${name}`;
      const take = value => {
        if (value === '') this.#values.delete(name);
        else this.#values.set(name, value);
        if (name === 'region') {
          this.#gaze = value === 'gaze' ? this.studio.stage.gaze : null;
          this.#maskOf = '';
          this.#use(value === 'painted' ? 'paint' : 'look');
        }
        this.#fill();
        this.update();
        this.#change();
      };
      let input;
      if (range) {
        const [min, max, step] = range;
        input = made('input', {type: 'range', min, max, step});
        input.oninput = () => this.#say(control, input.value);
        input.onchange = () => take(input.value);
      } else if (choices || control.guide) {
        input = made('select', {}, ...(choices ?? []).map(([value, shown]) => made('option', {value, textContent: shown})));
        input.onchange = () => take(input.value);
      } else if (number) {
        input = made('input', {type: 'number', min: 0, max: 999999, step: 1});
        input.onchange = () => take(input.value);
      } else {
        input = made('input', {type: 'checkbox'});
        input.onchange = () => take(input.checked ? 'true' : 'false');
      }
      input.id = key;
      this.#inputs.set(name, input);
      const title = made('label', {htmlFor: key, textContent: label});
      if (flag) return made('div', {className: 'check'}, input, title);
      const shown = made('output', {}), hint = made('small', {id: `${key}-help`, textContent: help ?? ''});
      shown.setAttribute('for', key);
      input.setAttribute('aria-describedby', hint.id);
      input.shown = shown;
      return made('div', {className: 'control'}, title, shown, input, hint);
    }));
  }

  #say({name, text}, value) {
    const input = this.#inputs.get(name);
    input.shown.textContent = text(value);
    input.setAttribute('aria-valuetext', text(value));
  }

  /** What the only look chosen says of an option. */
  #ofLook(name) {
    const look = this.#ticked.size === 1 && this.studio.looks.find(l => this.#ticked.has(l.name));
    return look ? look.settings[name] : undefined;
  }

  /** Shows the values. */
  #fill() {
    for (const control of [...CONTROLS, ...MORE]) {
      const {name, range, flag, usual} = control, input = this.#inputs.get(name), value = this.#values.get(name);
      if (range) {
        const look = parseFloat(this.#ofLook(name)?.at(-1));
        input.value = value ?? (Number.isFinite(look) ? look : usual);
        if (value === undefined) input.shown.textContent = 'as in the look';
        else this.#say(control, value);
      } else if (flag) input.checked = (value ?? this.#ofLook(name)?.[0]) === 'true';
      else input.value = value ?? (name === 'seed' ? 0 : '');
    }
  }

  #layers() {
    const {layers} = this.studio, list = by('layers');
    if (list.children.length !== layers.length) {
      list.replaceChildren(...layers.map((layer, i) => {
        const button = made('button', {onclick: () => {
          if (this.#values.get('layer') === layer) this.#values.delete('layer');
          else this.#values.set('layer', layer);
          this.update();
          this.#change();
        }}, made('img', {src: `api/layers/${i}.jpg`, alt: '', loading: 'lazy'}), made('b', {textContent: layer}));
        return made('li', {className: 'card'}, button, made('span', {className: 'tick', textContent: '✓', ariaHidden: 'true'}));
      }));
    }
    layers.forEach((layer, i) => list.children[i].firstChild.setAttribute('aria-pressed', this.#values.get('layer') === layer));
  }

  #guides() {
    const select = this.#inputs.get('guide'), {pictures} = this.studio, value = this.#values.get('guide') ?? '';
    select.replaceChildren(made('option', {value: '', textContent: 'None'}),
      ...[...pictures.values()].filter(p => p.kind !== 'NOISE').map(p => made('option', {value: p.id, textContent: p.file})));
    select.value = value;
  }

  /** What is sent to the studio: settings, guide and format. */
  #wishes() {
    const settings = Object.fromEntries(this.#values), {guide, format} = settings;
    delete settings.guide;
    delete settings.format;
    if (settings.region === 'gaze') settings.region = inView(this.#gaze);
    const painted = settings.region === 'painted';
    if (painted) delete settings.region;
    const mask = painted && (this.#maskOf ? {maskOf: this.#maskOf} : !this.#paint.empty && {mask: this.#paint.png()});
    return {settings, ...guide && {guide}, ...format && {format}, ...mask};
  }

  /** Orders a draft soon, of the look picked last. */
  #change() {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.#draftNow(), DRAFT_MILLISECONDS);
  }

  async #draftNow() {
    const {picture} = this.studio, look = [...this.#ticked].at(-1), wishes = this.#wishes();
    if (!picture || !look || this.studio.place !== 'look') return;
    const key = JSON.stringify([picture.id, look, {...wishes.settings, width: ''}, wishes.guide, wishes.maskOf, wishes.mask && this.#strokes]);
    if (this.#draft?.key === key) return;
    const replaces = this.#draft?.id ?? '';
    by('draft-state').className = '';
    by('draft-state').textContent = `Drafting ${named(look)}…`;
    this.#draft = {key, id: ''};
    try {
      const draft = await ask('POST', 'drafts', {picture: picture.id, look, replaces, ...wishes});
      if (this.#draft.key === key) Object.assign(this.#draft, draft, {key});
      if (this.early?.id === draft.id) this.drafted(this.early);
    } catch (error) {
      if (this.#draft.key === key) this.#failed(error.message);
    }
  }

  #failed(message) {
    this.#draft = null;
    by('draft-state').className = 'problem';
    by('draft-state').textContent = message;
  }

  /** A draft has grown. */
  drafted(draft) {
    this.early = draft;
    if (this.#draft?.id !== draft.id || this.studio.place !== 'look') return;
    if (draft.state === 'FAILED') return this.#failed(draft.message);
    const picture = this.studio.pictures.get(draft.picture);
    if (draft.live) this.studio.stage.showDream(picture, draft);
    if (draft.state === 'DONE') {
      by('draft-state').textContent = `A draft of ${named(draft.look)}, small and quick. Press Dream for the full picture.`;
    }
  }

  async #order() {
    const {studio} = this;
    const {dreams} = await ask('POST', 'dreams', {pictures: [...studio.chosen], looks: [...this.#ticked], ...this.#wishes()});
    for (const dream of dreams) studio.dreams.set(dream.id, {...dream, ...studio.dreams.get(dream.id)});
    studio.go('dream', dreams[0].id);
  }
}

/** A recipe's name as a title. */
export const named = look => look[0].toUpperCase() + look.slice(1).replace(/-/g, ' ');

/** The region that is seen. */
function inView({yaw, pitch, across, down}) {
  const clamp = (x, low, high) => Math.min(high, Math.max(low, x)), [x, y] = [Math.min(across, 358) / 2, down / 2];
  const [low, high] = [clamp(pitch - y, -90, 80), clamp(pitch + y, -80, 90)], middle = ((yaw + 540) % 360) - 180;
  const number = n => n.toFixed(1);
  return `yaw:${number(middle - x)}..${number(middle + x)},pitch:${number(low)}..${number(high)}`;
}
