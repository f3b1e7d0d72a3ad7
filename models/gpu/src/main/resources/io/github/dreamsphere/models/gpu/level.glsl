// Multiplies a gradient by what normal.glsl found.
layout(local_size_x = 64) in;
layout(std430, binding = 0) buffer Gradient { vec4 gradient[]; };
layout(std430, binding = 1) readonly buffer Result { double result[]; };
#define WIDTH g[0]
void main() {
    int x = int(gl_GlobalInvocationID.x);
    if (x < WIDTH) gradient[int(gl_WorkGroupID.y) * WIDTH + x] *= float(result[1]);
}
