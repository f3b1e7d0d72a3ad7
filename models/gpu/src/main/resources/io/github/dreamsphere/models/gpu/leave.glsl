// Converts the gradient of the net's input to that of a view's colours.
layout(local_size_x = 64) in;
layout(std430, binding = 0) readonly buffer Tile { vec4 tile[]; };
layout(std430, binding = 1) buffer Gradient { vec4 gradient[]; };
layout(std430, binding = 2) readonly buffer Factors { vec4 factors[]; };
#include "blocks.glsl"
void main() {
    int p = int(gl_GlobalInvocationID.x);
    if (p >= POSITIONS) return;
    vec4 values = tile[start(0) + p];
    vec3 rgb = vec3(0);
    for (int c = 0; c < CHANNELS; c++) rgb += values[c] * factors[c].xyz;
    gradient[p] = vec4(rgb, 0);
}
