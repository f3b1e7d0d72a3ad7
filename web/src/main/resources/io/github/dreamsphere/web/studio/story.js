import {made} from '../js/dom.js';
import {described} from './controls.js';
import {counted, duration, named} from './words.js';

/** How a dream was made: in sentences, and as a file that the command takes. */
export function story(dream, picture) {
  const text = made('pre', {}), file = `api/dreams/${dream.id}/recipe`;
  const settings = made('div', {className: 'settings'}, made('p', {textContent: about(dream)}), text,
    made('div', {className: 'row'}, made('a', {className: 'button', textContent: 'Save the settings', href: file, download: `${dream.result.replace(/\.\w+$/, '')}.toml`})));
  const details = made('details', {}, made('summary', {textContent: 'How it was made'}), made('p', {textContent: told(dream, picture)}), settings);
  details.ontoggle = async () => {
    if (!details.open || text.textContent) return;
    const reply = await fetch(file);
    // Older studios did not keep the settings of every dream.
    settings.hidden = !reply.ok;
    text.textContent = reply.ok ? await reply.text() : '';
  };
  return details;
}

function told(dream, picture) {
  const changes = described(dream.settings), seed = parseInt(dream.settings.seed ?? 0, 10);
  const changed = changes.length ? `, changed: ${changes.join('; ')}` : '';
  const sentences = [`Dreamed ${dream.gazed ? 'live ' : ''}on ${dream.name === 'noise.jpg' ? 'noise' : dream.name} with the look ${named(dream.look)}${changed}.`];
  if (seed) sentences.push(`Variation ${seed}.`);
  if (dream.guide && picture) sentences.push('It dreams of another picture.');
  if (dream.painted) sentences.push('Only the part that was painted dreams.');
  if (dream.gazed) sentences.push('It grew where you looked.');
  if (dream.scale) sentences.push(`Then it was made ${dream.scale} times as large.`);
  if (dream.journey) sentences.push(`A journey of ${counted(dream.journey.frames, 'picture')} begins with that dream.`);
  if (dream.seconds) sentences.push(`${dream.scale ? 'Enlarging' : 'It'} took ${duration(dream.seconds)}.`);
  return sentences.join(' ');
}

/** What the settings are good for. */
function about({gazed, scale, journey}) {
  if (gazed) return 'With this settings file, the command dreamsphere dream PICTURE --recipe FILE dreams with the same look everywhere:';
  return `This settings file makes ${scale || journey ? 'the dream from which it was made' : 'it'} again with the command dreamsphere dream PICTURE --recipe FILE:`;
}
