// The sum of |g| in each row of the gradients of views; a work group sums a row.
layout(local_size_x = 64) in;
layout(std430, binding = 0) readonly buffer Gradient { vec4 gradient[]; };
layout(std430, binding = 1) buffer Rows { double rows[]; };
layout(std430, binding = 2) readonly buffer Factors { vec4 factors[]; };
#define SIZE g[0]
#define CHANNELS g[1]
#include "total.glsl"
void main() {
    int y = int(gl_WorkGroupID.x);
    int row = start(0) + y * SIZE;
    double sum = 0.0lf;
    for (int x = int(gl_LocalInvocationID.x); x < SIZE; x += 64) {
        vec4 values = gradient[row + x];
        vec3 rgb = vec3(0);
        for (int c = 0; c < CHANNELS; c++) rgb += values[c] * factors[c].xyz;
        rgb = abs(rgb);
        sum += double(rgb.r + rgb.g + rgb.b);
    }
    sum = total(sum);
    if (gl_LocalInvocationID.x == 0) rows[int(gl_WorkGroupID.z) * SIZE + y] = sum;
}
