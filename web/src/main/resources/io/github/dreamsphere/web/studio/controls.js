import {by, made} from '../js/dom.js';
import {grown, listed} from './words.js';

const percent = x => `${Math.round(x * 100)} %`;
const lower = text => text[0].toLowerCase() + text.slice(1);
const ofRow = values => values.length > 1 ? `${values.slice(0, -1).join(', ')}, then ${values.at(-1)}` : values.join();

/**
 * What can be changed of a look. `name` is the option of a recipe; `usual` is what a look that says nothing means by it;
 * `text` says a value.
 */
const CONTROLS = [
  {name: 'step-size', label: 'Strength', help: 'How much each step changes the picture.', range: [.5, 5, .1], usual: ['1.5'], text: x => (+x).toFixed(1)},
  {name: 'steps', label: 'Patience', help: 'Steps at each size. More of them change the picture more, and take longer.', range: [2, 40, 1], usual: ['20', '10'], text: x => `${x} steps`},
  {name: 'fidelity', label: 'Stay near the picture', help: 'How far each step returns to your picture.', range: [0, .5, .01], usual: ['0'], text: percent},
  {name: 'region', label: 'Where', help: 'Which part of the sphere dreams.', sphere: true, usual: [''], choices: [['', 'Everywhere'], ['sky', 'The sky'], ['ground', 'The ground'],
    ['horizon', 'Along the horizon'], ['zenith', 'Straight up'], ['nadir', 'Straight down'], ['gaze', 'Only what I see now'], ['painted', 'What I paint']]}];

const MORE = [
  {name: 'guide', label: 'A picture to dream of', help: 'Shapes of this picture grow in yours.', guide: true},
  {name: 'octaves', label: 'Number of sizes', help: 'At how many sizes the picture is dreamed, from small to large. The more, the larger the shapes.', range: [1, 8, 1], usual: ['4'], text: x => x === 'auto' ? 'as many as the width allows' : `${x}`},
  {name: 'octave-scale', label: 'Step between sizes', help: 'How much larger each size is than the one before.', range: [1.1, 2, .05], usual: ['1.4'], text: x => `× ${(+x).toFixed(2)}`},
  {name: 'tiles', label: 'Direction of shapes', help: 'Upright, or in every direction, which gives more eyes and whorls.', sphere: true, usual: ['upright'], choices: [['upright', 'Upright'], ['tangent', 'In every direction']]},
  {name: 'evenness', label: 'Empty parts', help: 'How strongly empty parts dream, such as a clear sky.', range: [0, 1, .05], usual: ['0.5'], text: percent},
  {name: 'softness', label: 'Soft edge', help: 'Width of the soft edge around the part that dreams.', range: [0, 60, 1], usual: ['10'], text: x => `${x}°`},
  {name: 'keep-colour', label: 'Keep the colours of the picture', flag: true},
  {name: 'hold-contrast', label: 'Keep the contrast of the picture', flag: true},
  {name: 'gradient-blur', label: 'Smoothness', help: 'Smoother dreams have larger, softer shapes.', range: [.2, 4, .1], usual: ['1'], text: x => (+x).toFixed(1)}];

/** What is not part of a look. */
const EVERY = [
  {name: 'width', label: 'Size of the dream', help: 'Wider dreams have more pixels and take longer.', usual: [''], choices: [['', 'As wide as the picture'], ['1024', '1024 pixels wide: quick'],
    ['2048', '2048 pixels wide'], ['4096', '4096 pixels wide'], ['8192', '8192 pixels wide: long']]},
  {name: 'seed', label: 'Variation', help: 'Each number gives another dream of the same kind.', number: true},
  {name: 'format', label: 'File', help: 'JPEG files are small. PNG files lose nothing.', usual: [''], choices: [['', 'JPEG'], ['png', 'PNG']]}];

const ALL = [...CONTROLS, ...MORE, ...EVERY];
const OF_EVERY_LOOK = EVERY.map(control => control.name);
/** A choice that stands for what the look says. */
const OF_LOOK = '';

/** The sliders and lists by which a look is changed. */
export class Controls {
  /** From the name of an option to what the person chose for it; without an entry the look's own value holds. */
  values = new Map();
  #inputs = new Map();

  /** @param onChange is told the name of an option that has another value */
  constructor(onChange) {
    this.onChange = onChange;
    by('controls').append(...CONTROLS.map(control => this.#make(control)));
    by('more-controls').append(...MORE.map(control => this.#make(control)));
    by('every-controls').append(...EVERY.map(control => this.#make(control)));
  }

  /** What the person has changed of looks, in words. */
  get changes() {
    const all = Object.fromEntries([...this.values].filter(([name]) => !OF_EVERY_LOOK.includes(name)).map(([name, value]) => [name, words(value)]));
    return described(all);
  }

  /** Gives looks their own settings again. */
  restore() {
    for (const name of [...this.values.keys()]) if (!OF_EVERY_LOOK.includes(name)) this.values.delete(name);
  }

  #take(name, value) {
    if (value === OF_LOOK) this.values.delete(name);
    else this.values.set(name, value);
    this.onChange(name);
  }

  #make(control) {
    const {name, label, help, range, choices, flag, number} = control, key = `set-${name}`;
    let input;
    if (range) {
      const [min, max, step] = range;
      input = made('input', {type: 'range', min, max, step});
      input.oninput = () => this.#say(control, control.text(input.value));
      const scrolls = keptWhileScrolling(input);
      input.onchange = () => {
        if (!scrolls()) this.#take(name, input.value);
      };
    } else if (choices || control.guide) {
      input = made('select', {}, ...(choices ?? []).map(([value, shown]) => made('option', {value, textContent: shown})));
      input.onchange = () => this.#take(name, input.value);
    } else if (number) {
      input = made('input', {type: 'number', min: 0, max: 999999, step: 1});
      input.onchange = () => this.#take(name, input.value === '0' ? OF_LOOK : input.value);
    } else {
      input = made('input', {type: 'checkbox'});
      input.onchange = () => this.#take(name, input.checked ? 'true' : 'false');
    }
    input.id = key;
    this.#inputs.set(name, input);
    const title = made('label', {htmlFor: key, textContent: label}, made('span', {className: 'changed', textContent: 'changed', hidden: true}));
    if (flag) return made('div', {className: 'check'}, input, title);
    const shown = made('output', {}), hint = made('small', {id: `${key}-help`, textContent: help ?? ''});
    shown.setAttribute('for', key);
    input.setAttribute('aria-describedby', hint.id);
    input.shown = shown;
    const other = number ? [made('button', {className: 'button another', textContent: 'Another one', onclick: () => {
      input.value = 1 + Math.floor(Math.random() * 9998);
      input.onchange();
    }})] : [];
    return made('div', {className: number ? 'control numbered' : 'control'}, title, shown, input, ...other, hint);
  }

  #say({name}, text) {
    const input = this.#inputs.get(name);
    input.shown.textContent = text;
    input.setAttribute('aria-valuetext', text);
  }

  /** @param look the only one chosen, or nothing */
  fill(look) {
    for (const control of ALL) {
      const {name, range, flag, usual, choices, text} = control, input = this.#inputs.get(name), value = this.values.get(name);
      const own = look?.settings[name] ?? usual;
      if (range) {
        input.value = value ?? (Number.isFinite(parseFloat(own.at(-1))) ? parseFloat(own.at(-1)) : 4);
        this.#say(control, value !== undefined ? text(value) : look ? `${says(control, own)}, the look’s own` : 'the look’s own');
      } else if (flag) input.checked = (value ?? own?.[0]) === 'true';
      else if (choices) this.#list(control, input, own, look, value);
      else input.value = value ?? (name === 'seed' ? 0 : '');
      input.labels[0].querySelector('.changed').hidden = value === undefined || OF_EVERY_LOOK.includes(name);
    }
    const more = MORE.filter(({name}) => this.values.has(name)).length;
    by('more-changed').textContent = more ? `${more} changed` : '';
  }

  /** The list of a choice: what the look says comes first, and is named. */
  #list({choices}, input, own, look, value) {
    const of = choices.find(([name]) => name === own.join())?.[1] ?? own.join(), first = look?.settings[input.id.slice(4)] ? `As in the look: ${of.toLowerCase()}` : of;
    const rest = choices.filter(([name]) => name !== OF_LOOK && (name !== own.join() || name === value));
    if (value && !rest.some(([name]) => name === value)) rest.push([value, value]);
    input.replaceChildren(made('option', {value: OF_LOOK, textContent: first}), ...rest.map(([name, shown]) => made('option', {value: name, textContent: shown})));
    input.value = value ?? OF_LOOK;
  }

  /** Fills the list of pictures to dream of. */
  guides(pictures) {
    const select = this.#inputs.get('guide'), value = this.values.get('guide') ?? '';
    select.replaceChildren(made('option', {value: '', textContent: 'None'}),
      ...pictures.filter(p => p.kind !== 'NOISE').map(p => made('option', {value: p.id, textContent: p.file})));
    select.value = value;
  }

  /** Takes what spheres only have out of reach. */
  plain(on) {
    for (const {name, sphere} of ALL) if (sphere) this.#inputs.get(name).disabled = on;
  }
}

/**
 * A finger that scrolls the page over a slider does not move it.
 * @returns tells whether the last touch has scrolled the page
 */
function keptWhileScrolling(input) {
  let before = '', said = '', scrolled = false;
  const begin = () => {
    before = input.value;
    said = input.shown.textContent;
    scrolled = false;
  };
  input.addEventListener('pointerdown', begin);
  input.addEventListener('keydown', begin);
  input.addEventListener('pointercancel', () => scrolled = true);
  for (const event of ['pointercancel', 'input', 'change']) {
    input.addEventListener(event, () => {
      if (!scrolled) return;
      input.value = before;
      input.shown.textContent = said;
      input.setAttribute('aria-valuetext', said);
    });
  }
  return () => scrolled;
}

/** What a look says of an option, in words. */
function says({text}, values) {
  const words = values.map(text), unit = words[0].match(/\D*$/)[0];
  return words.length > 1 && unit ? `${ofRow(values)}${unit}` : listed(words);
}

/** A value that a person chose as the words of a recipe. */
const words = value => Array.isArray(value) ? value : String(value).split(',');

/** The settings of a dream that differ from its look's, as people say them. */
export function described(settings) {
  return Object.entries(settings).map(([name, words]) => {
    if (name === 'layer') return `dreams of ${grown(words.join()).toLowerCase()}`;
    const control = ALL.find(c => c.name === name);
    if (!control || OF_EVERY_LOOK.includes(name)) return '';
    if (name === 'region' && words.join().includes(':')) return 'where: a part of the view';
    if (control.guide) return 'dreams of another picture';
    if (control.range) return `${lower(control.label)}: ${says(control, words)}`;
    if (control.flag) return words[0] === 'true' ? lower(control.label) : '';
    return `${lower(control.label)}: ${lower(control.choices?.find(([value]) => value === words[0])?.[1] ?? words.join(', '))}`;
  }).filter(Boolean);
}
