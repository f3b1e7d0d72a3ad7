// From the rows' sums of a gradient's magnitudes: their mean; by what the gradient is multiplied to have the weight as
// its mean magnitude; and whether the mean is finite. If SQUARES is defined, the sums are those of squares, and the
// gradient is multiplied to have a root mean square of 1. A gradient that is 0 stays as it is.
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
    bool isFinite = mean >= 0.0lf && !isinf(mean);
    result[0] = mean;
#ifdef SQUARES
    result[1] = mean > 0.0lf ? sqrt(numbers[0] / sum) : 1.0lf;
#else
    result[1] = mean > 0.0lf && isFinite ? double(float(numbers[1] / mean)) : 0.0lf;
#endif
    result[2] = isFinite ? 1.0lf : 0.0lf;
}
