// As layernorm.glsl, over all positions of a group of channels; a work group computes one. Its channels may start in the
// middle of a block, so values are read one by one.
layout(local_size_x = 128) in;
layout(std430, binding = 0) readonly buffer Input { float src[]; };
layout(std430, binding = 1) buffer Output { float dst[]; };
layout(std430, binding = 2) readonly buffer Scales { float scales[]; };
layout(std430, binding = 3) readonly buffer Shifts { float shifts[]; };
layout(std430, binding = 4) readonly buffer Gradients { float gradients[]; };
// The mean and the inverse deviation of each group, which the gradient needs again.
layout(std430, binding = 5) buffer Statistics { vec4 statistics[]; };
#include "blocks.glsl"
#define EACH g[2]
#define ADD g[3]
#define EPSILON f[0]
shared vec2 sums[128];
// The means of two values over the group, from each invocation's sums.
vec2 means(vec2 own) {
    int t = int(gl_LocalInvocationID.x);
    sums[t] = own;
    barrier();
    for (int half_ = 64; half_ > 0; half_ /= 2) {
        if (t < half_) sums[t] += sums[t + half_];
        barrier();
    }
    vec2 all = sums[0] / float(EACH * POSITIONS);
    barrier();
    return all;
}
int place(int channel, int p) {
    return ((channel >> 2) * POSITIONS + p) * 4 + (channel & 3);
}
void main() {
    int group = int(gl_WorkGroupID.x);
    int first = group * EACH;
    int t = int(gl_LocalInvocationID.x);
#ifdef GRADIENT
    float middle = statistics[start(5) + group].x;
    float inverse = statistics[start(5) + group].y;
    vec2 own = vec2(0);
    for (int i = t; i < EACH * POSITIONS; i += 128) {
        int channel = first + i / POSITIONS;
        int there = place(channel, i % POSITIONS);
        float h = scales[channel] * gradients[start(4) * 4 + there];
        own += vec2(h, h * (src[start(0) * 4 + there] - middle) * inverse);
    }
    vec2 mean = means(own);
#else
    float sum = 0;
    for (int i = t; i < EACH * POSITIONS; i += 128) sum += src[start(0) * 4 + place(first + i / POSITIONS, i % POSITIONS)];
    float middle = means(vec2(sum, 0)).x;
    float squares = 0;
    for (int i = t; i < EACH * POSITIONS; i += 128) {
        float difference = src[start(0) * 4 + place(first + i / POSITIONS, i % POSITIONS)] - middle;
        squares += difference * difference;
    }
    float inverse = 1 / sqrt(means(vec2(squares, 0)).x + EPSILON);
    if (t == 0) statistics[start(5) + group] = vec4(middle, inverse, 0, 0);
#endif
    for (int i = t; i < EACH * POSITIONS; i += 128) {
        int channel = first + i / POSITIONS;
        int there = place(channel, i % POSITIONS);
        float n = (src[start(0) * 4 + there] - middle) * inverse;
        int at = start(1) * 4 + there;
#ifdef GRADIENT
        float v = inverse * (scales[channel] * gradients[start(4) * 4 + there] - mean.x - n * mean.y);
        dst[at] = ADD != 0 ? dst[at] + v : v;
#else
        dst[at] = n * scales[channel] + shifts[channel];
#endif
    }
}
