// One direction of a Gaussian blur on a sphere: down the columns or, if ALONG is defined, along the rows.
layout(local_size_x = 64) in;
layout(std430, binding = 0) readonly buffer Input { vec4 src[]; };
layout(std430, binding = 1) buffer Output { vec4 dst[]; };
// Weights of the pixels at distance 0, 1, 2 …
layout(std430, binding = 3) readonly buffer Taps { float taps[]; };
// Where each row's weights start; one more than there are rows.
layout(std430, binding = 4) readonly buffer Starts { int starts[]; };
#include "sphere.glsl"
#define COUNT g[7]
void main() {
    int x = int(gl_GlobalInvocationID.x);
    int y = int(gl_WorkGroupID.y);
    if (x >= WIDTH) return;
    vec4 sum = vec4(0);
#ifdef ALONG
    int first = starts[y];
    int reach = starts[y + 1] - first - 1;
    for (int k = -reach; k <= reach; k++) sum += taps[first + abs(k)] * src[y * WIDTH + column(x + k)];
#else
    for (int k = 1 - COUNT; k < COUNT; k++) {
        int from = turned(y + k) ? x + WIDTH / 2 : x;
        sum += taps[abs(k)] * src[fold(y + k, HEIGHT) * WIDTH + (from < WIDTH ? from : from - WIDTH)];
    }
#endif
    dst[y * WIDTH + x] = sum;
}
