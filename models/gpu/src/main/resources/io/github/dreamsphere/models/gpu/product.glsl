// Products of matrices, one for each row of the blobs: a matrix has a line for each column of the blob, and the line's
// values are its channels. FORWARD: C = A * B^T. FIRST: the gradient of A, C' * B. SECOND: the gradient of B, C'^T * A.
layout(local_size_x = 64) in;
layout(std430, binding = 0) readonly buffer First { vec4 a[]; };
layout(std430, binding = 1) readonly buffer Second { vec4 b[]; };
layout(std430, binding = 2) buffer Output { vec4 dst[]; };
#include "blocks.glsl"
// The size of what is written is POSITIONS, CHANNELS and WIDTH; then the widths of the matrices that are multiplied, and
// over how many channels or columns the products are summed.
#define WIDTH g[2]
#define A_WIDTH g[3]
#define B_WIDTH g[4]
#define SUMMED g[5]
#define ADD g[6]
void main() {
    int p = int(gl_GlobalInvocationID.x);
    int block = int(gl_WorkGroupID.y);
    if (p >= POSITIONS) return;
    int row = p / WIDTH;
    int column = p - row * WIDTH;
    int aPositions = POSITIONS / WIDTH * A_WIDTH;
    int bPositions = POSITIONS / WIDTH * B_WIDTH;
    vec4 v = vec4(0);
#ifdef FORWARD
    for (int k = 0; k < (SUMMED + 3) / 4; k++) {
        vec4 own = a[start(0) + k * aPositions + row * A_WIDTH + column];
        vec4 used = mix(vec4(0), own, lessThan(k * 4 + ivec4(0, 1, 2, 3), ivec4(SUMMED)));
        for (int t = 0; t < 4; t++) {
            int j = min(block * 4 + t, B_WIDTH - 1);
            v[t] += dot(used, b[start(1) + k * bPositions + row * B_WIDTH + j]);
        }
    }
#else
    for (int j = 0; j < SUMMED; j++) {
#ifdef FIRST
        float factor = a[start(0) + (j >> 2) * aPositions + row * A_WIDTH + column][j & 3];
#else
        float factor = a[start(0) + (column >> 2) * aPositions + row * A_WIDTH + j][column & 3];
#endif
        v = fma(vec4(factor), b[start(1) + block * bPositions + row * B_WIDTH + j], v);
    }
#endif
    v = inside(v, block);
    int at = start(2) + block * POSITIONS + p;
    dst[at] = ADD != 0 ? dst[at] + v : v;
}
