import {inverse, product} from './turn.js';
import {program} from './program.js';

const VERTEX = `#version 300 es
uniform vec4 plane; // the middle of what is shown of the view's plane, and half its size
out vec2 at;
void main() {
  vec2 corner = vec2(gl_VertexID << 1 & 2, gl_VertexID & 2) * 2. - 1.;
  at = plane.xy + corner * plane.zw;
  gl_Position = vec4(corner, 0, 1);
}`;

// Two pictures, one over the other; each is cut into tiles, or is a film. A ray is cast for every fragment. The level of
// detail comes from the angle that the fragment spans, which is continuous over seam and poles. Defined before this: OVER
// where the upper picture is seen, and FILM where a picture is a film. They are no uniforms because some devices pay for
// both sides of a branch.
const FRAGMENT = `
precision highp float; precision highp int; precision highp usampler2D; precision highp sampler2DArray;
const float PI = 3.14159265358979;
uniform float bend, weight, light, edge;
uniform mat3 turn[2];      // from the eye's axes to the picture's
uniform mat3 world;        // from the eye's axes to the world's
uniform vec4 part[2];      // of the sphere, what the picture covers: left, top, width, height
uniform vec4 grid[2];      // a tile's size, its gutter, the finest level, the sphere's height in pixels there
uniform ivec4 levels[16];  // eight for each picture: width, height, columns, first row of the table
uniform ivec2 film;        // whether a picture is a film
uniform vec4 frame[2];     // of the film, what this eye sees: left, top, width, height
uniform bool look;         // whether the mask says where the upper picture is seen
uniform usampler2D table0, table1;
uniform sampler2D film0, film1, mask;
uniform sampler2DArray cells;
in vec2 at;
out vec4 colour;

vec3 linear(vec3 c) { return mix(c / 12.92, pow((c + .055) / 1.055, vec3(2.4)), step(.04045, c)); }
vec3 srgb(vec3 c) { return mix(c * 12.92, 1.055 * pow(c, vec3(1. / 2.4)) - .055, step(.0031308, c)); }
vec2 place(vec3 d) { return vec2(atan(d.x, -d.z) / (2. * PI) + .5, .5 - atan(d.y, length(d.xz)) / PI); }

// The picture at q, 0 to 1 of what it covers, from a tile of this level or the nearest coarser one in memory.
vec3 tile(usampler2D table, int s, vec2 q, int level) {
  ivec4 l = levels[s * 8 + level];
  ivec2 t = clamp(ivec2(q * vec2(l.xy) / grid[s].x), ivec2(0), ivec2(l.z - 1, (l.y - 1) / int(grid[s].x)));
  uvec2 found = texelFetch(table, t + ivec2(0, l.w), 0).rg;
  int there = int(found.g);
  vec2 inside = q * vec2(levels[s * 8 + there].xy) - vec2(t >> (level - there)) * grid[s].x;
  return textureLod(cells, vec3((inside + grid[s].y) / edge, float(found.r)), 0.).rgb;
}

vec3 seen(usampler2D table, sampler2D shown, int s, vec3 ray, float span) {
  vec2 uv = place(turn[s] * ray);
#ifdef FILM
  if (film[s] == 1) return linear(textureLod(shown, frame[s].xy + uv * frame[s].zw, 0.).rgb);
#endif
  float blur = log2(span * grid[s].w / PI);
  vec2 q = uv - part[s].xy;
  q.x -= floor(q.x + (1. - part[s].z) / 2.);
  q /= part[s].zw;
  // The edge of a part of the sphere is softened over a fragment. Seam and poles are no edges.
  vec2 size = part[s].zw * grid[s].w * vec2(2, 1);
  vec2 before = q * size, after = size - before;
  if (part[s].z > .9999) before.x = after.x = 1e9;
  if (part[s].y < .0001) before.y = 1e9;
  if (part[s].y + part[s].w > .9999) after.y = 1e9;
  float covered = clamp(min(min(before.x, before.y), min(after.x, after.y)) / exp2(max(blur, 0.)) + .5, 0., 1.);
  q = clamp(q, 0., 1.);
  float f = clamp(grid[s].z - blur, 0., grid[s].z), finer = fract(f);
  int level = int(f);
  vec3 c = tile(table, s, q, level);
  if (finer > .02) c = mix(c, tile(table, s, q, level + 1), finer);
  return mix(vec3(.0246, .0273, .0331), c, covered);
}

void main() {
  float k = dot(at, at) / ((1. + bend) * (1. + bend));
  float cosine = (sqrt(1. + k * (1. - bend * bend)) - k * bend) / (1. + k);
  vec3 ray = vec3(at * (bend + cosine) / (1. + bend), -cosine);
  float span = max(length(dFdx(ray)), length(dFdy(ray)));
  vec3 c = seen(table0, film0, 0, ray, span);
#ifdef OVER
  float upper = look ? max(weight, textureLod(mask, place(world * ray), 0.).r) : weight;
  c = mix(c, seen(table1, film1, 1, ray, span), upper);
#endif
  colour = vec4(srgb(c) * light, 1);
}`;

/** Draws pictures from inside: one pass over the screen for each eye. */
export class Sphere {
  #gl; #programs = new Map();

  constructor(gl, cells, mask) {
    this.#gl = gl;
    this.cells = cells;
    this.mask = mask;
  }

  #program(...defines) {
    const text = `#version 300 es\n${defines.filter(Boolean).map(name => `#define ${name}\n`).join('')}`;
    if (!this.#programs.has(text)) this.#programs.set(text, program(this.#gl, VERTEX, text + FRAGMENT));
    return this.#programs.get(text).use();
  }

  /**
   * Draws one eye's view into the current framebuffer.
   * @param view {x, y, width, height}: its pixels; plane: the middle of its part of the plane and half its size;
   *     bend as Camera has it; turn: from the eye's axes to the world's; eye: 0 or 1
   * @param scene lower and upper: pictures; weight of the upper one, 0 to 1; look: whether the mask says where; light
   */
  draw(view, scene) {
    const whole = scene.upper && scene.weight === 1 && !scene.look, lower = whole ? scene.upper : scene.lower;
    const upper = scene.upper && !whole && (scene.look || scene.weight > 0) ? scene.upper : null;
    const gl = this.#gl, set = this.#program(upper && 'OVER', (lower.film || upper?.film) && 'FILM');
    gl.viewport(view.x, view.y, view.width, view.height);
    set('plane', view.plane);
    set('bend', view.bend);
    set('world', view.turn);
    set('light', scene.light);
    set('weight', scene.weight);
    set('look', scene.look ? 1 : 0);
    set('edge', this.cells.edge);
    const pictures = [lower, upper ?? lower];
    set('turn', pictures.flatMap(p => product(inverse(p.turn), view.turn)));
    set('film', pictures.map(p => p.film ? 1 : 0));
    set('frame', pictures.flatMap(p => p.frame(view.eye)));
    const tiles = pictures.map(p => p.tiles(view.eye));
    tiles.forEach(t => t?.update());
    set('part', tiles.flatMap(t => t?.part ?? [0, 0, 1, 1]));
    set('grid', tiles.flatMap(t => t?.grid ?? [1, 0, 0, 1]));
    set('levels', tiles.flatMap(t => t ? [...t.levels] : Array(32).fill(0)));
    const textures = {table0: tiles[0]?.table, table1: tiles[1]?.table, film0: pictures[0].film?.texture,
      film1: pictures[1].film?.texture, mask: this.mask};
    Object.entries(textures).forEach(([name, texture], unit) => set.texture(name, unit, gl.TEXTURE_2D, texture ?? null));
    set.texture('cells', 5, gl.TEXTURE_2D_ARRAY, this.cells.texture);
    gl.activeTexture(gl.TEXTURE6);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
  }
}
