import {made} from '../js/dom.js';
import {ask} from './api.js';
import {attempt} from './attempt.js';
import {Times} from './times.js';

/** How the eye moves from one picture of a journey to the next. */
const MOTIONS = [['Fly ahead', {move: .03}], ['Sink in', {zoom: 1.03}], ['Sink in and turn', {zoom: 1.02, yaw: 1.5}], ['Turn to the right', {yaw: 3}], ['Rise', {pitch: 1.5}]];
const PER_SECOND = 12;
const LENGTHS = [4, 8, 16, 30];

/** What makes a journey that starts at a dream. */
export function journeyForm(studio, dream) {
  const choice = (id, label, options, chosen) => {
    const select = made('select', {id}, ...options.map((text, i) => made('option', {value: i, textContent: text})));
    select.value = chosen;
    return [select, made('div', {className: 'control'}, Object.assign(made('label', {textContent: label}), {htmlFor: id}), select)];
  };
  const [motion, motions] = choice('journey-motion', 'How you move', MOTIONS.map(([name]) => name), 0);
  const [length, lengths] = choice('journey-length', 'How long', LENGTHS.map(seconds => `${seconds} seconds, ${seconds * PER_SECOND} pictures`), 0);
  const make = made('button', {className: 'button', textContent: 'Make the journey', onclick: attempt(async () => {
    const {yaw, pitch} = studio.stage.gaze ?? {yaw: 0, pitch: 0};
    const journey = await ask('POST', `dreams/${dream.id}/journey`, {...pictures(), motion: {...MOTIONS[motion.value][1], headingYaw: yaw, headingPitch: pitch}});
    studio.go('dream', journey.id);
  })});
  const time = made('span', {className: 'time'}), times = new Times(time);
  time.setAttribute('role', 'status');
  const pictures = () => ({frames: LENGTHS[length.value] * PER_SECOND, fps: PER_SECOND});
  const form = made('details', {className: 'journey'}, made('summary', {textContent: 'Make a journey'}),
    made('p', {textContent: 'A journey is a 360° film that begins with this dream: each of its pictures is a dream of the one before. It goes to where you look now.'}),
    motions, lengths, made('div', {className: 'row'}, make, time));
  const tell = () => times.want(form.open ? [{from: dream.id, ...pictures()}] : []);
  form.ontoggle = length.onchange = tell;
  return form;
}
