// Multiplies a blob by a factor or, if RECTIFIED is defined, by the slope of a rectifier whose input is the mask. If
// SLOPES is defined, the rectifier has a slope for each channel.
layout(local_size_x = 64) in;
layout(std430, binding = 0) readonly buffer Input { vec4 src[]; };
layout(std430, binding = 1) buffer Output { vec4 dst[]; };
layout(std430, binding = 2) readonly buffer Mask { vec4 mask[]; };
#ifdef SLOPES
layout(std430, binding = 3) readonly buffer Slopes { vec4 slopes[]; };
#define FACTOR slopes[gl_WorkGroupID.y]
#else
#define FACTOR vec4(f[0])
#endif
#define POSITIONS g[0]
#define ADD g[1]
void main() {
    int p = int(gl_GlobalInvocationID.x);
    if (p >= POSITIONS) return;
    int own = int(gl_WorkGroupID.y) * POSITIONS + p;
    vec4 v = src[start(0) + own];
#ifdef RECTIFIED
    v *= mix(FACTOR, vec4(1), greaterThan(mask[start(2) + own], vec4(0)));
#else
    v *= FACTOR;
#endif
    int at = start(1) + own;
    dst[at] = ADD != 0 ? dst[at] + v : v;
}
