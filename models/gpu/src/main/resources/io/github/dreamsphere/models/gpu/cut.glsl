// Samples views of a sphere bicubically, and converts the colours to the net's input.
layout(local_size_x = 64) in;
layout(std430, binding = 0) readonly buffer Picture { float picture[]; };
layout(std430, binding = 1) buffer Tile { vec4 tile[]; };
layout(std430, binding = 3) readonly buffer Factors { vec4 factors[]; };
#include "sphere.glsl"
#define CHANNELS g[7]
const double PI = 3.141592653589793lf;

double arctangent(double y, double x) {
    double ax = abs(x);
    double ay = abs(y);
    double larger = max(ax, ay);
    if (larger == 0.0lf) return 0.0lf;
    double t = min(ax, ay) / larger;
    double s = t * t;
    double sum = 0.0028662257lf;
    sum = sum * s - 0.0161657367lf;
    sum = sum * s + 0.0429096138lf;
    sum = sum * s - 0.0752896400lf;
    sum = sum * s + 0.1065626393lf;
    sum = sum * s - 0.1420889944lf;
    sum = sum * s + 0.1999355085lf;
    sum = sum * s - 0.3333314528lf;
    double octant = (sum * s + 1.0lf) * t;
    double quadrant = ay > ax ? PI / 2.0lf - octant : octant;
    double semicircle = x < 0.0lf ? PI - quadrant : quadrant;
    return y < 0.0lf ? -semicircle : semicircle;
}

vec4 catmullRom(float t) {
    return vec4(
            ((1 - 0.5 * t) * t - 0.5) * t,
            (1.5 * t - 2.5) * t * t + 1,
            ((2 - 1.5 * t) * t + 0.5) * t,
            (0.5 * t - 0.5) * t * t);
}

vec3 pixel(int x, int row) {
    int at = (row * WIDTH + column(x)) * 3;
    return vec3(picture[at], picture[at + 1], picture[at + 2]);
}

vec3 bicubic(double x, double y) {
    int row = int(floor(y - 0.5lf));
    vec4 down = catmullRom(float(y - 0.5lf - double(row)));
    vec3 sum = vec3(0);
    for (int k = 0; k < 4; k++) {
        int beside = row - 1 + k;
        double t = (turned(beside) ? x + double(WIDTH) / 2.0lf : x) - 0.5lf;
        int first = int(floor(t));
        vec4 along = catmullRom(float(t - double(first)));
        int stored = fold(beside, HEIGHT);
        sum += down[k] * (along.x * pixel(first - 1, stored) + along.y * pixel(first, stored)
                + along.z * pixel(first + 1, stored) + along.w * pixel(first + 2, stored));
    }
    return sum;
}

void main() {
    int u = int(gl_GlobalInvocationID.x);
    int v = int(gl_WorkGroupID.y);
    int view = VIEW + int(gl_WorkGroupID.z);
    if (u >= SIZE) return;
    double up = double(SIZE) / 2.0lf - (double(v) + 0.5lf);
    double right = double(u) + 0.5lf - double(SIZE) / 2.0lf;
    double dx = ROTATION(view, 0) * right + ROTATION(view, 1) * up - ROTATION(view, 2) * FOCAL;
    double dy = ROTATION(view, 3) * right + ROTATION(view, 4) * up - ROTATION(view, 5) * FOCAL;
    double dz = ROTATION(view, 6) * right + ROTATION(view, 7) * up - ROTATION(view, 8) * FOCAL;
    double longitude = arctangent(dx, -dz);
    double latitude = arctangent(dy, sqrt(dx * dx + dz * dz));
    double x = (longitude / (2.0lf * PI) + 0.5lf) * FULL_WIDTH - LEFT;
    double least = (double(WIDTH) - FULL_WIDTH) / 2.0lf;
    x -= floor((x - least) / FULL_WIDTH) * FULL_WIDTH;
    double y = (0.5lf - latitude / PI) * FULL_HEIGHT - TOP;
    vec3 rgb = bicubic(rounded(x), rounded(y));
    vec4 values = vec4(0);
    for (int c = 0; c < CHANNELS; c++) values[c] = dot(factors[c].xyz, rgb) + factors[c].w;
    tile[start(1) + v * SIZE + u] = values;
}
