import {hasHeadset, headsetFor} from '../js/headset.js';
import {followKeys, followPointers} from '../js/input.js';
import {Viewer} from '../js/viewer.js';
import {by} from '../js/dom.js';
import {DEGREE} from '../js/turn.js';
import {attempt} from './attempt.js';

/** The longest and shortest pause between two tiles of a dream in progress, in milliseconds: making one takes the dream's time. */
const LONGEST = 400, SHORTEST = 250;

/** Shows one picture, and a dream of it, around the person; a plain picture before them. */
export class Stage {
  #versions = new Map(); #viewer; #place; #live = null; #shown = new Map(); #following = false; #room;

  constructor() {
    this.#room = {title: 'Studio', places: [{versions: [{tiles: {cell: 512, gutter: 4}}]}]};
    try {
      const viewer = new Viewer(by('sphere'), this.#room);
      const calm = matchMedia('(prefers-reduced-motion: reduce)');
      viewer.camera.still = calm.matches;
      calm.onchange = () => viewer.camera.still = calm.matches;
      followPointers(viewer, {embedded: false});
      followKeys(viewer, {});
      this.#viewer = viewer;
      by('sphere').hidden = true;
      offerHeadset(viewer);
    } catch {
      // Without WebGL2 everything is shown as a plain picture.
    }
  }

  /** Where the person looks: degrees of yaw, pitch and the fields of view across and down. */
  get gaze() {
    const {camera} = this.#viewer ?? {};
    if (!camera) return null;
    const across = camera.fov / DEGREE;
    return {yaw: camera.yaw / DEGREE, pitch: camera.pitch / DEGREE, across, down: across * camera.height / camera.width};
  }

  #version(key, make) {
    if (!this.#versions.has(key)) this.#versions.set(key, make());
    return this.#versions.get(key);
  }

  #original(picture) {
    if (!picture?.tiles) return null;
    return this.#version(picture.id, () => ({id: 'original', kind: 'original', title: picture.file, tiles: picture.tiles,
      pose: poseOf(picture)}));
  }

  /** Shows nothing but a sentence. */
  clear(text) {
    this.#live = null;
    this.#flat('');
    by('blank').hidden = false;
    by('blank').textContent = text;
  }

  /** Shows a picture as it is. */
  showPicture(picture) {
    this.#live = null;
    if (picture.kind === 'NOISE') return this.clear('A dream from nothing begins with noise. Choose a look, and see what grows out of it.');
    const original = this.#original(picture);
    if (original && this.#viewer) this.#go(picture, [original]);
    else this.#flat(`api/pictures/${picture.id}/thumb.jpg`, picture.file);
  }

  /**
   * Shows a dream or a draft: as far as it has grown, or its result.
   * @param against another dream of the same picture, to compare with; otherwise it is compared with the picture
   */
  showDream(picture, dream, against) {
    const isDraft = dream.order === undefined;
    if (dream.live && (isDraft || dream.state !== 'DONE')) return this.#showLive(picture, dream);
    if (dream.state !== 'DONE') return picture ? this.showPicture(picture) : this.clear('');
    this.#live = null;
    if (!dream.tiles && !dream.journey || !this.#viewer) return this.#flat(`api/dreams/${dream.id}/file?show=1`, dream.result);
    const version = this.#version(`${dream.id} done`, () => versionOf(dream, 'dream', picture));
    if (!against?.tiles) return this.#over(picture, version, dream.facing);
    const below = this.#version(`${against.id} below`, () => versionOf(against, 'original', picture));
    this.#go(picture ?? {id: dream.id}, [below, version], {version: version.id, weight: 1}, dream.facing);
  }

  /** Turns to where something is: degrees of yaw and pitch. */
  face({yaw, pitch}) {
    const {camera} = this.#viewer ?? {};
    if (!camera || !this.#viewer.place) return;
    camera.look(yaw * DEGREE, pitch * DEGREE);
    this.#viewer.invalidate();
  }

  #showLive(picture, dream) {
    const {live} = dream;
    if (!live.tiles || !this.#viewer) return this.#flat(`api/live/${dream.id}/whole.jpg?v=${live.version}`, dream.look);
    const version = this.#version(`${dream.id} live`, () => ({id: dream.id, kind: 'dream', title: dream.look, tiles: live.tiles,
      live: true, pose: poseOf(picture)}));
    if (this.#live?.id !== dream.id) {
      this.#shown.clear();
      this.#live = {id: dream.id, tiles: this.#viewer.tilesOf(version), version: live.version, first: live.version,
        since: performance.now(), pause: 200};
      this.#over(picture, version);
    } else if (live.version > this.#live.version) {
      const now = performance.now(), steps = live.version - this.#live.version;
      this.#live.pause = .7 * this.#live.pause + .3 * (now - this.#live.since) / steps;
      Object.assign(this.#live, {version: live.version, since: now});
    }
    this.#follow();
  }

  /** Loads the tiles in view again, one after the other, so that they change all the time and not all at once. */
  async #follow() {
    if (this.#following) return;
    this.#following = true;
    try {
      for (let live = this.#live; live; live = this.#live) {
        const seen = this.#viewer.cells.inView(live.tiles);
        const stale = seen.filter(index => (this.#shown.get(index) ?? live.first) < live.version)
          .sort((a, b) => (this.#shown.get(a) ?? 0) - (this.#shown.get(b) ?? 0));
        if (!stale.length) break;
        const {version} = live;
        await this.#viewer.cells.renew(live.tiles, stale[0]).catch(() => {});
        this.#shown.set(stale[0], version);
        const pause = Math.min(LONGEST, Math.max(SHORTEST, live.pause / Math.max(1, seen.length)));
        await new Promise(done => setTimeout(done, pause));
      }
    } finally {
      this.#following = false;
    }
  }

  /** Lays a version over the picture, and keeps the view. */
  #over(picture, version, facing) {
    const original = this.#original(picture);
    if (!original) return this.#go(picture ?? {id: version.id}, [version], {}, facing);
    if (this.#place?.id !== picture.id || by('sphere').hidden || !this.#place.versions.includes(original)) {
      this.#go(picture, [original, version], {version: version.id, weight: 1}, facing);
      return;
    }
    if (!this.#place.versions.includes(version)) this.#place.versions = [original, version, ...this.#place.versions.slice(1)];
    if (this.#viewer.place === this.#place) this.#viewer.show(version);
    else this.#go(picture, [original, version], {version: version.id, weight: 1});
  }

  #go(picture, versions, state = {}, facing = null) {
    this.#flat(null);
    const {camera} = this.#viewer, same = this.#place?.id === picture.id;
    if (same && this.#place.versions.length === versions.length && versions.every(v => this.#place.versions.includes(v))
      && this.#viewer.place === this.#place && versions.length === 1) {
      this.#viewer.show(versions[0]);
      return;
    }
    const view = same ? {yaw: camera.yaw / DEGREE, pitch: camera.pitch / DEGREE, fov: camera.fov / DEGREE}
      : {yaw: facing?.yaw ?? picture.heading ?? 0, pitch: facing?.pitch ?? 0, fov: 90};
    this.#place = {id: picture.id, title: picture.file ?? '', view, versions};
    this.#room.places = [this.#place];
    this.#viewer.go(this.#place, state);
  }

  /** How much of the dream is seen, 0 to 1. */
  mix(weight) {
    if (this.#viewer?.upper) this.#viewer.setWeight(weight);
  }

  /** Lets the dream appear where the person looks, or everywhere again. */
  reveal(on) {
    if (!this.#viewer?.upper) return;
    if (on) this.#viewer.setLook(true);
    else this.#viewer.setWeight(1);
  }

  get reveals() { return !!this.#viewer?.look; }

  get viewer() { return this.#viewer; }

  #flat(address, name = '') {
    const flat = by('flat');
    by('sphere').hidden = address !== null;
    by('blank').hidden = true;
    flat.hidden = !address;
    if (address) {
      if (flat.getAttribute('src') !== address) flat.src = address;
      flat.alt = name;
    } else flat.removeAttribute('src');
  }
}

/** Lets the person enter VR, if there is a headset. */
async function offerHeadset(viewer) {
  if (!await hasHeadset()) return;
  const headset = await headsetFor(viewer), button = by('vr');
  button.onclick = attempt(() => headset.toggle());
  button.hidden = false;
}

/** A dream that is done, as the viewer takes it: laid over another version, or below one. */
function versionOf(dream, kind, picture) {
  const about = {id: `${dream.id} ${kind}`, kind, title: dream.look, pose: poseOf(picture)};
  return dream.journey ? {...about, video: {path: `api/dreams/${dream.id}/file?show=1`}} : {...about, tiles: dream.tiles};
}

/** How the camera was held, as the viewer takes it. */
function poseOf(picture) {
  return {pitch: picture?.pitch ?? 0, roll: picture?.roll ?? 0};
}
