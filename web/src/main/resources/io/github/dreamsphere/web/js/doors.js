import {DEGREE, apply, direction, inverse, turn} from './turn.js';
import {givenDoors, others} from './places.js';
import {program} from './program.js';

const PITCH = -32 * DEGREE, APART = 24 * DEGREE, RADIUS = 9 * DEGREE;
/** A door opens when one has looked at it for so long. */
const DWELL_SECONDS = 1.5;
const MOST_DOORS = 9;
const WIDTH = 256, HEIGHT = 320;

const VERTEX = `#version 300 es
uniform mat3 eye;   // from the door's axes to the eye's: the door lies ahead
uniform vec4 plane;
uniform vec4 shape; // half its width and height, the opacity, and how far its ring has closed
out vec2 at;
void main() {
  at = vec2(gl_VertexID & 1, gl_VertexID >> 1);
  vec3 e = eye * vec3((at * 2. - 1.) * shape.xy, -1);
  gl_Position = vec4((e.xy + e.z * plane.xy) / plane.zw, 0, -e.z);
}`;
const FRAGMENT = `#version 300 es
precision highp float;
uniform sampler2D face;
uniform vec4 shape;
in vec2 at;
out vec4 colour;
void main() {
  vec2 p = vec2(at.x - .5, (1. - at.y) * 1.25 - .5);
  float r = length(p), ring = smoothstep(.01, 0., abs(r - .47) - .016);
  float closed = shape.w > 0. ? step(atan(-p.x, p.y) / 6.2831853 + .5, shape.w) : 0.;
  colour = mix(texture(face, vec2(at.x, 1. - at.y)) * shape.z, vec4(1., .76, .48, 1.), ring * closed);
}`;

/** Round doors to other places for headsets, on a ring below the horizon unless room.json says where. They open by a long look or a trigger. */
export class Doors {
  #gl; #set; #faces = new Map(); #doors = []; #dwell = 0; #aimed = null; #armed = false;

  constructor(gl) {
    this.#gl = gl;
    this.#set = program(gl, VERTEX, FRAGMENT);
    this.dot = this.#texture(drawnDot());
  }

  /** Puts the doors of a place; those that room.json says nothing of lie around `yaw`. */
  place(room, current, yaw) {
    const following = others(room, current).slice(0, MOST_DOORS), middle = (following.length - 1) / 2;
    const doors = givenDoors(room, current)?.map(({to, yaw, pitch}) => [to, yaw * DEGREE, pitch * DEGREE])
      ?? following.map((to, i) => [to, yaw + (i - middle) * APART, PITCH]);
    this.#doors = doors.map(([to, ...angles]) => ({to, turn: turn(...angles), at: direction(...angles)}));
    this.#aimed = null;
    this.#armed = false;
  }

  /** The place whose door lies in this direction, if any. */
  at(ray) {
    return this.#doors.find(({at}) => ray[0] * at[0] + ray[1] * at[1] + ray[2] * at[2] > Math.cos(RADIUS))?.to;
  }

  /** Time passes. Returns the place whose door one has looked at for long. */
  look(gaze, seconds) {
    const aimed = this.at(gaze);
    // Whoever arrives with a door before the eyes must look away from it first.
    if (!aimed) this.#armed = true;
    this.#dwell = aimed && aimed === this.#aimed && this.#armed ? this.#dwell + seconds : 0;
    this.#aimed = aimed;
    return this.#dwell >= DWELL_SECONDS ? aimed : undefined;
  }

  /** Draws the doors, in so much light (0 to 1), and a dot where each ray points. */
  draw(view, rays, light) {
    const gl = this.#gl, toEye = inverse(view.turn), set = this.#set.use();
    gl.viewport(view.x, view.y, view.width, view.height);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    set('plane', view.plane);
    const quad = (turned, texture, shape) => {
      set('eye', [0, 3, 6].flatMap(c => apply(toEye, turned.slice(c, c + 3))));
      set('shape', shape);
      set.texture('face', 0, gl.TEXTURE_2D, texture);
      gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4);
    };
    const size = Math.tan(RADIUS);
    for (const door of this.#doors) {
      const aimed = door.to === this.#aimed || rays.some(ray => this.at(ray) === door.to);
      quad(door.turn, this.#face(door.to), [size, size * HEIGHT / WIDTH, (aimed ? 1 : .6) * light, door.to === this.#aimed ? this.#dwell / DWELL_SECONDS : 0]);
    }
    for (const [x, y, z] of rays) quad(turn(Math.atan2(x, -z), Math.asin(y)), this.dot, [.012, .012, 1, 0]);
    gl.disable(gl.BLEND);
    gl.activeTexture(gl.TEXTURE6);
  }

  #face(place) {
    if (!this.#faces.has(place)) {
      this.#faces.set(place, this.#texture(drawnFace(place)));
      const image = new Image();
      image.onload = () => this.#faces.set(place, this.#texture(drawnFace(place, image)));
      if (place.thumbnail) image.src = place.thumbnail;
    }
    return this.#faces.get(place);
  }

  #texture(canvas) {
    const gl = this.#gl, texture = gl.createTexture();
    gl.activeTexture(gl.TEXTURE6);
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA8, gl.RGBA, gl.UNSIGNED_BYTE, canvas);
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
    gl.generateMipmap(gl.TEXTURE_2D);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
    return texture;
  }
}

function drawnDot() {
  const canvas = Object.assign(document.createElement('canvas'), {width: 32, height: 32}), pen = canvas.getContext('2d');
  pen.fillStyle = '#fff';
  pen.arc(16, 16, 12, 0, 7);
  pen.fill();
  return canvas;
}

function drawnFace({title}, image) {
  const canvas = Object.assign(document.createElement('canvas'), {width: WIDTH, height: HEIGHT}), pen = canvas.getContext('2d');
  Object.assign(pen, {fillStyle: '#101216', strokeStyle: '#f1efe9', lineWidth: 6, font: '500 26px system-ui, sans-serif', textAlign: 'center'});
  pen.save();
  pen.beginPath();
  pen.arc(128, 128, 118, 0, 7);
  pen.fill();
  pen.clip();
  if (image) {
    const width = 256 * image.width / image.height;
    pen.drawImage(image, 128 - width / 2, 0, width, 256);
  }
  pen.restore();
  pen.stroke();
  pen.beginPath();
  pen.roundRect(2, 268, 252, 46, 23);
  pen.fill();
  pen.fillStyle = '#f1efe9';
  let text = title;
  for (const letters = [...title]; pen.measureText(text).width > 228; text = `${letters.join('').trimEnd()}…`) letters.pop();
  pen.fillText(text, 128, 300);
  return canvas;
}
