import {by, made} from '../js/dom.js';
import {choiceCard, mark} from './cards.js';
import {grown, layerName} from './words.js';

/** The layers of the net, and their strongest channels, chosen by what they dream. */
export class Atlas {
  #layer = ''; #drawn = ''; #chosen = [];

  /** @param onChoice is told what is chosen, as a recipe names it: a layer, or some of its channels; nothing: the look's own */
  constructor(studio, onChoice) {
    this.studio = studio;
    this.onChoice = onChoice;
  }

  /** @param value what is chosen, or nothing */
  update(value) {
    const {layers} = this.studio, list = by('layers'), [layer, numbers] = String(value ?? '').split(':');
    const chosen = numbers ? numbers.split(',') : [];
    if (list.children.length !== layers.length) {
      list.replaceChildren(...layers.map((name, i) => {
        const button = made('button', {title: name, onclick: () => this.onChoice(this.#layer === name ? '' : name)},
          made('img', {src: `api/layers/${i}.jpg`, alt: '', loading: 'lazy'}), made('b', {textContent: layerName(name)}));
        return made('li', {className: 'card'}, button);
      }));
    }
    this.#layer = layer;
    by('layer-changed').textContent = layer ? grown(String(value)) : '';
    layers.forEach((name, i) => mark(list.children[i], layer === name));
    this.#channels(layers.indexOf(layer), chosen);
  }

  #channels(layer, chosen) {
    const list = by('channels'), all = this.studio.channels[layer] ?? [];
    by('channel-choice').hidden = !all.length;
    if (this.#drawn !== layer) {
      this.#drawn = layer;
      list.replaceChildren(...all.map((channel, i) => this.#card(layer, channel, i, all.length)));
    }
    all.forEach((channel, i) => mark(list.children[i], chosen.includes(`${channel}`)));
    this.#chosen = chosen;
  }

  #card(layer, channel, place, count) {
    const image = made('span', {className: 'chip'});
    image.style.backgroundImage = `url(api/layers/${layer}/channels.jpg)`;
    image.style.backgroundPositionX = `${100 * place / (count - 1)}%`;
    const name = `${layerName(this.#layer)}, pattern ${place + 1}`;
    image.append(made('span', {textContent: place + 1}));
    image.title = `${name}: channel ${channel} of ${this.#layer}`;
    return choiceCard({image, name, pick: adds => {
      const rest = adds ? this.#chosen.filter(other => other !== `${channel}`) : [];
      const next = this.#chosen.includes(`${channel}`) && (adds || this.#chosen.length === 1) ? rest : [...rest, channel];
      this.onChoice(next.length ? `${this.#layer}:${next.join(',')}` : this.#layer);
    }});
  }
}
