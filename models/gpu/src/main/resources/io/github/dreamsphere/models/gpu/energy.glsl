// The sum of squares of each block of channels, and the gradient of half of it: the values themselves. A work group
// computes a block.
layout(local_size_x = 64) in;
layout(std430, binding = 0) readonly buffer Values { vec4 values[]; };
layout(std430, binding = 1) buffer Gradient { vec4 gradient[]; };
layout(std430, binding = 2) buffer Squares { double squares[]; };
#include "blocks.glsl"
#include "total.glsl"
void main() {
    int block = int(gl_WorkGroupID.x);
    double sum = 0.0lf;
    for (int p = int(gl_LocalInvocationID.x); p < POSITIONS; p += 64) {
        int at = block * POSITIONS + p;
        vec4 v = inside(values[start(0) + at], block);
        gradient[start(1) + at] = v;
        sum += double(dot(v, v));
    }
    sum = total(sum);
    int tile = int(gl_WorkGroupID.z) * int(gl_NumWorkGroups.x);
    if (gl_LocalInvocationID.x == 0) squares[tile + block] = sum;
}
