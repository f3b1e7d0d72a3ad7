// Copies a range of channels, which may start anywhere in a block.
layout(local_size_x = 64) in;
layout(std430, binding = 0) readonly buffer Input { float src[]; };
layout(std430, binding = 1) buffer Output { float dst[]; };
#define POSITIONS g[0]
#define SRC_CHANNEL g[1]
#define DST_CHANNEL g[2]
#define ADD g[3]
int place(int channel, int p) {
    return ((channel >> 2) * POSITIONS + p) * 4 + (channel & 3);
}
void main() {
    int p = int(gl_GlobalInvocationID.x);
    int channel = int(gl_WorkGroupID.y);
    if (p >= POSITIONS) return;
    float v = src[start(0) * 4 + place(SRC_CHANNEL + channel, p)];
    int at = start(1) * 4 + place(DST_CHANNEL + channel, p);
    dst[at] = ADD != 0 ? dst[at] + v : v;
}
