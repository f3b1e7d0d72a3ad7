// Multiplies a blob by a factor, or, if RECTIFIED is defined, by the slope of a rectifier whose output is the mask.
layout(local_size_x = 64) in;
layout(std430, binding = 0) readonly buffer Input { vec4 src[]; };
layout(std430, binding = 1) buffer Output { vec4 dst[]; };
layout(std430, binding = 2) readonly buffer Mask { vec4 mask[]; };
#define POSITIONS g[0]
#define SRC_OFFSET g[1]
#define DST_OFFSET g[2]
#define MASK_OFFSET g[3]
#define ADD g[4]
#define FACTOR f[0]
void main() {
    int p = int(gl_GlobalInvocationID.x);
    if (p >= POSITIONS) return;
    int own = int(gl_WorkGroupID.y) * POSITIONS + p;
    vec4 v = src[SRC_OFFSET + own];
#ifdef RECTIFIED
    v *= mix(vec4(FACTOR), vec4(1), greaterThan(mask[MASK_OFFSET + own], vec4(0)));
#else
    v *= FACTOR;
#endif
    int at = DST_OFFSET + own;
    dst[at] = ADD != 0 ? dst[at] + v : v;
}
