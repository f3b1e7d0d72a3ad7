import {by, copy, made, toast} from './dom.js';
import {fillGallery, openAbout, openGallery} from './gallery.js';
import {Gyroscope, hasGyroscope} from './gyro.js';
import {hasHeadset, headsetFor} from './headset.js';
import {followKeys, followPointers} from './input.js';
import {linkTo, parseLink} from './link.js';
import {Marks} from './marks.js';
import {complain, Panel} from './panel.js';
import {DEGREE} from './turn.js';
import {Viewer} from './viewer.js';

const LINK_MILLISECONDS = 250;
const PLANET = {pitch: -Math.PI / 2, fov: 4.2, bend: 1};

/** The room's description: inside the page, or beside it. */
async function description() {
  const inside = by('room');
  if (inside) return JSON.parse(inside.textContent);
  const reply = await fetch('room.json');
  if (!reply.ok) throw new Error(`room.json: the server answered ${reply.status}`);
  return reply.json();
}

/** Shows the flat picture and says why. */
function giveUp(room, reason) {
  const image = by('still').querySelector('img'), place = room?.places[0];
  image.className = '';
  if (place) image.alt = `${place.title}. ${place.caption ?? ''}`;
  if (by('room') && place?.thumbnail) image.src = place.thumbnail;
  by('still').querySelector('figcaption').replaceChildren(made('p', {textContent: reason}));
  by('still').hidden = false;
}

function start(room) {
  const embedded = new URLSearchParams(location.search).has('embed');
  document.body.classList.toggle('embedded', embedded);
  const viewer = new Viewer(by('sphere'), room), {camera} = viewer;
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  camera.still = calm.matches;
  calm.onchange = () => camera.still = calm.matches;
  viewer.gyroscope = new Gyroscope(viewer);
  let headset = null;

  const go = (place, state) => viewer.go(place, state);
  const step = count => {
    const {places} = room;
    go(places[(places.indexOf(viewer.place) + count + places.length) % places.length]);
  };
  const visit = () => {
    const {place, state} = parseLink(location.hash);
    const found = room.places.find(p => p.id === place);
    if (place && !found) toast(`This room has no place “${place}”. This is its first one.`);
    go(found ?? room.places[0], state);
  };
  const home = () => {
    const {yaw, pitch, fov} = viewer.place.view;
    viewer.planet = false;
    camera.glideTo({yaw: yaw * DEGREE, pitch: pitch * DEGREE, fov: fov * DEGREE, bend: 0, roll: 0});
    viewer.invalidate();
  };
  const link = () => location.href.replace(/[?#].*/, '') + linkTo(viewer);
  const tools = [
    {id: 'gallery', key: 'M', name: 'All places', hidden: room.places.length < 2, run: () => openGallery(room, viewer.place)},
    {id: 'look', key: 'R', name: 'Reveal the dream where you look', shown: () => !!viewer.upper, pressed: () => viewer.look, run: () => viewer.upper && viewer.setLook(!viewer.look)},
    {id: 'play', key: 'K', name: 'Play the film', shown: () => !!viewer.film, now: () => viewer.film?.element.paused === false ? ['pause', 'Pause the film'] : ['play', 'Play the film'], run: () => viewer.film?.play(viewer.film.element.paused)},
    {id: 'sound', key: 'S', name: 'Sound', shown: () => !!viewer.film && viewer.version.video.sound !== false, pressed: () => !!viewer.film && !viewer.film.element.muted, run: () => viewer.film && (viewer.film.element.muted = !viewer.film.element.muted)},
    {id: 'planet', key: 'P', name: 'Little planet', pressed: () => viewer.planet, run: () => {
      viewer.planet = !viewer.planet;
      if (viewer.planet) camera.glideTo(PLANET, 1.2);
      else home();
    }},
    {id: 'turn', key: 'A', name: 'Turn by itself', pressed: () => camera.autorotates, run: () => camera.autorotates = !camera.autorotates},
    {id: 'gyro', key: 'G', name: 'Look around by moving the device', hidden: !hasGyroscope(), pressed: () => viewer.gyroscope.on, run: () => viewer.gyroscope.toggle().catch(complain).finally(() => viewer.onChange())},
    {id: 'about', key: 'I', name: 'About this place', run: () => openAbout(viewer.place)},
    {id: 'link', key: 'L', name: 'Copy a link to this view', run: () => copy(link(), 'The link to this view is copied.')},
    {id: 'full', key: 'F', name: 'Full screen', hidden: !document.fullscreenEnabled, pressed: () => !!document.fullscreenElement, run: () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()).catch(complain)},
    {id: 'vr', key: 'V', name: 'Enter VR', shown: () => !!headset, pressed: () => !!viewer.session, run: () => headset?.toggle().catch(complain)},
    {id: 'help', key: 'H', name: 'Keys', run: () => openHelp(viewer, tools)}];
  for (const tool of tools) {
    const {run} = tool;
    tool.run = () => {
      if (!viewer.place) return;
      run();
      viewer.onChange();
      viewer.invalidate();
    };
  }
  const panel = new Panel(viewer, tools), marks = new Marks(viewer, go);

  let saving;
  viewer.onChange = () => {
    panel.update();
    marks.update();
  };
  viewer.onFrame = () => {
    panel.turn();
    marks.turn();
    clearTimeout(saving);
    saving = setTimeout(() => {
      panel.say();
      if (viewer.place) history.replaceState(null, '', linkTo(viewer));
    }, LINK_MILLISECONDS);
  };
  viewer.cells.onFailure = () => toast('Some of the picture could not be loaded. It will be tried again.');

  const keys = {n: () => step(1), pagedown: () => step(1), b: () => step(-1), pageup: () => step(-1), home, '0': home,
    d: () => viewer.showNext(), c: () => by('compass').click(), '?': () => openHelp(viewer, tools)};
  for (const tool of tools) {
    keys[tool.key.toLowerCase()] = () => {
      if (!tool.hidden) tool.run();
    };
  }
  for (let i = 1; i < 10; i++) keys[i] = () => viewer.place.versions[i - 1] && viewer.show(viewer.place.versions[i - 1]);
  followKeys(viewer, keys);
  followPointers(viewer, {embedded});
  fillGallery(room, go);
  by('back').onclick = () => step(-1);
  by('next').onclick = () => step(1);
  by('compass').onclick = () => {
    camera.glideTo({yaw: -viewer.place.north * DEGREE});
    viewer.invalidate();
  };
  const seek = async () => {
    headset = viewer.session || await hasHeadset() ? headset ?? await headsetFor(viewer) : null;
    panel.update();
  };
  seek();
  navigator.xr?.addEventListener?.('devicechange', seek);
  addEventListener('hashchange', visit);
  addEventListener('fullscreenchange', () => panel.update());
  for (const id of ['sphere', 'interface']) by(id).hidden = false;
  by('still').hidden = true;
  visit();
}

/** Shows the keys that do something here. */
function openHelp({room, place}, tools) {
  const rows = [['Arrows', 'Look around'], ['+ −', 'Zoom in, zoom out'], ['Home', 'Back to the first view'],
    room.places.length > 1 && ['N, B', 'Next and previous place'],
    place.versions.length > 1 && ['D, 1–9', 'Next version, version 1 to 9'],
    place.north !== undefined && ['C', 'Look north'],
    ...tools.filter(t => !t.hidden && (t.shown?.() ?? true)).map(t => [t.key, t.name])].filter(Boolean);
  by('keys').replaceChildren(...rows.flatMap(([key, text]) => [made('dt', {textContent: key}), made('dd', {textContent: text})]));
  by('help').showModal();
}

let room;
try {
  room = await description();
  start(room);
} catch (error) {
  giveUp(room, error.message === 'no WebGL2'
    ? 'This browser cannot draw 360° pictures: it has no WebGL2. This is the picture, laid out flat.'
    : `This room could not be opened. ${error.message}`);
}
