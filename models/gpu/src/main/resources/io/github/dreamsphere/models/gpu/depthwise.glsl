// Convolves each channel with a kernel of its own. GRADIENT is defined for the gradient, which is gathered: its "src" is
// the output's and its "dst" the input's. A rectifier is applied to the result.
layout(local_size_x = 64) in;
layout(std430, binding = 0) readonly buffer Input { vec4 src[]; };
layout(std430, binding = 1) buffer Output { vec4 dst[]; };
layout(std430, binding = 2) readonly buffer Weights { vec4 weights[]; };
#ifdef GRADIENT
layout(std430, binding = 3) readonly buffer Mask { vec4 mask[]; };
#else
layout(std430, binding = 3) readonly buffer Bias { vec4 bias[]; };
#endif
#include "window.glsl"
#include "rectifier.glsl"
#define ADD g[12]
#define RECTIFY g[13]

#ifndef GRADIENT
void main() {
    int p = int(gl_GlobalInvocationID.x);
    int block = int(gl_WorkGroupID.y);
    if (p >= OH * OW) return;
    int oy = p / OW;
    int ox = p - oy * OW;
    vec4 v = bias[block];
    for (int ky = 0; ky < KH; ky++) {
        int y = oy * STRIDE_Y - PAD_Y + ky * DILATION_Y;
        if (y < 0 || y >= IH) continue;
        for (int kx = 0; kx < KW; kx++) {
            int x = ox * STRIDE_X - PAD_X + kx * DILATION_X;
            if (x < 0 || x >= IW) continue;
            v += src[start(0) + (block * IH + y) * IW + x] * weights[(block * KH + ky) * KW + kx];
        }
    }
    dst[start(1) + block * OH * OW + p] = RECTIFY != 0 ? rectified(v) : v;
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
            int from = (block * OH + sy / STRIDE_Y) * OW + sx / STRIDE_X;
            vec4 seen = src[start(0) + from];
            if (RECTIFY != 0) seen *= rectifierSlope(mask[start(3) + from]);
            v += seen * weights[(block * KH + ky) * KW + kx];
        }
    }
    int at = start(1) + block * IH * IW + p;
    dst[at] = ADD != 0 ? dst[at] + v : v;
}
#endif
