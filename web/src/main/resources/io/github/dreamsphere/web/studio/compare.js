import {made} from '../js/dom.js';

/** Compares a dream with its picture or with another dream of it: by a slider, or where one looks. */
export class Compare {
  #stage; #mix; #look;

  /**
   * @param hasPicture whether the picture can be shown
   * @param others the dreams to compare with
   * @param see shows the dream over another one, or over its picture
   */
  constructor(stage, hasPicture, others, see) {
    this.#stage = stage;
    const choice = made('select', {id: 'against'}, ...hasPicture ? [made('option', {value: '', textContent: 'Your picture'})] : [],
      ...others.map(other => made('option', {value: other.id, textContent: other.title})));
    this.#mix = made('input', {id: 'mix', type: 'range', min: 0, max: 100, value: 100, oninput: () => {
      stage.mix(this.#mix.value / 100);
      this.#show(false);
    }});
    this.#mix.setAttribute('aria-label', 'How much of the dream you see');
    this.#look = made('button', {className: 'button', textContent: 'Let it appear where I look', onclick: () => {
      const on = this.#look.getAttribute('aria-pressed') !== 'true';
      stage.reveal(on);
      this.#show(on && stage.reveals);
      if (!on) this.#mix.value = 100;
    }});
    const left = made('span', {});
    const take = () => {
      see(others.find(other => other.id === choice.value));
      this.#mix.value = 100;
      this.#show(false);
    };
    choice.onchange = () => {
      left.textContent = choice.selectedOptions[0].textContent;
      take();
    };
    left.textContent = choice.selectedOptions[0]?.textContent ?? '';
    this.element = made('div', {className: 'compare'},
      ...others.length ? [made('div', {className: 'control'}, Object.assign(made('label', {textContent: 'Compare with'}), {htmlFor: 'against'}), choice)] : [],
      this.#mix, made('div', {className: 'ends'}, left, made('span', {textContent: 'This dream'})), this.#look);
    this.#show(false);
    if (!hasPicture) take();
  }

  #show(appears) {
    this.#look.setAttribute('aria-pressed', appears);
    this.#mix.disabled = appears;
  }
}
