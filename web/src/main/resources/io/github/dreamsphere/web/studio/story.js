import {made} from '../js/dom.js';
import {described} from './controls.js';
import {duration, named} from './words.js';

/** How a dream was made: in a sentence, and as a file that the command takes. */
export function story(dream, picture) {
  const text = made('pre', {}), changes = described(dream.settings), file = `api/dreams/${dream.id}/recipe`;
  const of = dream.name === 'noise.jpg' ? 'noise' : dream.name, guide = dream.guide && picture ? ' It dreams of another picture.' : '';
  const sentence = `Dreamed on ${of} with the look ${named(dream.look)}${changes.length ? `, changed: ${changes.join('; ')}` : ''}.${parseInt(dream.settings.seed ?? 0, 10) ? ` Variation ${dream.settings.seed}.` : ''}${guide}`
    + `${dream.painted ? ' Only the part that was painted dreams.' : ''}${dream.seconds ? ` It took ${duration(dream.seconds)}.` : ''}`;
  const details = made('details', {}, made('summary', {textContent: 'How it was made'}), made('p', {textContent: sentence}),
    made('p', {textContent: 'This settings file makes it again with the command dreamsphere dream PICTURE --recipe FILE:'}), text,
    made('div', {className: 'row'}, made('a', {className: 'button', textContent: 'Save the settings', href: file, download: `${dream.result.replace(/\.\w+$/, '')}.toml`})));
  details.ontoggle = async () => {
    if (details.open && !text.textContent) text.textContent = await (await fetch(file)).text();
  };
  return details;
}
