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
    throw new Error('The studio does not answer. Is it still running?');
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
    request.onerror = () => failed(new Error('The file could not be sent. Is the studio still running?'));
    request.send(file);
  });
}

/**
 * Follows the studio's events while the page is in view: browsers keep only six connections to a server open, over all tabs.
 * @param handlers from an event's name to what is done with it; `connection` is told whether there is one
 */
export function follow(handlers) {
  let source;
  const open = () => {
    source = new EventSource('api/events');
    for (const name of ['state', 'picture', 'dream', 'draft', 'removed']) {
      source.addEventListener(name, event => handlers[name](JSON.parse(event.data)));
    }
    source.onopen = () => handlers.connection(true);
    source.onerror = () => {
      handlers.connection(false);
      if (source.readyState === EventSource.CLOSED && !document.hidden) setTimeout(open, 2000);
    };
  };
  const change = () => {
    source?.close();
    if (!document.hidden) open();
  };
  document.addEventListener('visibilitychange', change);
  change();
}
