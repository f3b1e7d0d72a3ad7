/** The other places of a room, from the one after `place` round to the one before it. */
export function others({places}, place) {
  const at = places.indexOf(place);
  return [...places.slice(at + 1), ...places.slice(0, at)];
}

/**
 * The doors that room.json gives a place: {to: a place, yaw, pitch in degrees}; null if it leaves them to us.
 * Those that lead nowhere are left out.
 */
export function givenDoors({places}, place) {
  if (!Array.isArray(place.doors)) return null;
  return place.doors.map(({to, yaw = 0, pitch = 0}) => ({to: places.find(p => p.id === to), yaw: +yaw, pitch: +pitch}))
    .filter(({to, yaw, pitch}) => to && to !== place && isFinite(yaw) && isFinite(pitch));
}
