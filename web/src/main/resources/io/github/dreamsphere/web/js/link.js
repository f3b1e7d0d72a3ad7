import {DEGREE, clamp, wrapped} from './turn.js';

/**
 * What a link asks for: #s=lake&v=dream&yaw=30&pitch=-5&fov=80&reveal=1. What is missing or no number is left out;
 * numbers are brought into their ranges.
 * @returns place: an id; state: for Viewer.go()
 */
export function parseLink(hash) {
  const parts = new URLSearchParams(hash.replace(/^#/, '')), state = {};
  const number = (name, key, range) => {
    const value = parseFloat(parts.get(name));
    if (Number.isFinite(value)) state[key] = range(value);
  };
  number('yaw', 'yaw', v => wrapped(v * DEGREE) / DEGREE);
  number('pitch', 'pitch', v => clamp(v, -90, 90));
  number('fov', 'fov', v => clamp(v, 5, 130));
  number('reveal', 'weight', v => clamp(v, 0, 1));
  if (parts.get('reveal') === 'look') state.look = true;
  if (parts.has('v')) state.version = parts.get('v');
  return {place: parts.get('s'), state};
}

/** The link to what one sees: the part after the page's address. */
export function linkTo(viewer) {
  const {camera, place, upper} = viewer, round = angle => +(angle / DEGREE).toFixed(1);
  const parts = new URLSearchParams({s: place.id, yaw: round(camera.yaw), pitch: round(camera.pitch), fov: Math.min(130, round(camera.fov))});
  if (upper) {
    parts.set('v', upper.id);
    parts.set('reveal', viewer.look ? 'look' : +viewer.weight.toFixed(2));
  }
  return `#${parts}`;
}
