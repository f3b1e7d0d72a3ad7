import {toast} from '../js/dom.js';

/** Does what a button asks, and says it if that fails. */
export const attempt = work => async event => {
  const button = event?.currentTarget;
  if (button) button.disabled = true;
  try {
    await work(event);
  } catch (error) {
    toast(error.message);
  } finally {
    if (button) button.disabled = false;
  }
};
