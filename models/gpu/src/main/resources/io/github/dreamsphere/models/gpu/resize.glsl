// Resizes a sphere's rows or, if ALONG is defined, its columns, as RowResampler does. If ADDED is defined, adds the
// result, times FACTOR, to what is there.
layout(local_size_x = 64) in;
layout(std430, binding = 0) readonly buffer Input { vec4 src[]; };
layout(std430, binding = 1) buffer Output { vec4 dst[]; };
layout(std430, binding = 3) readonly buffer Weights { float weights[]; };
// For each new row or column, where its weights begin and the first old row or column; then where all weights end.
layout(std430, binding = 4) readonly buffer Places { int places[]; };
#include "sphere.glsl"
#define NEW_WIDTH g[7]
#define FACTOR f[0]
void main() {
    int x = int(gl_GlobalInvocationID.x);
    int y = int(gl_WorkGroupID.y);
    if (x >= NEW_WIDTH) return;
#ifdef ALONG
    int made = x;
#else
    int made = y;
#endif
    int begin = places[2 * made];
    int first = places[2 * made + 1];
    int end = places[2 * made + 2];
    vec4 sum = vec4(0);
    for (int k = begin; k < end; k++) {
        int from = first + k - begin;
#ifdef ALONG
        sum += weights[k] * src[y * WIDTH + column(from)];
#else
        int row = fold(from, HEIGHT) * WIDTH;
        bool across = turned(from);
        // An odd width has no column exactly opposite, but two that are half a pixel beside it.
        int left = across ? (x + WIDTH / 2) % WIDTH : x;
        int right = across ? (x + (WIDTH + 1) / 2) % WIDTH : x;
        sum += weights[k] / 2 * src[row + left] + weights[k] / 2 * src[row + right];
#endif
    }
    int at = y * NEW_WIDTH + x;
#ifdef ADDED
    dst[at] += FACTOR * sum;
#else
    dst[at] = sum;
#endif
}
