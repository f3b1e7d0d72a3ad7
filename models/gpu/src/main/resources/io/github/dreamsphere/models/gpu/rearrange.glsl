// Reorders values. The index of a written value, HWC, is split into digits, the outermost first; each digit moves the
// place that is read by a step. What is written is the sum of the values read along the last digits.
layout(local_size_x = 64) in;
layout(std430, binding = 0) readonly buffer Input { float src[]; };
layout(std430, binding = 1) buffer Output { vec4 dst[]; };
#include "blocks.glsl"
#define SRC_POSITIONS g[2]
#define SRC_CHANNELS g[3]
#define DIGITS g[4]
#define SUMMED_DIGITS g[5]
#define SUMMED g[6]
#define ADD g[7]
#define SIZE(digit) g[8 + 2 * (digit)]
#define STEP(digit) g[9 + 2 * (digit)]
// The place that digits first to end - 1 of an index move to.
int moved(int index, int first, int end) {
    int place = 0;
    int rest = index;
    for (int digit = end - 1; digit >= first; digit--) {
        int outer = rest / SIZE(digit);
        place += (rest - outer * SIZE(digit)) * STEP(digit);
        rest = outer;
    }
    return place;
}
void main() {
    int p = int(gl_GlobalInvocationID.x);
    int block = int(gl_WorkGroupID.y);
    if (p >= POSITIONS) return;
    vec4 v = vec4(0);
    for (int k = 0; k < 4; k++) {
        if (block * 4 + k >= CHANNELS) break;
        int from = moved(p * CHANNELS + block * 4 + k, 0, DIGITS);
        for (int i = 0; i < SUMMED; i++) {
            int place = from + moved(i, DIGITS, DIGITS + SUMMED_DIGITS);
            int position = place / SRC_CHANNELS;
            int channel = place - position * SRC_CHANNELS;
            v[k] += src[start(0) * 4 + ((channel >> 2) * SRC_POSITIONS + position) * 4 + (channel & 3)];
        }
    }
    int at = start(1) + block * POSITIONS + p;
    dst[at] = ADD != 0 ? dst[at] + v : v;
}
