// Converts a view's colours to the net's input.
layout(local_size_x = 64) in;
layout(std430, binding = 0) readonly buffer Shown { vec4 shown[]; };
layout(std430, binding = 1) buffer Tile { vec4 tile[]; };
layout(std430, binding = 2) readonly buffer Factors { vec4 factors[]; };
#include "blocks.glsl"
void main() {
    int p = int(gl_GlobalInvocationID.x);
    if (p >= POSITIONS) return;
    vec4 values = vec4(0);
    for (int c = 0; c < CHANNELS; c++) values[c] = dot(factors[c].xyz, shown[p].rgb) + factors[c].w;
    tile[start(1) + p] = values;
}
