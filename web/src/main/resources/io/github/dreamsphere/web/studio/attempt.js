import {notice} from './notice.js';

/** Does what a button asks, and says it if that fails. */
export const attempt = work => async event => {
  const button = event?.currentTarget;
  if (button) button.disabled = true;
  try {
    await work(event);
  } catch (error) {
    notice(error.message);
  } finally {
    if (button) button.disabled = false;
  }
};
