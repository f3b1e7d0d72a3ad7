// Normalises the channels of each position to mean 0 and variance 1, then scales and shifts them. With n the normalised
// values and h = scale * gradient, the gradient is (h - mean(h) - n * mean(h * n)) / deviation.
layout(local_size_x = 64) in;
layout(std430, binding = 0) readonly buffer Input { vec4 src[]; };
layout(std430, binding = 1) buffer Output { vec4 dst[]; };
layout(std430, binding = 2) readonly buffer Scales { vec4 scales[]; };
layout(std430, binding = 3) readonly buffer Shifts { vec4 shifts[]; };
layout(std430, binding = 4) readonly buffer Gradients { vec4 gradients[]; };
#include "blocks.glsl"
#define ADD g[2]
#define EPSILON f[0]
float mean(vec4 sums) {
    return (sums.x + sums.y + sums.z + sums.w) / float(CHANNELS);
}
void main() {
    int p = int(gl_GlobalInvocationID.x);
    if (p >= POSITIONS) return;
    int blocks = (CHANNELS + 3) / 4;
    vec4 sums = vec4(0);
    for (int block = 0; block < blocks; block++) sums += inside(src[start(0) + block * POSITIONS + p], block);
    float middle = mean(sums);
    vec4 squares = vec4(0);
    for (int block = 0; block < blocks; block++) {
        vec4 difference = inside(src[start(0) + block * POSITIONS + p] - middle, block);
        squares += difference * difference;
    }
    float inverse = 1 / sqrt(mean(squares) + EPSILON);
#ifdef GRADIENT
    vec4 scaled = vec4(0);
    vec4 products = vec4(0);
    for (int block = 0; block < blocks; block++) {
        int own = block * POSITIONS + p;
        vec4 h = inside(scales[block] * gradients[start(4) + own], block);
        scaled += h;
        products += h * (src[start(0) + own] - middle) * inverse;
    }
    float meanScaled = mean(scaled);
    float meanProduct = mean(products);
    for (int block = 0; block < blocks; block++) {
        int own = block * POSITIONS + p;
        vec4 n = (src[start(0) + own] - middle) * inverse;
        vec4 h = scales[block] * gradients[start(4) + own];
        vec4 v = inside(inverse * (h - meanScaled - n * meanProduct), block);
        int at = start(1) + own;
        dst[at] = ADD != 0 ? dst[at] + v : v;
    }
#else
    for (int block = 0; block < blocks; block++) {
        int own = block * POSITIONS + p;
        vec4 n = (src[start(0) + own] - middle) * inverse;
        dst[start(1) + own] = inside(n * scales[block] + shifts[block], block);
    }
#endif
}
