// One value from the channels of each position: their sum times FACTOR or, if MAXIMUM is defined, the greatest. GRADIENT is
// defined for the gradient; of equal greatest values, the first gets it.
layout(local_size_x = 64) in;
layout(std430, binding = 0) readonly buffer Input { vec4 src[]; };
layout(std430, binding = 1) buffer Output { vec4 dst[]; };
layout(std430, binding = 2) readonly buffer Gradients { vec4 gradients[]; };
#include "blocks.glsl"
#define ADD g[2]
#define FACTOR f[0]
void main() {
    int p = int(gl_GlobalInvocationID.x);
    if (p >= POSITIONS) return;
    int blocks = (CHANNELS + 3) / 4;
    int greatest = 0;
    float most = src[start(0) + p].x;
    vec4 sums = vec4(0);
    for (int block = 0; block < blocks; block++) {
        vec4 x = src[start(0) + block * POSITIONS + p];
        sums += inside(x, block);
        for (int k = 0; k < 4; k++) {
            if (block * 4 + k < CHANNELS && (x[k] > most || isnan(x[k]))) {
                most = x[k];
                greatest = block * 4 + k;
            }
        }
    }
#ifdef GRADIENT
    float gradient = gradients[start(2) + p].x;
    for (int block = 0; block < blocks; block++) {
#ifdef MAXIMUM
        vec4 v = mix(vec4(0), vec4(gradient), equal(block * 4 + ivec4(0, 1, 2, 3), ivec4(greatest)));
#else
        vec4 v = inside(vec4(gradient * FACTOR), block);
#endif
        int at = start(1) + block * POSITIONS + p;
        dst[at] = ADD != 0 ? dst[at] + v : v;
    }
#else
#ifdef MAXIMUM
    dst[start(1) + p] = vec4(most, 0, 0, 0);
#else
    dst[start(1) + p] = vec4((sums.x + sums.y + sums.z + sums.w) * FACTOR, 0, 0, 0);
#endif
#endif
}
