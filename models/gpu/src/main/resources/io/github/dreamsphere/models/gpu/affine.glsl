// Multiplies each channel by a factor of its own and adds a summand of its own.
layout(local_size_x = 64) in;
layout(std430, binding = 0) readonly buffer Input { vec4 src[]; };
layout(std430, binding = 1) buffer Output { vec4 dst[]; };
layout(std430, binding = 2) readonly buffer Factors { vec4 factors[]; };
layout(std430, binding = 3) readonly buffer Summands { vec4 summands[]; };
#define POSITIONS g[0]
#define SHIFT g[1]
#define ADD g[2]
void main() {
    int p = int(gl_GlobalInvocationID.x);
    int block = int(gl_WorkGroupID.y);
    if (p >= POSITIONS) return;
    int own = block * POSITIONS + p;
    vec4 v = src[start(0) + own] * factors[block];
    if (SHIFT != 0) v += summands[block];
    int at = start(1) + own;
    dst[at] = ADD != 0 ? dst[at] + v : v;
}
