/** A number of things in words: `1 picture`, `2 pictures`. */
export const counted = (count, thing) => `${count} ${thing}${count === 1 ? '' : 's'}`;

/** Names in a row: `A`, `A and B`, `A, B and C`. */
export const listed = names => names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

/** A look's name as a title. */
export const named = look => look[0].toUpperCase() + look.slice(1).replace(/-/g, ' ');

/** A picture's name as people say it. */
export const pictureName = picture => picture.kind === 'NOISE' ? 'From nothing' : picture.file;

/** Whether nobody has looked at a dream since it was done. */
export const isNew = dream => dream.state === 'DONE' && !!dream.finished && !dream.seen;

/** What a look does, for people who have never seen one; the recipe's own words for a look that is not here. */
const LOOKS = {
  classic: 'Towers, carriages and animals that stand upright.',
  eyes: 'Eyes, scales and whorls that look the same from every side.',
  brushwork: 'Brush strokes in the picture’s own colours.',
  garden: 'Flowers, spires and shells, and no animals.',
  giants: 'A few huge heads of animals fill the sky and the ground.',
  meadow: 'The ground bursts into sunflowers; the sky stays as it is.',
  puppyslug: 'The animals of 2015, by the net of that time.',
  'sky-beasts': 'Animals stand in the clouds; the ground stays as it is.',
  'stained-glass': 'The whole sphere becomes a stained-glass window.',
  town: 'A town of temples and domes all round the horizon.',
  whorls: 'Whorls in the sky and on the ground, as Van Gogh painted them.'};
export const summary = look => LOOKS[look.name] ?? look.summary;

/** What the layers of the built-in net dream. */
const LAYERS = {stem1: 'Glowing colours', stem2: 'Flowing lines', mixed3a: 'Brush strokes', mixed3b: 'Small whorls', 'inception_3b/output': 'Large whorls',
  mixed4a: 'Bristles and knots', mixed4b: 'Rays and petals', mixed4c: 'Eyes and fur', 'inception_4c/output': 'Animals and towers'};
export const layerName = layer => LAYERS[layer] ?? layer;

/** What a layer dreams, or some of its channels, as a recipe names them: `mixed4b:3,12`. */
export function grown(value) {
  const [layer, channels] = value.split(':');
  return channels ? `${layerName(layer)} (${counted(channels.split(',').length, 'pattern')})` : layerName(layer);
}

/** So many bytes. */
export const megabytes = bytes => bytes < 1048576 ? 'less than 1 MB' : `${Math.round(bytes / 1048576)} MB`;

/** A time in seconds, roughly. */
export function duration(seconds) {
  const minutes = Math.round(seconds / 60);
  if (seconds < 50) return counted(Math.max(1, Math.round(seconds)), 'second');
  if (minutes < 2) return 'a minute';
  return minutes < 90 ? counted(minutes, 'minute') : `${+(minutes / 60).toFixed(1)} hours`;
}
