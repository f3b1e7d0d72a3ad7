// The sum of |g| or, if SQUARES is defined, of g² in each row of a gradient, times the area of the row's pixels; a work
// group sums a row.
layout(local_size_x = 64) in;
layout(std430, binding = 0) readonly buffer Gradient { vec4 gradient[]; };
layout(std430, binding = 1) buffer Rows { double rows[]; };
layout(std430, binding = 2) readonly buffer Areas { double areas[]; };
#define WIDTH g[0]
#include "total.glsl"
void main() {
    int y = int(gl_WorkGroupID.x);
    double sum = 0.0lf;
    for (int x = int(gl_LocalInvocationID.x); x < WIDTH; x += 64) {
        vec3 size = gradient[y * WIDTH + x].rgb;
#ifdef SQUARES
        size *= size;
        sum += double(size.r) + double(size.g) + double(size.b);
#else
        size = abs(size);
        sum += double(size.r + size.g + size.b);
#endif
    }
    sum = total(sum);
    if (gl_LocalInvocationID.x == 0) rows[y] = areas[y] * sum;
}
