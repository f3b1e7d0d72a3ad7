import {by} from '../js/dom.js';
import {THERE, follow} from './api.js';
import {Choose} from './choose.js';
import {Dream} from './dream.js';
import {offerLink} from './elsewhere.js';
import {Look} from './look.js';
import {notice} from './notice.js';
import {Show} from './show.js';
import {Stage} from './stage.js';
import {counted, isNew} from './words.js';

const TITLE = document.title;
const PLACES = ['choose', 'look', 'dream', 'show'];

/** What the page knows of the studio, and the navigation between its places. */
class Studio {
  pictures = new Map(); dreams = new Map(); looks = []; layers = []; channels = []; limits = {};
  /** Ids of the pictures chosen to be dreamed on, the last one in view. */
  chosen = new Set();
  place = ''; known = false;
  /** The dreams when the page was in view last, while it is not. */
  #seen = null;

  constructor() {
    this.stage = new Stage();
    this.places = {choose: new Choose(this), look: new Look(this), dream: new Dream(this), show: new Show(this)};
    for (const button of document.querySelectorAll('nav button')) button.onclick = () => this.go(button.dataset.place);
    addEventListener('hashchange', () => this.#visit());
    this.#remember();
  }

  /** The pictures chosen survive a reload. */
  #remember() {
    try {
      for (const id of JSON.parse(sessionStorage.getItem('chosen') ?? '[]')) this.chosen.add(id);
    } catch {
      // A browser that keeps nothing.
    }
  }

  save() {
    try {
      sessionStorage.setItem('chosen', JSON.stringify([...this.chosen]));
    } catch {
      // A browser that keeps nothing.
    }
  }

  /** The picture in view where one chooses: the last one chosen. */
  get picture() { return this.pictures.get([...this.chosen].at(-1)); }

  /** Goes to a place; `id` is a dream's. */
  go(place, id) { location.hash = id ? `${place}=${id}` : place; }

  #visit() {
    const before = this.place;
    const [place, id] = location.hash.slice(1).split('=');
    const running = [...this.dreams.values()].some(d => d.state === 'RUNNING');
    this.place = PLACES.includes(place) ? place : running ? 'dream' : 'choose';
    for (const name of PLACES) by(name).hidden = name !== this.place;
    for (const button of document.querySelectorAll('nav button')) {
      if (button.dataset.place === this.place) button.setAttribute('aria-current', 'step');
      else button.removeAttribute('aria-current');
    }
    document.querySelector('main').scrollTop = 0;
    if (before && before !== this.place) this.places[before].leave?.();
    this.places[this.place].enter(id);
  }

  update() {
    for (const id of this.chosen) if (!this.pictures.has(id)) this.chosen.delete(id);
    for (const place of Object.values(this.places)) place.update();
    this.#announce();
  }

  /** Says in the navigation and in the page's title what is new. */
  #announce() {
    const all = [...this.dreams.values()], count = all.filter(isNew).length, said = counted(count, 'new dream');
    by('fresh').hidden = !count;
    by('fresh').textContent = count;
    by('fresh').setAttribute('aria-label', said);
    document.title = count ? `${said} – ${TITLE}` : all.some(d => d.state === 'RUNNING') ? `Dreaming – ${TITLE}` : TITLE;
  }

  /** Tells of dreams that were done while the person was elsewhere. */
  #tellDone(done) {
    if (!done.length) return;
    const [first] = done;
    if (done.length === 1) notice(`${first.title} is done.`, 'Show it', () => this.go('show', first.id));
    else notice(`${counted(done.length, 'dream')} are done.`, 'Show them', () => this.go('show', first.id));
  }

  /** Whether a dream is done now and was not before. */
  #newlyDone(dream, before) { return isNew(dream) && before && before.state !== 'DONE'; }

  handlers = {
    state: state => {
      this.looks = state.looks;
      this.layers = state.layers;
      this.channels = state.channels;
      this.limits = state.limits;
      const before = this.#seen ?? this.dreams;
      this.#seen = null;
      this.pictures = new Map(state.pictures.map(p => [p.id, p]));
      this.dreams = new Map(state.dreams.map(d => [d.id, d]));
      this.update();
      this.#tellDone(state.dreams.filter(d => this.#newlyDone(d, before.get(d.id))));
      if (!this.known) this.#visit();
      else this.places[this.place].refresh?.();
      this.known = true;
    },
    picture: picture => {
      this.pictures.set(picture.id, picture);
      this.update();
    },
    glance: state => {
      if (!document.hidden) return;
      // What has changed since the page was in view is told when it is in view again.
      this.#seen ??= this.dreams;
      this.dreams = new Map(state.dreams.map(d => [d.id, d]));
      this.#announce();
    },
    dream: dream => {
      const before = this.dreams.get(dream.id);
      this.dreams.set(dream.id, dream);
      const told = this.places.dream.changed(dream);
      this.places.show.changed(dream);
      this.#announce();
      if (!told && this.#newlyDone(dream, before)) this.#tellDone([dream]);
    },
    draft: draft => this.places.look.drafted(draft),
    live: live => this.places.look.live.grown(live),
    removed: ({id}) => {
      const before = this.picture;
      this.pictures.delete(id);
      this.dreams.delete(id);
      this.update();
      // What is shown must not be what is gone.
      if (this.place === 'dream' || this.picture !== before) this.places[this.place]?.refresh?.();
    },
    connection: what => {
      by('connection').hidden = what === THERE;
      by('connection').textContent = what;
      document.body.classList.toggle('away', what !== THERE);
      document.querySelector('main').inert = what !== THERE;
      if (what === THERE) offerLink().catch(() => {});
    }};
}

// The link's secret is in a cookie now, and need not be seen.
if (new URLSearchParams(location.search).has('token')) history.replaceState(null, '', location.pathname + location.hash);
const studio = new Studio();
follow(studio.handlers);
