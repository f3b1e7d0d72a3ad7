#version 330 core
// Casts a ray for each fragment and reads the sphere's picture where the ray meets it.
const float PI = 3.14159265358979;
const float FAR = 1e9;

const int RECTILINEAR = 0;
const int PLANET = 1;
const int FISHEYE = 2;
const int EQUIRECT = 3;

// A picture cut into cells: see CellLayout. All lengths are texels of the picture.
struct Sphere {
    mat3 imageFromWorld;
    vec2 full;          // the whole sphere
    vec2 start;         // where the picture begins in it
    vec2 size;          // the picture
    vec2 cell;          // a cell without its gutter
    vec2 layer;         // a cell with its gutter
    vec2 overviewScale; // the overview's texels for one of the picture's
    float columns;
    float gutter;
    float levels;
    int overview;       // the layer with the overview
    uint ready[8];      // a bit for each cell that has been uploaded
};

uniform mat3 worldFromCamera;
uniform int projection;
uniform vec3 ground;    // where there is no picture; linear light
uniform bool encode;    // whether the target stores what it is given, so that sRGB must be encoded here
uniform Sphere sphere;
uniform sampler2DArray picture;

in vec2 plane;
out vec4 colour;

vec3 around(float angle, float radius) {
    return vec3(radius > 0.0 ? plane * (sin(angle) / radius) : vec2(0.0), -cos(angle));
}

vec3 cameraRay() {
    float radius = length(plane);
    if (projection == RECTILINEAR) return normalize(vec3(plane, -1.0));
    if (projection == PLANET) return around(2.0 * atan(radius / 2.0), radius);
    if (projection == FISHEYE) return around(radius, radius);
    return vec3(cos(plane.y) * sin(plane.x), sin(plane.y), -cos(plane.y) * cos(plane.x));
}

bool shows() {
    if (projection == FISHEYE) return length(plane) <= PI;
    if (projection == EQUIRECT) return abs(plane.x) <= PI && abs(plane.y) <= PI / 2.0;
    return true;
}

// The picture's texel that lies in direction d, which is outside the picture where it shows a part of the sphere only.
vec2 texelOf(vec3 d) {
    float longitude = atan(d.x, -d.z);
    float latitude = atan(d.y, max(length(d.xz), 1e-9));
    vec2 texel = vec2(longitude / (2.0 * PI) + 0.5, 0.5 - latitude / PI) * sphere.full - sphere.start;
    float margin = (sphere.full.x - sphere.size.x) / 2.0;
    texel.x -= floor((texel.x + margin) / sphere.full.x) * sphere.full.x;
    return texel;
}

bool isReady(int cell) {
    return (sphere.ready[cell >> 5] >> uint(cell & 31) & 1u) == 1u;
}

// The mip level comes from the angle a fragment spans, which is continuous over seam and poles; the texel's own
// derivatives are not.
vec4 read(vec2 texel, float level) {
    vec2 last = ceil(sphere.size / sphere.cell) - 1.0;
    vec2 at = clamp(floor(texel / sphere.cell), vec2(0.0), last);
    int cell = int(at.y * sphere.columns + at.x);
    bool coarse = level > sphere.levels || !isReady(cell);
    vec2 inLayer = coarse ? texel * sphere.overviewScale : texel - at * sphere.cell;
    float layerLevel = coarse ? level + log2(sphere.overviewScale.y) : level;
    int layer = coarse ? sphere.overview : cell;
    return textureLod(picture, vec3((inLayer + sphere.gutter) / sphere.layer, layer), max(layerLevel, 0.0));
}

// How much of the fragment the picture covers: its edge is softened over one fragment. Seam and poles are no edges.
float coverage(vec2 texel, float level) {
    vec2 before = texel;
    vec2 after = sphere.size - texel;
    vec2 rest = sphere.full - sphere.start - sphere.size;
    if (sphere.full.x - sphere.size.x < 0.5) before.x = after.x = FAR;
    if (sphere.start.y < 0.5) before.y = FAR;
    if (rest.y < 0.5) after.y = FAR;
    float nearest = min(min(before.x, before.y), min(after.x, after.y));
    return clamp(nearest / exp2(max(level, 0.0)) + 0.5, 0.0, 1.0);
}

vec3 srgb(vec3 light) {
    return mix(1.055 * pow(light, vec3(1.0 / 2.4)) - 0.055, light * 12.92, lessThanEqual(light, vec3(0.0031308)));
}

void main() {
    vec3 d = worldFromCamera * cameraRay();
    vec3 dx = dFdx(d);
    vec3 dy = dFdy(d);
    float span = sqrt(max(max(dot(dx, dx), dot(dy, dy)), 1e-18));
    float level = log2(span * sphere.full.y / PI);
    vec2 texel = texelOf(sphere.imageFromWorld * d);
    vec4 seen = read(clamp(texel, vec2(0.0), sphere.size), level);
    vec3 light = mix(ground, seen.rgb, seen.a * coverage(texel, level));
    light = shows() ? light : vec3(0.0);
    colour = vec4(encode ? srgb(light) : light, 1.0);
}
