// A step of the picture along the normalised gradient.
layout(local_size_x = 64) in;
layout(std430, binding = 0) readonly buffer Gradient { vec4 gradient[]; };
layout(std430, binding = 1) buffer Picture { float picture[]; };
layout(std430, binding = 2) readonly buffer Result { double result[]; };
#define WIDTH g[0]
#define STEP f[0]
void main() {
    int x = int(gl_GlobalInvocationID.x);
    float scale = float(result[1]);
    if (x >= WIDTH || scale == 0) return;
    int at = int(gl_WorkGroupID.y) * WIDTH + x;
    vec4 direction = scale * gradient[at];
    for (int c = 0; c < 3; c++) picture[3 * at + c] = clamp(picture[3 * at + c] + STEP * direction[c], 0.0, 1.0);
}
