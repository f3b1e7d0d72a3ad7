/**
 * Rotations: nine numbers, column by column, as WebGL takes them. Directions: three numbers. Right-handed, +Y up,
 * −Z forward. Angles are radians: yaw to the right, pitch up, roll clockwise when positive.
 */

/** A degree in radians. */
export const DEGREE = Math.PI / 180;

/** Keeps x between low and high. */
export const clamp = (x, low, high) => Math.min(high, Math.max(low, x));

/** The angle between −π and π. */
export const wrapped = angle => angle - 2 * Math.PI * Math.round(angle / (2 * Math.PI));

/** First b, then a. */
export const product = (a, b) => [0, 3, 6].flatMap(c => apply(a, b.slice(c, c + 3)));

/** The rotation back. */
export const inverse = m => [m[0], m[3], m[6], m[1], m[4], m[7], m[2], m[5], m[8]];

/** The direction v, rotated. */
export const apply = (m, v) => [0, 1, 2].map(r => m[r] * v[0] + m[3 + r] * v[1] + m[6 + r] * v[2]);

/** R_y(−yaw) · R_x(pitch) · R_z(−roll): from an eye's axes to the world's. */
export function turn(yaw, pitch = 0, roll = 0) {
  const [c, s, cp, sp, cr, sr] = [yaw, pitch, roll].flatMap(a => [Math.cos(a), Math.sin(a)]);
  const right = [c, 0, s], up = [-s * sp, cp, c * sp];
  return [...right.map((x, i) => cr * x - sr * up[i]), ...right.map((x, i) => sr * x + cr * up[i]), -s * cp, -sp, c * cp];
}

/** Where an eye with this rotation looks. */
export const forward = m => [-m[6], -m[7], -m[8]];

/** The angles that turn() makes this rotation of. */
export const anglesOf = m => ({
  yaw: Math.atan2(-m[6], m[8]), pitch: Math.asin(clamp(-m[7], -1, 1)), roll: Math.atan2(-m[1], m[4])});

/** The direction at these angles. */
export const direction = (yaw, pitch) =>
  [Math.sin(yaw) * Math.cos(pitch), Math.sin(pitch), -Math.cos(yaw) * Math.cos(pitch)];
