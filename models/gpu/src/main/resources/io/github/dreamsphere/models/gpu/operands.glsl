// Two blobs that are combined elementwise. One with a single row, column or channel is spread along it.
layout(std430, binding = 0) readonly buffer First { vec4 firsts[]; };
layout(std430, binding = 1) readonly buffer Second { vec4 seconds[]; };
// The width of the result, and for each blob how far apart its blocks, rows and columns lie, and whether it has a
// single channel.
#define WIDTH g[2]
#define FIRST_FACTOR f[0]
#define SECOND_FACTOR f[1]

vec4 first(int block, int y, int x) {
    vec4 v = firsts[start(0) + block * g[3] + y * g[4] + x * g[5]];
    return g[6] != 0 ? v.xxxx : v;
}

vec4 second(int block, int y, int x) {
    vec4 v = seconds[start(1) + block * g[7] + y * g[8] + x * g[9]];
    return g[10] != 0 ? v.xxxx : v;
}

// What is computed of a and b, and its derivatives with respect to each.
vec4 value_SUM(vec4 a, vec4 b) { return FIRST_FACTOR * a + SECOND_FACTOR * b; }
vec4 first_SUM(vec4 a, vec4 b) { return vec4(FIRST_FACTOR); }
vec4 second_SUM(vec4 a, vec4 b) { return vec4(SECOND_FACTOR); }
vec4 value_PRODUCT(vec4 a, vec4 b) { return a * b; }
vec4 first_PRODUCT(vec4 a, vec4 b) { return b; }
vec4 second_PRODUCT(vec4 a, vec4 b) { return a; }
vec4 value_QUOTIENT(vec4 a, vec4 b) { return a / b; }
vec4 first_QUOTIENT(vec4 a, vec4 b) { return 1 / b; }
vec4 second_QUOTIENT(vec4 a, vec4 b) { return -a / (b * b); }
vec4 value_MAX(vec4 a, vec4 b) { return mix(mix(max(a, b), b, isnan(b)), a, isnan(a)); }
vec4 second_MAX(vec4 a, vec4 b) { return mix(vec4(0), vec4(1), greaterThan(b, a)); }
vec4 first_MAX(vec4 a, vec4 b) { return 1 - second_MAX(a, b); }
vec4 value_MIN(vec4 a, vec4 b) { return mix(mix(min(a, b), b, isnan(b)), a, isnan(a)); }
vec4 second_MIN(vec4 a, vec4 b) { return mix(vec4(0), vec4(1), lessThan(b, a)); }
vec4 first_MIN(vec4 a, vec4 b) { return 1 - second_MIN(a, b); }
