/** Milliseconds of a drag that count for the glide after it. */
const GLIDE_MEMORY = 100;

/**
 * Turns pointers and the wheel on the canvas into moves of the camera.
 * @param options embedded: in another page's frame, where the wheel scrolls that page until one has clicked here
 */
export function followPointers(viewer, {embedded}) {
  const {canvas, camera} = viewer, pointers = new Map();
  let trail = [];

  const place = event => {
    const box = canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  const pinch = () => {
    const [a, b] = [...pointers.values()];
    return {x: (a[0] + b[0]) / 2, y: (a[1] + b[1]) / 2, apart: Math.hypot(a[0] - b[0], a[1] - b[1])};
  };

  canvas.addEventListener('pointerdown', event => {
    canvas.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, place(event));
    camera.speed = [0, 0];
    camera.autorotates = false;
    trail = [[...place(event), event.timeStamp]];
    viewer.onChange();
  });

  canvas.addEventListener('pointermove', event => {
    const now = place(event), before = pointers.get(event.pointerId);
    viewer.pointer = event.pointerType === 'mouse' || before ? now : null;
    if (before && pointers.size === 1) {
      viewer.turnBy(now[0] - before[0], now[1] - before[1]);
      // A slow page gets the moves of a whole drag as one; browsers tell them apart on secure pages only.
      const parts = event.getCoalescedEvents?.() ?? [];
      const moves = parts.length ? parts : [event];
      trail = [...trail, ...moves.map(move => [...place(move), move.timeStamp])].filter(t => t[2] >= event.timeStamp - GLIDE_MEMORY);
    }
    if (before && pointers.size === 2) {
      const last = pinch();
      pointers.set(event.pointerId, now);
      const next = pinch();
      viewer.turnBy(next.x - last.x, next.y - last.y);
      camera.zoom(next.apart / last.apart, next.x, next.y);
    }
    if (before) pointers.set(event.pointerId, now);
    if (before || viewer.look) viewer.invalidate();
  });

  const end = event => {
    pointers.delete(event.pointerId);
    const first = trail[0], last = trail.at(-1);
    if (!pointers.size && first && last[2] > first[2] && event.timeStamp - last[2] < GLIDE_MEMORY) {
      const seconds = (last[2] - first[2]) / 1000;
      camera.release((last[0] - first[0]) / seconds, (last[1] - first[1]) / seconds);
    }
    trail = [];
    if (event.pointerType !== 'mouse') viewer.pointer = null;
    viewer.invalidate();
  };
  canvas.addEventListener('pointerup', end);
  canvas.addEventListener('pointercancel', end);
  canvas.addEventListener('pointerleave', () => viewer.pointer = null);

  canvas.addEventListener('wheel', event => {
    if (embedded && document.activeElement !== canvas) return;
    event.preventDefault();
    const pixels = event.deltaY * [1, 33, 400][event.deltaMode];
    camera.zoom(Math.exp(-Math.max(-200, Math.min(200, pixels)) * .0015), ...place(event));
    viewer.invalidate();
  }, {passive: false});
}

const HELD = {
  ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [1, 1], ArrowDown: [1, -1], '+': [2, 1], '=': [2, 1], '-': [2, -1]};

/**
 * Turns keys into moves of the camera and into actions.
 * @param actions from a key's name, in lower case, to what it does
 */
export function followKeys(viewer, actions) {
  const {camera} = viewer, held = new Map();
  const apply = () => {
    camera.held = [0, 0, 0];
    for (const [axis, sign] of held.values()) camera.held[axis] += sign;
    viewer.invalidate();
  };

  addEventListener('keydown', event => {
    if (!viewer.place || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
    const typing = event.target.matches('input, select, textarea');
    if (HELD[event.key] && !typing) {
      held.set(event.code, HELD[event.key]);
      camera.glide = null;
      apply();
      event.preventDefault();
    } else if (!event.repeat && !typing && actions[event.key.toLowerCase()]) {
      actions[event.key.toLowerCase()]();
      event.preventDefault();
    }
  });
  addEventListener('keyup', event => {
    if (held.delete(event.code)) apply();
  });
  addEventListener('blur', () => {
    held.clear();
    apply();
  });
}
