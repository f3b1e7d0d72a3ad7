// From the rows' sums of |g|: the mean, and by what the gradient is multiplied to have the weight as its mean, or 0 if
// that cannot be.
layout(local_size_x = 64) in;
layout(std430, binding = 0) readonly buffer Rows { double rows[]; };
layout(std430, binding = 1) buffer Result { double result[]; };
// The number of values by which the sum is divided, and the weight.
layout(std430, binding = 2) readonly buffer Numbers { double numbers[]; };
#define HEIGHT g[0]
#include "total.glsl"
void main() {
    double sum = 0.0lf;
    for (int y = int(gl_LocalInvocationID.x); y < HEIGHT; y += 64) sum += rows[y];
    sum = total(sum);
    if (gl_LocalInvocationID.x > 0) return;
    double mean = sum / numbers[0];
    bool usable = mean > 0.0lf && !isinf(mean);
    result[0] = mean;
    result[1] = usable ? double(float(numbers[1] / mean)) : 0.0lf;
}
