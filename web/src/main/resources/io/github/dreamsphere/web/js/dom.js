/** The element with this id. */
export const by = id => document.getElementById(id);

/** A new element with properties and children; texts become text, never markup. */
export function made(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** An icon of the page's sprite. */
export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', `#i-${name}`);
  svg.setAttribute('aria-hidden', 'true');
  svg.append(use);
  return svg;
}

let hiding;

/** Tells the person something for some seconds. */
export function toast(text) {
  by('toast').textContent = text;
  clearTimeout(hiding);
  hiding = setTimeout(() => by('toast').textContent = '', 4000);
}

/** Copies a text, or shows it where the browser does not let pages copy. */
export async function copy(text, done) {
  try {
    await navigator.clipboard.writeText(text);
    toast(done);
  } catch {
    prompt('Copy this:', text);
  }
}
