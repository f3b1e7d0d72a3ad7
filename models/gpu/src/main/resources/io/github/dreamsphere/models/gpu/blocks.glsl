// What most shaders need of a blob: its number of positions and of channels.
#define POSITIONS g[0]
#define CHANNELS g[1]

// The values of a block, with 0 for the channels that only pad it.
vec4 inside(vec4 values, int block) {
    return mix(vec4(0), values, lessThan(block * 4 + ivec4(0, 1, 2, 3), ivec4(CHANNELS)));
}
