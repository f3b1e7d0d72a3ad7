// Copies positions of channels, one after the other, into blocks of 4 channels; channels that are missing become 0.
layout(local_size_x = 64) in;
layout(std430, binding = 0) readonly buffer Input { float src[]; };
layout(std430, binding = 1) buffer Output { vec4 dst[]; };
#define POSITIONS g[0]
#define CHANNELS g[1]
#define ADD g[2]
void main() {
    int p = int(gl_GlobalInvocationID.x);
    int block = int(gl_WorkGroupID.y);
    if (p >= POSITIONS) return;
    vec4 v = vec4(0);
    for (int k = 0; k < 4; k++) if (block * 4 + k < CHANNELS) v[k] = src[start(0) + p * CHANNELS + block * 4 + k];
    int at = start(1) + block * POSITIONS + p;
    dst[at] = ADD != 0 ? dst[at] + v : v;
}
