// The gradient of one of two blobs that are combined; SLOPE names the derivative with respect to it. A value that was
// spread gets the sum of the gradients of its copies: an invocation sums them, or, if TOGETHER is defined, a work group.
layout(local_size_x = 64) in;
layout(std430, binding = 2) readonly buffer Gradients { vec4 gradients[]; };
layout(std430, binding = 3) buffer Output { vec4 dst[]; };
#include "blocks.glsl"
#include "operands.glsl"
// The size of what is written, how many rows, columns and blocks each of its values was spread over, and whether it has
// a single channel.
#define OWN_POSITIONS g[11]
#define OWN_WIDTH g[12]
#define ROWS g[13]
#define COLUMNS g[14]
#define BLOCKS g[15]
#define SINGLE g[16]
#define ADD g[17]
#ifdef TOGETHER
shared vec4 sums[64];
#endif
void main() {
#ifdef TOGETHER
    int p = int(gl_WorkGroupID.x);
    int t = int(gl_LocalInvocationID.x);
    const int step = 64;
#else
    int p = int(gl_GlobalInvocationID.x);
    const int t = 0;
    const int step = 1;
    if (p >= OWN_POSITIONS) return;
#endif
    int ownBlock = int(gl_WorkGroupID.y);
    int ownY = p / OWN_WIDTH;
    int ownX = p - ownY * OWN_WIDTH;
    vec4 sum = vec4(0);
    for (int i = t; i < ROWS * COLUMNS * BLOCKS; i += step) {
        int block = ownBlock + i / (ROWS * COLUMNS);
        int copy = i % (ROWS * COLUMNS);
        int y = ownY + copy / COLUMNS;
        int x = ownX + copy % COLUMNS;
        vec4 gradient = gradients[start(2) + block * POSITIONS + y * WIDTH + x];
        sum += inside(gradient * SLOPE(first(block, y, x), second(block, y, x)), block);
    }
#ifdef TOGETHER
    sums[t] = sum;
    barrier();
    for (int half_ = 32; half_ > 0; half_ /= 2) {
        if (t < half_) sums[t] += sums[t + half_];
        barrier();
    }
    if (t > 0) return;
    sum = sums[0];
#endif
    if (SINGLE != 0) sum = vec4(sum.x + sum.y + sum.z + sum.w, 0, 0, 0);
    int at = start(3) + ownBlock * OWN_POSITIONS + p;
    dst[at] = ADD != 0 ? dst[at] + sum : sum;
}
