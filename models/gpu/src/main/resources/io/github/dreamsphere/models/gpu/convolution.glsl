// A convolution as a matrix product: BM output channels by BN positions in a work group, 8 channels by TN positions in
// an invocation, summed in slices of 8 input channels of one tap. The sum's order does not depend on BM, BN and TN, so
// every tiling gives the same bits.
layout(local_size_x = LX, local_size_y = LY) in;
layout(std430, binding = 0) readonly buffer Input { vec4 src[]; };
layout(std430, binding = 1) readonly buffer Kernel { vec4 kern[]; };
layout(std430, binding = 2) readonly buffer Bias { vec4 bias[]; };
layout(std430, binding = 3) buffer Output { vec4 dst[]; };
layout(std430, binding = 4) readonly buffer Mask { vec4 mask[]; };

// The kernel's taps, the blocks of 4 channels read and written, the size of what is read.
#define KH g[0]
#define KW g[1]
#define IN_BLOCKS g[2]
#define OUT_BLOCKS g[3]
#define IH g[4]
#define IW g[5]
// The grid of positions that are computed, and the first position of the window for each.
#define OH g[6]
#define OW g[7]
#define STRIDE_Y g[8]
#define STRIDE_X g[9]
#define PAD_Y g[10]
#define PAD_X g[11]
#define DILATION_Y g[12]
#define DILATION_X g[13]
// The size of what is written, and where the grid lies in it.
#define DH g[14]
#define DW g[15]
#define FIRST_Y g[16]
#define FIRST_X g[17]
#define STEP_Y g[18]
#define STEP_X g[19]
// Rectifies what is written.
#define RECTIFY g[20]
// Multiplies what is read by the slope of a rectifier whose output is the mask.
#define MASKED g[21]
#define ADD g[22]
#include "rectifier.glsl"

#define THREADS (LX * LY)
#define LOADS (2 * BN / THREADS)

shared vec4 a[2 * BM];
shared vec4 b[2 * BN];

void main() {
    int tx = int(gl_LocalInvocationID.x);
    int ty = int(gl_LocalInvocationID.y);
    int t = ty * LX + tx;
    int first = int(gl_WorkGroupID.x) * BN;
    int positions = OH * OW;
    int source = start(0);
    int masks = start(4);
    int loadY[LOADS];
    int loadX[LOADS];
    for (int l = 0; l < LOADS; l++) {
        int p = first + (t + l * THREADS) % BN;
        int oy = p / OW;
        loadY[l] = p < positions ? oy * STRIDE_Y - PAD_Y : -0x10000000;
        loadX[l] = (p - oy * OW) * STRIDE_X - PAD_X;
    }
    vec4 lower[TN];
    vec4 upper[TN];
    for (int j = 0; j < TN; j++) {
        lower[j] = vec4(0);
        upper[j] = vec4(0);
    }
    int slice = int(gl_WorkGroupID.y) * KH * KW * ((IN_BLOCKS + 1) / 2) * 2 * BM;
    for (int ky = 0; ky < KH; ky++)
    for (int kx = 0; kx < KW; kx++)
    for (int block = 0; block < IN_BLOCKS; block += 2) {
        for (int i = t; i < 2 * BM; i += THREADS) a[i] = kern[slice + i];
        slice += 2 * BM;
        for (int l = 0; l < LOADS; l++) {
            int i = t + l * THREADS;
            int own = block + i / BN;
            int y = loadY[l] + ky * DILATION_Y;
            int x = loadX[l] + kx * DILATION_X;
            vec4 v = vec4(0);
            if (own < IN_BLOCKS && y >= 0 && y < IH && x >= 0 && x < IW) {
                int at = (own * IH + y) * IW + x;
                v = src[source + at];
                if (MASKED != 0) v *= rectifierSlope(mask[masks + at]);
            }
            b[i] = v;
        }
        barrier();
        for (int half_ = 0; half_ < 2; half_++) {
            vec4 own[TN];
            for (int j = 0; j < TN; j++) own[j] = b[half_ * BN + tx + j * LX];
            for (int k = 0; k < 4; k++) {
                vec4 a0 = a[(half_ * 4 + k) * (BM / 4) + ty * 2];
                vec4 a1 = a[(half_ * 4 + k) * (BM / 4) + ty * 2 + 1];
                for (int j = 0; j < TN; j++) {
                    lower[j] = fma(a0, vec4(own[j][k]), lower[j]);
                    upper[j] = fma(a1, vec4(own[j][k]), upper[j]);
                }
            }
        }
        barrier();
    }
    int outBlock = int(gl_WorkGroupID.y) * (BM / 4) + ty * 2;
    for (int j = 0; j < TN; j++) {
        int p = first + tx + j * LX;
        if (p >= positions) continue;
        int oy = p / OW;
        int place = (FIRST_Y + oy * STEP_Y) * DW + FIRST_X + (p - oy * OW) * STEP_X;
        for (int half_ = 0; half_ < 2; half_++) {
            if (outBlock + half_ >= OUT_BLOCKS) continue;
            vec4 v = (half_ == 0 ? lower[j] : upper[j]) + bias[outBlock + half_];
            if (RECTIFY != 0) v = rectified(v);
            int at = start(3) + (outBlock + half_) * DH * DW + place;
            dst[at] = ADD != 0 ? dst[at] + v : v;
        }
    }
}
