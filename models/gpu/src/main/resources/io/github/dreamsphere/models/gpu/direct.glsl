// A convolution, value by value, for groups of any size and any window. TRANSPOSED is defined for its gradient and for a
// transposed convolution, which gather: their "src" is what has a position for each place of the window.
layout(local_size_x = 64) in;
layout(std430, binding = 0) readonly buffer Input { float src[]; };
layout(std430, binding = 1) buffer Output { vec4 dst[]; };
layout(std430, binding = 2) readonly buffer Weights { float weights[]; };
layout(std430, binding = 3) readonly buffer Bias { vec4 bias[]; };
layout(std430, binding = 4) readonly buffer Mask { vec4 mask[]; };
#include "window.glsl"
#include "rectifier.glsl"
#define ADD g[12]
// Rectifies what is written; if TRANSPOSED, multiplies what is read by the slope of a rectifier whose result is the mask.
#define RECTIFY g[13]
// Channels of a group: of what the window slides over, and of its positions; and the number of groups.
#define INPUTS g[14]
#define OUTPUTS g[15]
#define GROUPS g[16]
#define BIASED g[17]

float weight(int output_, int input_, int ky, int kx) {
    return weights[((output_ * INPUTS + input_) * KH + ky) * KW + kx];
}

#ifndef TRANSPOSED
float value(int channel, int p) {
    int oy = p / OW;
    int ox = p - oy * OW;
    int first = channel / OUTPUTS * INPUTS;
    float v = 0;
    for (int ky = 0; ky < KH; ky++) {
        int y = oy * STRIDE_Y - PAD_Y + ky * DILATION_Y;
        if (y < 0 || y >= IH) continue;
        for (int kx = 0; kx < KW; kx++) {
            int x = ox * STRIDE_X - PAD_X + kx * DILATION_X;
            if (x < 0 || x >= IW) continue;
            for (int i = 0; i < INPUTS; i++) {
                int from = first + i;
                int there = ((from >> 2) * IH + y) * IW + x;
                v = fma(src[(start(0) + there) * 4 + (from & 3)], weight(channel, i, ky, kx), v);
            }
        }
    }
    return v;
}
#else
float value(int channel, int p) {
    int y = p / IW;
    int x = p - y * IW;
    int group = channel / INPUTS;
    float v = 0;
    for (int ky = 0; ky < KH; ky++) {
        int sy = y + PAD_Y - ky * DILATION_Y;
        if (sy < 0 || sy % STRIDE_Y != 0 || sy / STRIDE_Y >= OH) continue;
        for (int kx = 0; kx < KW; kx++) {
            int sx = x + PAD_X - kx * DILATION_X;
            if (sx < 0 || sx % STRIDE_X != 0 || sx / STRIDE_X >= OW) continue;
            for (int o = 0; o < OUTPUTS; o++) {
                int from = group * OUTPUTS + o;
                int there = ((from >> 2) * OH + sy / STRIDE_Y) * OW + sx / STRIDE_X;
                float seen = src[(start(0) + there) * 4 + (from & 3)];
                if (RECTIFY != 0) seen *= rectifierSlope(mask[start(4) + there])[from & 3];
                v = fma(seen, weight(from, channel - group * INPUTS, ky, kx), v);
            }
        }
    }
    return v;
}
#endif

void main() {
    int p = int(gl_GlobalInvocationID.x);
    int block = int(gl_WorkGroupID.y);
#ifdef TRANSPOSED
    int positions = IH * IW;
    int channels = INPUTS * GROUPS;
#else
    int positions = OH * OW;
    int channels = OUTPUTS * GROUPS;
#endif
    if (p >= positions) return;
    vec4 v = BIASED != 0 ? bias[block] : vec4(0);
    for (int k = 0; k < 4; k++) if (block * 4 + k < channels) v[k] += value(block * 4 + k, p);
#ifndef TRANSPOSED
    if (RECTIFY != 0) v = rectified(v);
#endif
    int at = start(1) + block * positions + p;
    dst[at] = ADD != 0 ? dst[at] + v : v;
}
