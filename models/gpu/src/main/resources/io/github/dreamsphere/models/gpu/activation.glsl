// An elementwise function; with GRADIENT, the output's gradient times its derivative. VALUE and SLOPE name the curve's.
layout(local_size_x = 64) in;
layout(std430, binding = 0) readonly buffer Input { vec4 src[]; };
layout(std430, binding = 1) buffer Output { vec4 dst[]; };
layout(std430, binding = 2) readonly buffer Gradients { vec4 gradients[]; };
#include "blocks.glsl"
#include "functions.glsl"
#include "curves.glsl"
#define ADD g[2]
void main() {
    int p = int(gl_GlobalInvocationID.x);
    int block = int(gl_WorkGroupID.y);
    if (p >= POSITIONS) return;
    int own = block * POSITIONS + p;
    vec4 x = src[start(0) + own];
#ifdef GRADIENT
    vec4 v = inside(gradients[start(2) + own] * SLOPE(x), block);
#else
    vec4 v = inside(VALUE(x), block);
#endif
    int at = start(1) + own;
    dst[at] = ADD != 0 ? dst[at] + v : v;
}
