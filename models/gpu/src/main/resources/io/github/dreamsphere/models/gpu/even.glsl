// Computes the factor of a view's gradient from the sums of its rows, see Evenness.
layout(local_size_x = 64) in;
layout(std430, binding = 0) readonly buffer Rows { double rows[]; };
layout(std430, binding = 1) buffer Strengths { float strengths[]; };
#define SIZE g[0]
#define EVENNESS f[0]
#include "functions.glsl"
#include "total.glsl"
void main() {
    int view = int(gl_WorkGroupID.z);
    double sum = 0.0lf;
    for (int y = int(gl_LocalInvocationID.x); y < SIZE; y += 64) sum += rows[view * SIZE + y];
    sum = total(sum);
    if (gl_LocalInvocationID.x > 0) return;
    float mean = float(sum / (3.0lf * double(SIZE) * double(SIZE)));
    strengths[view] = mean < 1.2e-38 ? 1.0 : power(vec4(mean), vec4(-EVENNESS)).x;
}
