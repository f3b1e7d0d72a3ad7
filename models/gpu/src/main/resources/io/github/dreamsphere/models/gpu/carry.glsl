// Adds a view's change to some rows of the sphere, softly towards the view's edges.
layout(local_size_x = 64) in;
layout(std430, binding = 0) readonly buffer Change { vec4 change[]; };
layout(std430, binding = 1) buffer Picture { float picture[]; };
#include "sphere.glsl"
#include "project.glsl"
#define FIRST_ROW g[7]
// Columns around the sphere; the picture may have only some of them.
#define FIRST_COLUMN g[8]
#define COLUMNS g[9]
#define TURN g[10]

// 0 at the view's edges, 1 in its middle.
float window(double place) {
    float sine = sin(3.14159265 * float(place / double(SIZE)));
    return sine * sine;
}

vec3 bilinear(double u, double v) {
    double left = clamp(u - 0.5lf, 0.0lf, double(SIZE) - 1.0lf);
    double top = clamp(v - 0.5lf, 0.0lf, double(SIZE) - 1.0lf);
    int x = min(SIZE - 2, int(left));
    int y = min(SIZE - 2, int(top));
    float right = float(left - double(x));
    int at = y * SIZE + x;
    vec3 upper = mix(change[at].rgb, change[at + 1].rgb, right);
    vec3 lower = mix(change[at + SIZE].rgb, change[at + SIZE + 1].rgb, right);
    return mix(upper, lower, float(top - double(y)));
}

void main() {
    int i = int(gl_GlobalInvocationID.x);
    if (i >= COLUMNS) return;
    int x = FIRST_COLUMN + i;
    x -= floorDiv(x, TURN) * TURN;
    if (x >= WIDTH) return;
    int y = FIRST_ROW + int(gl_WorkGroupID.y);
    dvec2 at;
    if (!project(x, y, at)) return;
    if (!(at.x > 0.0lf && at.y > 0.0lf && at.x < double(SIZE) && at.y < double(SIZE))) return;
    vec3 added = window(at.x) * window(at.y) * bilinear(at.x, at.y);
    int first = 3 * (y * WIDTH + x);
    for (int c = 0; c < 3; c++) picture[first + c] = clamp(picture[first + c] + added[c], 0.0, 1.0);
}
