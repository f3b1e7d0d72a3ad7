#version 330 core
// Casts a ray for each fragment and reads the sphere's picture where the ray meets it. Defined before this:
//   PROJECTION  RECTILINEAR, PLANET, FISHEYE or EQUIRECT
//   OVER        a second picture of the same place is laid over the first
//   LOADING     cells are still arriving
//   ENCODE      the target stores what it is given, so that sRGB must be encoded here
// They are no uniforms because software renderers pay for both sides of a branch.
const float PI = 3.14159265358979;
const float FAR = 1e9;

#define RECTILINEAR 0
#define PLANET 1
#define FISHEYE 2
#define EQUIRECT 3

// A picture cut into cells: see CellLayout. All lengths are texels of the picture.
struct Sphere {
    mat3 imageFromWorld;
    vec2 full;          // the whole sphere
    vec2 start;         // where the picture begins in it
    vec2 size;          // the picture
    vec2 cell;          // a cell without its gutter
    vec2 layer;         // a cell with its gutter
    vec2 overviewScale; // the overview's texels for one of the picture's
    float overviewLevel; // the logarithm of that, to the base of 2
    float columns;
    float gutter;
    float levels;
    int overview;       // the layer with the overview
};

uniform mat3 worldFromCamera;
uniform vec3 ground;    // where there is no picture; linear light
uniform Sphere sphere;
uniform sampler2DArray picture;
#ifdef LOADING
uniform uint ready[8];  // a bit for each cell that has been uploaded
#endif
#ifdef OVER
uniform Sphere overSphere;
uniform sampler2DArray overPicture;
#ifdef LOADING
uniform uint overReady[8];
#endif
uniform float weight;   // of the picture laid over, where there is no mask
uniform bool masked;
uniform sampler2D mask; // its weight for each direction of the world, equirectangular, north pole first
#endif

in vec2 plane;
out vec4 colour;

vec3 around(float angle, float radius) {
    return vec3(radius > 0.0 ? plane * (sin(angle) / radius) : vec2(0.0), -cos(angle));
}

vec3 cameraRay() {
#if PROJECTION == RECTILINEAR
    return normalize(vec3(plane, -1.0));
#elif PROJECTION == PLANET
    float radius = length(plane);
    return around(2.0 * atan(radius / 2.0), radius);
#elif PROJECTION == FISHEYE
    float radius = length(plane);
    return around(radius, radius);
#else
    return vec3(cos(plane.y) * sin(plane.x), sin(plane.y), -cos(plane.y) * cos(plane.x));
#endif
}

// How much of the fragment the projection fills: its edge is softened over one fragment.
float filled() {
#if PROJECTION == FISHEYE
    float inside = PI - length(plane);
#elif PROJECTION == EQUIRECT
    float inside = min(PI - abs(plane.x), PI / 2.0 - abs(plane.y));
#else
    float inside = FAR;
#endif
    return clamp(inside / max(fwidth(plane.x), 1e-9) + 0.5, 0.0, 1.0);
}

// Where direction d lies in an equirectangular image, 0..1 from its upper left corner.
vec2 place(vec3 d) {
    float longitude = atan(d.x, -d.z);
    float latitude = atan(d.y, max(length(d.xz), 1e-9));
    return vec2(longitude / (2.0 * PI) + 0.5, 0.5 - latitude / PI);
}

// The picture's texel in direction d, which is outside the picture where it shows a part of the sphere only.
vec2 texelOf(Sphere s, vec3 d) {
    vec2 texel = place(s.imageFromWorld * d) * s.full - s.start;
    float margin = (s.full.x - s.size.x) / 2.0;
    texel.x -= floor((texel.x + margin) / s.full.x) * s.full.x;
    return texel;
}

int cellOf(Sphere s, vec2 texel, out vec2 at) {
    vec2 last = ceil(s.size / s.cell) - 1.0;
    at = clamp(floor(texel / s.cell), vec2(0.0), last);
    return int(at.y * s.columns + at.x);
}

// The mip level comes from the angle a fragment spans, which is continuous over seam and poles; the texel's own
// derivatives are not.
vec4 read(Sphere s, sampler2DArray cells, vec2 texel, float level, int cell, vec2 at, bool isReady) {
    bool coarse = level > s.levels || !isReady;
    vec2 inLayer = coarse ? texel * s.overviewScale : texel - at * s.cell;
    float layerLevel = coarse ? level + s.overviewLevel : level;
    int layer = coarse ? s.overview : cell;
    return textureLod(cells, vec3((inLayer + s.gutter) / s.layer, layer), max(layerLevel, 0.0));
}

// How much of the fragment the picture covers: its edge is softened over one fragment. Seam and poles are no edges.
float coverage(Sphere s, vec2 texel, float level) {
    vec2 before = texel;
    vec2 after = s.size - texel;
    vec2 rest = s.full - s.start - s.size;
    if (s.full.x - s.size.x < 0.5) before.x = after.x = FAR;
    if (s.start.y < 0.5) before.y = FAR;
    if (rest.y < 0.5) after.y = FAR;
    float nearest = min(min(before.x, before.y), min(after.x, after.y));
    return clamp(nearest / exp2(max(level, 0.0)) + 0.5, 0.0, 1.0);
}

#ifdef LOADING
#define IS_READY(bits, cell) ((bits[(cell) >> 5] >> uint((cell) & 31) & 1u) == 1u)
#else
#define IS_READY(bits, cell) true
#endif

// The light of one picture from direction d, of which a fragment spans that many radians.
#define SEEN(name, s, cells, bits) \
vec3 name(vec3 d, float span) { \
    float level = log2(span * s.full.y / PI); \
    vec2 texel = texelOf(s, d); \
    vec2 inside = clamp(texel, vec2(0.0), s.size); \
    vec2 at; \
    int cell = cellOf(s, inside, at); \
    vec4 light = read(s, cells, inside, level, cell, at, IS_READY(bits, cell)); \
    return mix(ground, light.rgb, light.a * coverage(s, texel, level)); \
}

SEEN(seen, sphere, picture, ready)
#ifdef OVER
SEEN(seenOver, overSphere, overPicture, overReady)
#endif

vec3 srgb(vec3 light) {
    return mix(1.055 * pow(light, vec3(1.0 / 2.4)) - 0.055, light * 12.92, lessThanEqual(light, vec3(0.0031308)));
}

void main() {
    vec3 d = worldFromCamera * cameraRay();
    vec3 dx = dFdx(d);
    vec3 dy = dFdy(d);
    float span = sqrt(max(max(dot(dx, dx), dot(dy, dy)), 1e-18));
    vec3 light = seen(d, span);
#ifdef OVER
    float over = masked ? textureLod(mask, place(d), 0.0).r : weight;
    light = mix(light, seenOver(d, span), over);
#endif
    light *= filled();
#ifdef ENCODE
    light = srgb(light);
#endif
    colour = vec4(light, 1.0);
}
