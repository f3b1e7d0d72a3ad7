#version 330 core
// Casts a ray for each fragment and reads the sphere's picture where the ray meets it. Defined before this:
//   PROJECTION  RECTILINEAR, PLANET, FISHEYE or EQUIRECT
//   OVER        a second picture of the same place is laid over the first
//   PARTIAL     a picture shows a part of the sphere only
//   COARSE      some of it may be drawn smaller than the cells' coarsest level
//   LOADING     cells are still arriving
//   ANISOTROPY  a fragment that shows more of the sphere one way than the other is read by up to so many rays
//   CUBIC       what is shown larger than the picture has it is read by cubic curves instead of straight lines
//   ENCODE      the target stores what it is given, so that sRGB must be encoded here
// They are no uniforms because software renderers pay for both sides of a branch.
const float PI = 3.14159265358979;
const float FAR = 1e9;

#define RECTILINEAR 0
#define PLANET 1
#define FISHEYE 2
#define EQUIRECT 3

// A picture cut into cells: see CellLayout. Lengths are texels of the picture.
struct Sphere {
    mat3 imageFromCamera;
    vec2 full;          // the whole sphere
    vec2 start;         // where the picture begins in it
    vec2 size;          // the picture
    vec2 perCell;       // the reciprocal of a cell without its gutter
    vec2 last;          // the last cell's column and row
    vec2 cellInLayer;   // a cell without its gutter, of a cell with it
    vec2 gutterInLayer; // the gutter, of a cell with it
    vec2 overviewInLayer; // a texel in the overview, of a cell with its gutter
    float overviewLevel; // the logarithm of the overview's texels for one of the picture's, to the base of 2
    float levelOfRadian; // the level of a fragment that spans a radian
    float columns;
    float levels;
    float overview;     // the layer with the overview
};

uniform float logFragment; // the logarithm of a fragment's size in the plane, to the base of 2
uniform vec3 ground;    // where there is no picture; linear light
uniform Sphere sphere;
uniform sampler2DArray picture;
#ifdef LOADING
uniform uint ready[8];  // a bit for each cell that has been uploaded
#endif
#ifdef OVER
uniform mat3 worldFromCamera;
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

// Of any length.
vec3 cameraRay() {
#if PROJECTION == RECTILINEAR
    return vec3(plane, -1.0);
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

// The logarithm, to the base of 2, of the angle that a fragment spans, along its longer side.
float logSpanOf(vec3 ray) {
#if PROJECTION == RECTILINEAR
    // The derivative of the ray made of length 1: to the side of a point p of the plane it is sqrt(1 + p.y²) / (1 + p²).
    vec2 squares = plane * plane;
    return 0.5 * log2(1.0 + max(squares.x, squares.y)) - log2(1.0 + squares.x + squares.y) + logFragment;
#else
    vec3 dx = dFdx(ray);
    vec3 dy = dFdy(ray);
    return 0.5 * log2(max(max(dot(dx, dx), dot(dy, dy)), 1e-18));
#endif
}

// How much of the fragment the projection fills: its edge is softened over one fragment.
float filled() {
#if PROJECTION == FISHEYE
    float inside = PI - length(plane);
#elif PROJECTION == EQUIRECT
    float inside = min(PI - abs(plane.x), PI / 2.0 - abs(plane.y));
#endif
#if PROJECTION == FISHEYE || PROJECTION == EQUIRECT
    return clamp(inside / max(fwidth(plane.x), 1e-9) + 0.5, 0.0, 1.0);
#else
    return 1.0;
#endif
}

// Where direction d lies in an equirectangular image, 0..1 from its upper left corner.
vec2 place(vec3 d) {
    float longitude = atan(d.x, -d.z);
    float latitude = atan(d.y, max(length(d.xz), 1e-9));
    return vec2(longitude / (2.0 * PI) + 0.5, 0.5 - latitude / PI);
}

// The picture's texel in direction d, which is outside the picture where it shows a part of the sphere only.
vec2 texelOf(Sphere s, vec3 d) {
#ifdef PARTIAL
    vec2 texel = place(d) * s.full - s.start;
    float margin = (s.full.x - s.size.x) / 2.0;
    texel.x -= floor((texel.x + margin) / s.full.x) * s.full.x;
    return texel;
#else
    return place(d) * s.full;
#endif
}

#ifdef PARTIAL
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
#define INSIDE(s, texel) clamp(texel, vec2(0.0), s.size)
#else
#define coverage(s, texel, level) 1.0
#define INSIDE(s, texel) texel
#endif

#ifdef LOADING
#define IS_READY(bits, cell) ((bits[(cell) >> 5] >> uint((cell) & 31) & 1u) == 1u)
#define IS_COARSE(s, bits, layer, level) (level > s.levels || !IS_READY(bits, int(layer)))
#elif defined(COARSE)
#define IS_COARSE(s, bits, layer, level) (level > s.levels)
#else
#define IS_COARSE(s, bits, layer, level) false
#endif

#ifdef CUBIC
// Over so many levels the straight lines pass into the curves.
const float PASSING = 0.25;

// The cubic curve of Catmull and Rom through a cell's texels: its four by four weights are those of three by three reads,
// since the driver reads two texels at once where their weights have the same sign.
vec4 curved(sampler2DArray cells, vec3 at) {
    vec2 size = vec2(textureSize(cells, 0).xy);
    vec2 texel = at.xy * size;
    vec2 second = floor(texel - 0.5) + 0.5;
    vec2 f = texel - second;
    vec2 w0 = f * (-0.5 + f * (1.0 - 0.5 * f));
    vec2 w1 = 1.0 + f * f * (-2.5 + 1.5 * f);
    vec2 w2 = f * (0.5 + f * (2.0 - 1.5 * f));
    vec2 w3 = f * f * (-0.5 + 0.5 * f);
    vec2 w12 = w1 + w2;
    vec2 p[3] = vec2[3]((second - 1.0) / size, (second + w2 / w12) / size, (second + 2.0) / size);
    vec2 w[3] = vec2[3](w0, w12, w3);
    vec4 sum = vec4(0.0);
    for (int y = 0; y < 3; y++)
        for (int x = 0; x < 3; x++)
            sum += w[x].x * w[y].y * textureLod(cells, vec3(p[x].x, p[y].y, at.z), 0.0);
    return clamp(sum, 0.0, 1.0);
}

vec4 texelLight(sampler2DArray cells, vec3 at, float level) {
    vec4 straight = textureLod(cells, at, max(level, 0.0));
    return level < 0.0 ? mix(straight, curved(cells, at), min(-level / PASSING, 1.0)) : straight;
}
#else
#define texelLight(cells, at, level) textureLod(cells, at, max(level, 0.0))
#endif

// The light of one picture along the camera's ray, of which a fragment spans 2^logSpan radians. The mip level comes from
// that angle, which is continuous over seam and poles; the texel's own derivatives are not.
#define SEEN(name, s, cells, bits) \
vec3 name(vec3 ray, float logSpan) { \
    float level = logSpan + s.levelOfRadian; \
    vec2 texel = texelOf(s, s.imageFromCamera * ray); \
    vec2 inside = INSIDE(s, texel); \
    vec2 cell = inside * s.perCell; \
    vec2 at = min(floor(cell), s.last); \
    float layer = at.y * s.columns + at.x; \
    vec2 inLayer = (cell - at) * s.cellInLayer; \
    float layerLevel = level; \
    if (IS_COARSE(s, bits, layer, level)) { \
        inLayer = inside * s.overviewInLayer; \
        layerLevel += s.overviewLevel; \
        layer = s.overview; \
    } \
    vec4 light = texelLight(cells, vec3(inLayer + s.gutterInLayer, layer), layerLevel); \
    return mix(ground, light.rgb, light.a * coverage(s, texel, level)); \
}

SEEN(seen, sphere, picture, ready)
#ifdef OVER
SEEN(seenOver, overSphere, overPicture, overReady)
#endif

vec3 lightAlong(vec3 ray, float logSpan) {
    vec3 light = seen(ray, logSpan);
#ifdef OVER
    float over = masked ? textureLod(mask, place(worldFromCamera * ray), 0.0).r : weight;
    light = mix(light, seenOver(ray, logSpan), over);
#endif
    return light;
}

#ifdef ANISOTROPY
// Rays along the longer axis of the ellipse that a fragment is on the sphere, each as sharp as the shorter allows. The
// driver's own anisotropic filter would read further than the cells' gutters; rays find their own cells.
vec3 fragmentLight(vec3 ray) {
    vec3 d = normalize(ray);
    vec3 dx = dFdx(d);
    vec3 dy = dFdy(d);
    float skew = dot(dx, dy);
    float middle = (dot(dx, dx) + dot(dy, dy)) / 2.0;
    float excess = (dot(dx, dx) - dot(dy, dy)) / 2.0;
    float off = length(vec2(excess, skew));
    float longer = sqrt(max(middle + off, 1e-18));
    float shorter = sqrt(max(middle - off, 1e-18));
    // Where the ellipse is a circle, any axis is right, but not the arc tangent of 0 / 0.
    float turn = off > 1e-6 * middle ? atan(skew, excess) / 2.0 : 0.0;
    vec3 axis = dx * cos(turn) + dy * sin(turn);
    // Rounded a little down, so that a circle that is not quite one is still read by a single ray.
    int rays = int(clamp(ceil(longer / shorter - 0.05), 1.0, float(ANISOTROPY)));
    vec3 sum = vec3(0.0);
    for (int i = 0; i < rays; i++) {
        float along = (float(i) + 0.5) / float(rays) - 0.5;
        sum += lightAlong(d + axis * along, log2(longer / float(rays)));
    }
    return sum / float(rays);
}
#else
vec3 fragmentLight(vec3 ray) {
    return lightAlong(ray, logSpanOf(ray));
}
#endif

vec3 srgb(vec3 light) {
    return mix(1.055 * pow(light, vec3(1.0 / 2.4)) - 0.055, light * 12.92, lessThanEqual(light, vec3(0.0031308)));
}

void main() {
    vec3 light = fragmentLight(cameraRay()) * filled();
#ifdef ENCODE
    light = srgb(light);
#endif
    colour = vec4(light, 1.0);
}
