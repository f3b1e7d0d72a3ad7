/** What the connection to the studio is like. */
export const THERE = '', GONE = 'The studio does not answer. Is the program still running? This page keeps trying…',
  STRANGER = 'This browser has not been let in. Open the studio with the link that it printed when it started.';

const GLANCE_MILLISECONDS = 10000;

/** The message of an answer that refuses, or what went wrong on the way. */
async function checked(reply) {
  if (reply.ok) return reply.status === 204 ? null : reply.json();
  const about = await reply.json().catch(() => ({}));
  throw new Error(about.message ?? `The studio answered ${reply.status}.`);
}

/** Asks the studio for something; a body is sent as JSON. */
export async function ask(method, path, body) {
  let reply;
  try {
    reply = await fetch(`api/${path}`, {method, body: body && JSON.stringify(body)});
  } catch {
    throw new Error('The studio does not answer. Is the program still running?');
  }
  return checked(reply);
}

/** Sends a file, and tells how much of it has been sent, 0 to 1. */
export function upload(file, onProgress) {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open('PUT', `api/pictures?name=${encodeURIComponent(file.name)}`);
    request.responseType = 'json';
    request.upload.onprogress = event => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onload = () => request.status < 300 ? done(request.response)
      : failed(new Error(request.response?.message ?? `The studio answered ${request.status}.`));
    request.onerror = () => failed(new Error('The file could not be sent. Is the program still running?'));
    request.send(file);
  });
}

/** Why there is no connection. */
async function reason() {
  try {
    return (await fetch('api/looks')).status === 403 ? STRANGER : GONE;
  } catch {
    return GONE;
  }
}

/**
 * Follows the studio's events while the page is in view: browsers keep only six connections to a server open, over all tabs.
 * A page that is not in view only asks from time to time.
 * @param handlers from an event's name to what is done with it; `connection` is told what it is like, and `glance` what
 *   there is while the page is not in view
 */
export function follow(handlers) {
  let source, glances;
  const open = () => {
    source = new EventSource('api/events');
    for (const name of ['state', 'picture', 'dream', 'draft', 'live', 'removed']) {
      source.addEventListener(name, event => handlers[name](JSON.parse(event.data)));
    }
    source.onopen = () => handlers.connection(THERE);
    source.onerror = async event => {
      const {target} = event, closed = target.readyState === EventSource.CLOSED;
      const why = await reason();
      if (target.readyState !== EventSource.OPEN) handlers.connection(why);
      if (closed && source === target && !document.hidden) setTimeout(() => source === target && open(), 2000);
    };
  };
  const change = () => {
    source?.close();
    clearInterval(glances);
    if (document.hidden) glances = setInterval(() => ask('GET', 'state').then(handlers.glance, () => {}), GLANCE_MILLISECONDS);
    else open();
  };
  document.addEventListener('visibilitychange', change);
  change();
}
