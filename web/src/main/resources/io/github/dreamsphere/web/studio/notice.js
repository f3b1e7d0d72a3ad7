import {by} from '../js/dom.js';

const SHORT = 5000, LONG = 12000;
let hiding;

/**
 * Tells the person something for some seconds.
 * @param label of a button beside it, and what the button does; optional
 */
export function notice(text, label, action) {
  const button = by('notice-action');
  by('toast').textContent = text;
  button.hidden = !label;
  button.textContent = label ?? '';
  button.onclick = () => {
    clear();
    action();
  };
  clearTimeout(hiding);
  hiding = setTimeout(clear, label ? LONG : SHORT);
}

function clear() {
  clearTimeout(hiding);
  by('toast').textContent = '';
  by('notice-action').hidden = true;
}
