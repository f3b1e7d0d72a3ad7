// The average or, if MAXIMUM is defined, the maximum of all positions; a work group computes a block of channels. A
// maximum keeps its position. GRADIENT is defined for the gradient, which has an invocation for each position.
layout(local_size_x = 64) in;
layout(std430, binding = 0) readonly buffer Input { vec4 src[]; };
layout(std430, binding = 1) buffer Output { vec4 dst[]; };
layout(std430, binding = 2) buffer Places { ivec4 places[]; };
#include "blocks.glsl"
#define ADD g[2]
#ifdef GRADIENT
void main() {
    int p = int(gl_GlobalInvocationID.x);
    int block = int(gl_WorkGroupID.y);
    if (p >= POSITIONS) return;
    vec4 v = src[start(0) + block];
#ifdef MAXIMUM
    v = mix(vec4(0), v, equal(places[start(2) + block], ivec4(p)));
#else
    v /= float(POSITIONS);
#endif
    int at = start(1) + block * POSITIONS + p;
    dst[at] = ADD != 0 ? dst[at] + v : v;
}
#else
shared vec4 values[64];
shared ivec4 found[64];
// Takes the greater of two values; of equal ones, that of the first position.
void keep(int t, vec4 other, ivec4 place) {
    for (int k = 0; k < 4; k++) {
        bool first = other[k] == values[t][k] && place[k] < found[t][k];
        if (other[k] > values[t][k] || first || isnan(other[k])) {
            values[t][k] = other[k];
            found[t][k] = place[k];
        }
    }
}
void main() {
    int t = int(gl_LocalInvocationID.x);
    int block = int(gl_WorkGroupID.x);
    // With fewer positions than invocations, some see the first position as well.
    int first = t < POSITIONS ? t : 0;
    vec4 v = src[start(0) + block * POSITIONS + first];
#ifdef MAXIMUM
    values[t] = v;
    found[t] = ivec4(first);
#else
    v = t < POSITIONS ? v : vec4(0);
#endif
    for (int p = t + 64; p < POSITIONS; p += 64) {
        vec4 seen = src[start(0) + block * POSITIONS + p];
#ifdef MAXIMUM
        keep(t, seen, ivec4(p));
#else
        v += seen;
#endif
    }
#ifndef MAXIMUM
    values[t] = v;
#endif
    barrier();
    for (int half_ = 32; half_ > 0; half_ /= 2) {
        if (t < half_) {
#ifdef MAXIMUM
            keep(t, values[t + half_], found[t + half_]);
#else
            values[t] += values[t + half_];
#endif
        }
        barrier();
    }
    if (t > 0) return;
#ifdef MAXIMUM
    places[start(2) + block] = found[0];
    dst[start(1) + block] = values[0];
#else
    dst[start(1) + block] = values[0] / float(POSITIONS);
#endif
}
#endif
