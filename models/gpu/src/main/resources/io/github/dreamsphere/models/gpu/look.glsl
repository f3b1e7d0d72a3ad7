// Reads a view of a sphere: each pixel bilinearly.
layout(local_size_x = 64) in;
layout(std430, binding = 0) readonly buffer Picture { float picture[]; };
layout(std430, binding = 1) buffer Shown { vec4 shown[]; };
#include "sphere.glsl"
#include "place.glsl"

vec3 pixel(int x, int row) {
    int at = (row * WIDTH + column(x)) * 3;
    return vec3(picture[at], picture[at + 1], picture[at + 2]);
}

vec3 along(double x, int y) {
    double t = (turned(y) ? x + double(WIDTH) / 2.0lf : x) - 0.5lf;
    int first = int(floor(t));
    int row = fold(y, HEIGHT);
    return mix(pixel(first, row), pixel(first + 1, row), float(t - double(first)));
}

void main() {
    int u = int(gl_GlobalInvocationID.x);
    int v = int(gl_WorkGroupID.y);
    if (u >= SIZE) return;
    dvec2 at = place(VIEW, u, v);
    int row = int(floor(at.y - 0.5lf));
    float below = float(at.y - 0.5lf - double(row));
    shown[v * SIZE + u] = vec4(mix(along(at.x, row), along(at.x, row + 1), below), 0);
}
