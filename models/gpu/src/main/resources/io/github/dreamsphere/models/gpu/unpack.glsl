// Copies blocks of 4 channels into positions of channels, one after the other.
layout(local_size_x = 64) in;
layout(std430, binding = 0) readonly buffer Input { vec4 src[]; };
layout(std430, binding = 1) buffer Output { float dst[]; };
#define POSITIONS g[0]
#define CHANNELS g[1]
void main() {
    int p = int(gl_GlobalInvocationID.x);
    int block = int(gl_WorkGroupID.y);
    if (p >= POSITIONS) return;
    vec4 v = src[start(0) + block * POSITIONS + p];
    for (int k = 0; k < 4; k++) if (block * 4 + k < CHANNELS) dst[start(1) + p * CHANNELS + block * 4 + k] = v[k];
}
