import {by, made} from '../js/dom.js';
import {ask} from './api.js';
import {attempt} from './attempt.js';
import {named} from './look.js';
import {counted} from './words.js';

const STATES = {WAITING: 'Waiting', RUNNING: 'Dreaming', PAUSED: 'Paused', STOPPED: 'Stopped', FAILED: 'Failed', DONE: 'Done'};

/** The place where a dream grows around the person, and the queue is seen. */
export class Dream {
  #id = ''; #drawn = ''; #live = null;

  constructor(studio) { this.studio = studio; }

  /** The dream in view: the one asked for, or the one that runs. */
  get #dream() {
    const {dreams} = this.studio, all = [...dreams.values()];
    const asked = dreams.get(this.#id), runs = all.find(d => d.state === 'RUNNING');
    return asked && asked.state !== 'DONE' ? asked : runs ?? asked ?? all.find(d => d.state === 'WAITING');
  }

  enter(id) {
    this.#id = id ?? '';
    this.#drawn = '';
    this.update();
    this.#see();
  }

  refresh() { this.#see(); }

  #see() {
    const dream = this.#dream, {stage, pictures} = this.studio;
    if (dream) stage.showDream(pictures.get(dream.picture), dream);
  }

  /** A dream has changed. */
  changed(dream) {
    this.update();
    if (this.studio.place !== 'dream') return;
    if (dream.state === 'DONE' && dream.id === this.#id) return this.studio.go('show', dream.id);
    if (dream.id === this.#dream?.id) this.#see();
  }

  update() {
    // What is in view stays there when it is paused, and while others have their turn.
    if (this.studio.place === 'dream') this.#id ||= this.#dream?.id ?? '';
    const queue = [...this.studio.dreams.values()].filter(d => d.state !== 'DONE').sort((a, b) => a.order - b.order);
    const key = JSON.stringify(queue.map(d => [d.id, d.state, d.order, d.message, this.#dream?.id]));
    if (key !== this.#drawn) {
      this.#drawn = key;
      by('queue').replaceChildren(...queue.map(dream => this.#item(dream)));
      by('queue-empty').hidden = queue.length > 0;
      this.#now();
    }
    this.#progress();
  }

  #now() {
    const dream = this.#dream, now = by('now');
    this.#live = null;
    if (!dream || dream.state === 'DONE') {
      now.replaceChildren(made('p', {textContent: 'No dream is running. Choose a picture and a look, and press Dream.'}));
      return;
    }
    const bar = made('progress', {max: 1}), line = made('p', {}), spoken = made('p', {className: 'unseen'});
    bar.setAttribute('aria-label', 'Progress of the dream');
    spoken.setAttribute('aria-live', 'polite');
    this.#live = {id: dream.id, bar, line, spoken, said: ''};
    now.replaceChildren(made('b', {textContent: title(dream)}), bar, line, spoken, this.#buttons(dream));
  }

  #progress() {
    const dream = this.#dream, live = this.#live;
    if (!live || live.id !== dream?.id) return;
    const {progress} = dream;
    if (progress) live.bar.value = progress.done;
    else live.bar.removeAttribute('value');
    live.bar.hidden = dream.state !== 'RUNNING';
    live.line.textContent = dream.state === 'RUNNING' ? said(dream) : STATES[dream.state];
    live.line.className = dream.state === 'FAILED' ? 'problem' : '';
    if (dream.message) live.line.textContent = dream.message;
    const tenth = progress ? `${Math.floor(progress.done * 10) * 10} % done` : STATES[dream.state];
    if (tenth !== live.said) live.spoken.textContent = live.said = tenth;
  }

  #buttons(dream) {
    const act = (action, text, hint) => made('button', {className: 'button', textContent: text, title: hint ?? '',
      onclick: attempt(async () => this.studio.handlers.dream(await ask('POST', `dreams/${dream.id}/${action}`)))});
    const remove = made('button', {className: 'button', textContent: 'Remove', onclick: attempt(() => ask('DELETE', `dreams/${dream.id}`))});
    const buttons = {
      RUNNING: () => [act('pause', 'Pause', 'It can go on later.'),
        ...dream.of ? [] : [act('keep', 'Keep as it is', 'Stop now, and keep the picture as it is.')],
        act('stop', 'Stop', 'Stop, and keep nothing.')],
      WAITING: () => [act('first', 'Dream next'), act('pause', 'Pause'), remove],
      PAUSED: () => [act('resume', 'Go on'), remove],
      STOPPED: () => [act('retry', 'Start again'), remove],
      FAILED: () => [act('retry', 'Try again'), remove],
      DONE: () => []}[dream.state]();
    return made('div', {className: 'row'}, ...buttons);
  }

  #item(dream) {
    const state = made('p', {textContent: dream.message || STATES[dream.state], className: dream.state === 'FAILED' ? 'problem' : ''});
    const item = made('li', {className: 'item'}, made('b', {textContent: title(dream)}), state);
    if (dream.id !== this.#dream?.id) {
      const buttons = this.#buttons(dream);
      buttons.prepend(made('button', {className: 'button', textContent: 'See it', onclick: () => this.studio.go('dream', dream.id)}));
      item.append(buttons);
    }
    return item;
  }
}

/** A dream's name: its picture and its look. */
export const title = dream => `${dream.name === 'noise.jpg' ? 'From nothing' : dream.name}, ${dream.of ? `enlarged ${dream.scale} times` : named(dream.look)}`;

/** How far a dream is, in words. */
function said({progress, of}) {
  const {octave, octaves, step, steps, secondsLeft, stage} = progress ?? {};
  const where = octave ? `Size ${octave} of ${octaves}, step ${step} of ${steps}.` : of || stage === 'enlarging' ? 'Enlarging.' : 'Getting ready.';
  if (secondsLeft === undefined) return where;
  const left = secondsLeft < 90 ? counted(secondsLeft, 'second') : counted(Math.round(secondsLeft / 60), 'minute');
  return `${where} About ${left} left.`;
}
