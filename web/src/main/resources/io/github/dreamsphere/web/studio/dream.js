import {by, made} from '../js/dom.js';
import {ask} from './api.js';
import {attempt} from './attempt.js';
import {described} from './controls.js';
import {notice} from './notice.js';
import {duration, isNew} from './words.js';

const STATES = {WAITING: 'Waiting', RUNNING: 'Dreaming', PAUSED: 'Paused', STOPPED: 'Stopped', FAILED: 'It failed', DONE: 'Done'};
/** What comes first in the queue: what runs, what waits, and what goes on only if a person wants it to. */
const TURN = ['RUNNING', 'WAITING', 'PAUSED', 'STOPPED', 'FAILED'];
const inTurn = (a, b) => TURN.indexOf(a.state) - TURN.indexOf(b.state) || a.order - b.order;

/** The place where a dream grows around the person, and the queue is seen. */
export class Dream {
  #id = ''; #drawn = ''; #live = null; #asks = false;

  constructor(studio) { this.studio = studio; }

  get #queue() { return [...this.studio.dreams.values()].filter(d => d.state !== 'DONE').sort(inTurn); }

  /** The dream in view: the one asked for, or the first in the queue. */
  get #dream() {
    const asked = this.studio.dreams.get(this.#id);
    return asked && asked.state !== 'DONE' ? asked : this.#queue[0] ?? asked;
  }

  enter(id) {
    this.#id = id ?? '';
    this.#drawn = '';
    this.#asks = false;
    this.update();
    this.#see();
  }

  refresh() {
    const asked = this.studio.dreams.get(this.#id);
    // It was done while the page was not in view.
    if (asked && isNew(asked) && asked === this.#dream) this.studio.go('show', asked.id);
    else this.#see();
  }

  #see() {
    const dream = this.#dream, {stage, pictures} = this.studio;
    if (dream && dream.state !== 'DONE') stage.showDream(pictures.get(dream.picture), dream);
    else stage.clear('No dream is running.');
  }

  /**
   * A dream has changed.
   * @returns whether the person has been told that it is done
   */
  changed(dream) {
    const seen = this.#dream?.id ?? this.#id;
    this.update();
    if (this.studio.place !== 'dream') return false;
    if (dream.state === 'DONE' && (dream.id === this.#id || dream.id === seen)) {
      this.#done(dream);
      return true;
    }
    if (dream.id === this.#dream?.id) this.#see();
    return false;
  }

  /** What was in view is done: the next one grows, or the result is shown. */
  #done(dream) {
    const {studio} = this, goesOn = [...studio.dreams.values()].some(d => ['RUNNING', 'WAITING'].includes(d.state));
    if (!goesOn || dream.stoppedEarly) {
      studio.go('show', dream.id);
      if (dream.stoppedEarly) notice('Kept as far as it had come.');
      return;
    }
    this.#id = '';
    this.#drawn = '';
    this.update();
    this.#see();
    notice(`${dream.title} is done.`, 'Show it', () => studio.go('show', dream.id));
  }

  update() {
    // What is in view stays there when it is paused, and while others have their turn.
    if (this.studio.place === 'dream') this.#id ||= this.#dream?.id ?? '';
    const all = [...this.studio.dreams.values()], runs = all.filter(d => d.state === 'RUNNING').length;
    by('running').hidden = !runs;
    const queue = this.#queue;
    const key = JSON.stringify([queue.map(d => [d.id, d.state, d.order, d.message]), this.#dream?.id, this.#asks]);
    if (key !== this.#drawn) {
      this.#drawn = key;
      const focused = by('dream').contains(document.activeElement) && document.activeElement !== by('dream-title');
      by('queue').replaceChildren(...queue.map(dream => this.#item(dream)));
      by('queue-title').hidden = queue.length < 2;
      by('queue').hidden = queue.length < 2;
      by('queue-empty').hidden = queue.length !== 1;
      this.#now();
      // The button that was pressed is no longer there; the next one in its place must not be pressed by mistake.
      if (focused && !document.activeElement?.closest('#dream')) by('dream-title').focus();
    }
    this.#progress();
  }

  #now() {
    const dream = this.#dream, now = by('now');
    this.#live = null;
    if (!dream || dream.state === 'DONE') {
      now.replaceChildren(made('p', {textContent: 'No dream is running. Choose a picture and a look, and press Dream.'}),
        made('div', {className: 'row'}, made('button', {className: 'button main', textContent: 'Choose a picture', onclick: () => this.studio.go('choose')})));
      return;
    }
    const bar = made('progress', {max: 1}), line = made('p', {}), spoken = made('p', {className: 'unseen'});
    bar.setAttribute('aria-label', 'Progress of the dream');
    spoken.setAttribute('aria-live', 'polite');
    this.#live = {id: dream.id, bar, line, spoken, said: ''};
    now.replaceChildren(made('b', {textContent: dream.title}), bar, line, spoken, this.#asks && dream.state === 'RUNNING' ? this.#question(dream) : this.#buttons(dream));
  }

  #progress() {
    const dream = this.#dream, live = this.#live;
    if (!live || live.id !== dream?.id) return;
    const {progress} = dream;
    live.bar.hidden = !progress && dream.state !== 'RUNNING';
    live.bar.value = progress?.done ?? 0;
    live.bar.className = dream.state === 'RUNNING' ? '' : 'still';
    live.line.textContent = dream.state === 'RUNNING' ? said(dream) : stateOf(dream);
    live.line.className = dream.state === 'FAILED' ? 'problem' : '';
    const tenth = dream.state === 'RUNNING' && progress ? `${Math.floor(progress.done * 10) * 10} % done` : stateOf(dream);
    if (tenth !== live.said) live.spoken.textContent = live.said = tenth;
  }

  #act(dream, action, text, hint) {
    return made('button', {className: 'button', textContent: text, title: hint ?? '', onclick: attempt(async () => {
      this.#asks = false;
      this.studio.handlers.dream(await ask('POST', `dreams/${dream.id}/${action}`));
    })});
  }

  /** Whether what has been dreamed is to be lost. */
  #question(dream) {
    const back = made('button', {className: 'button', textContent: 'Go on dreaming', onclick: () => this.#ask(false)});
    const keep = dream.of || dream.journey ? [] : [this.#act(dream, 'keep', 'Keep it as it is', 'The dream ends here, in full size.')];
    const question = made('p', {textContent: keep.length ? 'Keep the dream as far as it has come, or discard it?' : 'Discard what has been done so far?', tabIndex: -1, id: 'question'});
    return made('div', {className: 'question'}, question, made('div', {className: 'row'}, ...keep, this.#act(dream, 'stop', 'Stop and discard'), back));
  }

  #ask(on) {
    this.#asks = on;
    this.update();
    by(on ? 'question' : 'dream-title').focus();
  }

  async #remove(dream) {
    await ask('DELETE', `dreams/${dream.id}`);
    notice(`${dream.title} was removed.`, 'Undo', attempt(() => ask('POST', `dreams/${dream.id}/restore`)));
  }

  #buttons(dream) {
    const act = (...about) => this.#act(dream, ...about);
    const remove = made('button', {className: 'button', textContent: 'Remove', onclick: attempt(() => this.#remove(dream))});
    const buttons = {
      RUNNING: () => [act('pause', 'Pause', 'It can go on later.'), made('button', {className: 'button', textContent: 'Stop…', onclick: () => {
        this.#id = dream.id;
        this.#ask(true);
      }})],
      WAITING: () => [act('first', 'Dream next'), act('pause', 'Pause'), remove],
      PAUSED: () => [act('resume', 'Go on'), remove],
      STOPPED: () => [act('retry', 'Start again'), remove],
      FAILED: () => [act('retry', 'Try again'), remove],
      DONE: () => []}[dream.state]();
    return made('div', {className: 'row'}, ...buttons);
  }

  #item(dream) {
    const shown = dream.id === this.#dream?.id, picture = this.studio.pictures.get(dream.picture);
    const image = picture && picture.kind !== 'NOISE' ? made('img', {src: `api/pictures/${picture.id}/thumb.jpg`, alt: ''}) : made('span', {className: 'blank'});
    const look = dream.of ? image : made('img', {src: `api/looks/${dream.look}.jpg`, alt: ''});
    const state = made('p', {textContent: stateOf(dream), className: dream.state === 'FAILED' ? 'problem' : ''}), changes = described(dream.settings);
    const item = made('li', {className: shown ? 'item shown' : 'item'}, made('div', {className: 'pair'}, ...new Set([image, look])),
      made('div', {}, made('b', {textContent: dream.title}), ...changes.length ? [made('p', {className: 'text', textContent: changes.join('; ')})] : [], state));
    if (shown) item.setAttribute('aria-current', 'true');
    else {
      const buttons = this.#buttons(dream);
      buttons.prepend(made('button', {className: 'button', textContent: 'See it', onclick: () => this.studio.go('dream', dream.id)}));
      for (const button of buttons.children) button.setAttribute('aria-label', `${button.textContent}: ${dream.title}`);
      item.append(buttons);
    }
    return item;
  }
}

/** What has become of a dream that does not run, in words. */
function stateOf({message, state, progress}) {
  return message || (progress && state !== 'RUNNING' ? `${STATES[state]}, ${Math.round(progress.done * 100)} % done` : STATES[state]);
}

/** How far a dream is, in words. */
function said({progress, of, journey}) {
  const {octave, octaves, step, steps, secondsLeft, stage, frame, frames} = progress ?? {};
  const where = journey && frame ? `Picture ${frame} of ${frames}.`
    : octave ? `Size ${octave} of ${octaves}, step ${step} of ${steps}.` : of || stage === 'enlarging' ? 'Enlarging.' : 'Getting ready.';
  return secondsLeft === undefined ? where : `${where} About ${duration(secondsLeft)} left.`;
}
