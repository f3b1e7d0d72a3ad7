// Adds the gradient of a view, times its strength, to the pixels of the sphere that the view shows, each weighted by the
// view's window; the fourth value of a sum is that of the weights.
layout(local_size_x = 64) in;
layout(std430, binding = 0) readonly buffer Gradient { vec4 gradient[]; };
layout(std430, binding = 1) buffer Sums { vec4 sums[]; };
layout(std430, binding = 4) readonly buffer Window { float window[]; };
layout(std430, binding = 5) readonly buffer Factors { vec4 factors[]; };
layout(std430, binding = 6) readonly buffer Strengths { float strengths[]; };
#include "sphere.glsl"
#include "project.glsl"
#define CHANNELS g[7]
#define FIRST_ROW g[8]

vec4 bilinear(double u, double v, float weight) {
    double left = clamp(u - 0.5lf, 0.0lf, double(SIZE) - 1.0lf);
    double top = clamp(v - 0.5lf, 0.0lf, double(SIZE) - 1.0lf);
    int x = min(SIZE - 2, int(left));
    int y = min(SIZE - 2, int(top));
    float right = float(left - double(x));
    float below = float(top - double(y));
    float topRight = weight * (1 - below) * right;
    float topLeft = weight * (1 - below) - topRight;
    float bottomRight = weight * below * right;
    float bottomLeft = weight * below - bottomRight;
    int at = start(0) + y * SIZE + x;
    return topLeft * gradient[at] + topRight * gradient[at + 1] + bottomLeft * gradient[at + SIZE]
            + bottomRight * gradient[at + SIZE + 1];
}

void main() {
    int x = int(gl_GlobalInvocationID.x);
    int y = FIRST_ROW + int(gl_WorkGroupID.y);
    if (x >= WIDTH) return;
    dvec2 at;
    if (!project(x, y, at)) return;
    double u = rounded(at.x);
    double v = rounded(at.y);
    if (!(u >= 0.0lf && v >= 0.0lf && u < double(SIZE) && v < double(SIZE))) return;
    float weight = window[int(u)] * window[int(v)];
    vec4 values = bilinear(u, v, weight);
    vec3 rgb = vec3(0);
    for (int c = 0; c < CHANNELS; c++) rgb += values[c] * factors[c].xyz;
    sums[start(1) + y * WIDTH + x] += vec4(strengths[VIEW] * rgb, weight);
}
