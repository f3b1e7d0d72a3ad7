// A step of a view along its normalised gradient, and what the view changes by it.
layout(local_size_x = 64) in;
layout(std430, binding = 0) readonly buffer Gradient { vec4 gradient[]; };
layout(std430, binding = 1) buffer Shown { vec4 shown[]; };
layout(std430, binding = 2) buffer Change { vec4 change[]; };
// What normal.glsl writes.
layout(std430, binding = 3) readonly buffer Result { double result[]; };
#define POSITIONS g[0]
#define STEP f[0]
void main() {
    int p = int(gl_GlobalInvocationID.x);
    if (p >= POSITIONS) return;
    vec4 before = shown[p];
    vec4 after = before;
    if (result[2] != 0.0lf) after = clamp(before + STEP * float(result[1]) * gradient[p], 0.0, 1.0);
    shown[p] = after;
    change[p] = after - before;
}
