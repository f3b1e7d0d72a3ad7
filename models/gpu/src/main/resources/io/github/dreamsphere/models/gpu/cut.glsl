// Samples views of a sphere bicubically, and converts the colours to the net's input.
layout(local_size_x = 64) in;
layout(std430, binding = 0) readonly buffer Picture { float picture[]; };
layout(std430, binding = 1) buffer Tile { vec4 tile[]; };
layout(std430, binding = 3) readonly buffer Factors { vec4 factors[]; };
#include "sphere.glsl"
#define CHANNELS g[7]
#include "place.glsl"

vec4 catmullRom(float t) {
    return vec4(
            ((1 - 0.5 * t) * t - 0.5) * t,
            (1.5 * t - 2.5) * t * t + 1,
            ((2 - 1.5 * t) * t + 0.5) * t,
            (0.5 * t - 0.5) * t * t);
}

vec3 pixel(int x, int row) {
    int at = (row * WIDTH + column(x)) * 3;
    return vec3(picture[at], picture[at + 1], picture[at + 2]);
}

vec3 bicubic(double x, double y) {
    int row = int(floor(y - 0.5lf));
    vec4 down = catmullRom(float(y - 0.5lf - double(row)));
    vec3 sum = vec3(0);
    for (int k = 0; k < 4; k++) {
        int beside = row - 1 + k;
        double t = (turned(beside) ? x + double(WIDTH) / 2.0lf : x) - 0.5lf;
        int first = int(floor(t));
        vec4 along = catmullRom(float(t - double(first)));
        int stored = fold(beside, HEIGHT);
        sum += down[k] * (along.x * pixel(first - 1, stored) + along.y * pixel(first, stored)
                + along.z * pixel(first + 1, stored) + along.w * pixel(first + 2, stored));
    }
    return sum;
}

void main() {
    int u = int(gl_GlobalInvocationID.x);
    int v = int(gl_WorkGroupID.y);
    int view = VIEW + int(gl_WorkGroupID.z);
    if (u >= SIZE) return;
    dvec2 at = place(view, u, v);
    vec3 rgb = bicubic(rounded(at.x), rounded(at.y));
    vec4 values = vec4(0);
    for (int c = 0; c < CHANNELS; c++) values[c] = dot(factors[c].xyz, rgb) + factors[c].w;
    tile[start(1) + v * SIZE + u] = values;
}
