// Combines two blobs elementwise; VALUE names what is computed.
layout(local_size_x = 64) in;
layout(std430, binding = 2) buffer Output { vec4 dst[]; };
#include "blocks.glsl"
#include "operands.glsl"
void main() {
    int p = int(gl_GlobalInvocationID.x);
    int block = int(gl_WorkGroupID.y);
    if (p >= POSITIONS) return;
    int y = p / WIDTH;
    int x = p - y * WIDTH;
    dst[start(2) + block * POSITIONS + p] = inside(VALUE(first(block, y, x), second(block, y, x)), block);
}
