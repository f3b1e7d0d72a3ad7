/** A number of things in words: `1 picture`, `2 pictures`. */
export const counted = (count, thing) => `${count} ${thing}${count === 1 ? '' : 's'}`;
