// Pools. A maximum keeps the tap that it came from; its gradient is gathered, as OpenGL has no atomic sums of floats.
// MAXIMUM or AVERAGE is defined, and GRADIENT for the gradient, whose "src" is the output's and "dst" the input's.
layout(local_size_x = 64) in;
layout(std430, binding = 0) readonly buffer Input { vec4 src[]; };
layout(std430, binding = 1) buffer Output { vec4 dst[]; };
layout(std430, binding = 2) buffer Taps { ivec4 taps[]; };
#include "window.glsl"
// The rows and columns that an average counts.
#define FROM_Y g[12]
#define TO_Y g[13]
#define FROM_X g[14]
#define TO_X g[15]
#define ADD g[16]

int counted(int start, int taps, int dilation, int from, int to) {
    int count = 0;
    for (int k = 0; k < taps; k++) {
        int at = start + k * dilation;
        if (at >= from && at < to) count++;
    }
    return count;
}

float share(int oy, int ox) {
    return 1.0 / float(counted(oy * STRIDE_Y - PAD_Y, KH, DILATION_Y, FROM_Y, TO_Y)
        * counted(ox * STRIDE_X - PAD_X, KW, DILATION_X, FROM_X, TO_X));
}

#ifndef GRADIENT
void main() {
    int p = int(gl_GlobalInvocationID.x);
    int block = int(gl_WorkGroupID.y);
    if (p >= OH * OW) return;
    int oy = p / OW;
    int ox = p - oy * OW;
    vec4 v = vec4(0);
    ivec4 best = ivec4(-1);
    for (int ky = 0; ky < KH; ky++)
    for (int kx = 0; kx < KW; kx++) {
        int y = oy * STRIDE_Y - PAD_Y + ky * DILATION_Y;
        int x = ox * STRIDE_X - PAD_X + kx * DILATION_X;
        if (y < 0 || y >= IH || x < 0 || x >= IW) continue;
        vec4 seen = src[start(0) + (block * IH + y) * IW + x];
#ifdef MAXIMUM
        for (int k = 0; k < 4; k++) {
            if (best[k] < 0 || seen[k] > v[k] || isnan(seen[k])) {
                v[k] = seen[k];
                best[k] = ky * KW + kx;
            }
        }
#else
        v += seen;
#endif
    }
    int own = block * OH * OW + p;
#ifdef MAXIMUM
    taps[start(2) + own] = best;
#else
    v *= share(oy, ox);
#endif
    dst[start(1) + own] = v;
}
#else
void main() {
    int p = int(gl_GlobalInvocationID.x);
    int block = int(gl_WorkGroupID.y);
    if (p >= IH * IW) return;
    int y = p / IW;
    int x = p - y * IW;
    vec4 v = vec4(0);
    for (int ky = 0; ky < KH; ky++) {
        int sy = y + PAD_Y - ky * DILATION_Y;
        if (sy < 0 || sy % STRIDE_Y != 0 || sy / STRIDE_Y >= OH) continue;
        for (int kx = 0; kx < KW; kx++) {
            int sx = x + PAD_X - kx * DILATION_X;
            if (sx < 0 || sx % STRIDE_X != 0 || sx / STRIDE_X >= OW) continue;
            int own = (block * OH + sy / STRIDE_Y) * OW + sx / STRIDE_X;
            vec4 seen = src[start(0) + own];
#ifdef MAXIMUM
            v += mix(vec4(0), seen, equal(taps[start(2) + own], ivec4(ky * KW + kx)));
#else
            v += seen * share(sy / STRIDE_Y, sx / STRIDE_X);
#endif
        }
    }
    int at = start(1) + block * IH * IW + p;
    dst[at] = ADD != 0 ? dst[at] + v : v;
}
#endif
