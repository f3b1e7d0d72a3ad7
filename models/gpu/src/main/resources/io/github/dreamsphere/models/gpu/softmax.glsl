// At each position e^x divided by its sum over the channels, or, if LOGARITHM is defined, the logarithm of that. With
// GRADIENT, "src" is the output's value.
layout(local_size_x = 64) in;
layout(std430, binding = 0) readonly buffer Input { vec4 src[]; };
layout(std430, binding = 1) buffer Output { vec4 dst[]; };
layout(std430, binding = 2) readonly buffer Gradients { vec4 gradients[]; };
#include "blocks.glsl"
#include "functions.glsl"
#define ADD g[2]
float total(vec4 v) {
    return v.x + v.y + v.z + v.w;
}
void main() {
    int p = int(gl_GlobalInvocationID.x);
    if (p >= POSITIONS) return;
    int blocks = (CHANNELS + 3) / 4;
#ifdef GRADIENT
    vec4 sums = vec4(0);
    for (int block = 0; block < blocks; block++) {
        int own = block * POSITIONS + p;
        vec4 gradient = gradients[start(2) + own];
#ifndef LOGARITHM
        gradient *= src[start(0) + own];
#endif
        sums += inside(gradient, block);
    }
    float sum = total(sums);
    for (int block = 0; block < blocks; block++) {
        int own = block * POSITIONS + p;
        vec4 y = src[start(0) + own];
        vec4 gradient = gradients[start(2) + own];
#ifdef LOGARITHM
        vec4 v = inside(gradient - exponential(y) * sum, block);
#else
        vec4 v = inside(y * (gradient - sum), block);
#endif
        int at = start(1) + own;
        dst[at] = ADD != 0 ? dst[at] + v : v;
    }
#else
    float greatest = src[start(0) + p].x;
    for (int block = 0; block < blocks; block++) {
        vec4 x = src[start(0) + block * POSITIONS + p];
        for (int k = 0; k < 4; k++) if (block * 4 + k < CHANNELS) greatest = max(greatest, x[k]);
    }
    vec4 sums = vec4(0);
    for (int block = 0; block < blocks; block++) {
        sums += inside(exponential(src[start(0) + block * POSITIONS + p] - greatest), block);
    }
    float sum = total(sums);
    for (int block = 0; block < blocks; block++) {
        int own = block * POSITIONS + p;
        vec4 x = src[start(0) + own] - greatest;
#ifdef LOGARITHM
        dst[start(1) + own] = inside(x - logarithm(vec4(sum)), block);
#else
        dst[start(1) + own] = inside(exponential(x) / sum, block);
#endif
    }
#endif
}
