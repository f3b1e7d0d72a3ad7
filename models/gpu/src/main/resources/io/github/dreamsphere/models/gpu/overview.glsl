// Paints some rows of a texture's overview with its gutter: each texel is the mean of the sphere's pixels that it covers, in
// linear light. Alpha stays as it is.
layout(local_size_x = 64) in;
layout(std430, binding = 0) readonly buffer Picture { float picture[]; };
layout(rgba8ui, binding = 0) uniform uimage2DArray texels;
// Of the overview, not of the picture.
#include "sphere.glsl"
#include "srgb.glsl"
#define PICTURE_WIDTH g[5]
#define PICTURE_HEIGHT g[6]
#define GUTTER g[7]
#define LAYER g[8]
#define FIRST_ROW g[9]

int first(int index, int from, int to) {
    return index * from / to;
}

int last(int index, int from, int to) {
    return ((index + 1) * from + to - 1) / to;
}

void main() {
    int u = int(gl_GlobalInvocationID.x);
    int v = FIRST_ROW + int(gl_WorkGroupID.y);
    if (u >= WIDTH + 2 * GUTTER) return;
    int x = u - GUTTER;
    int y = v - GUTTER;
    int row = fold(y, HEIGHT);
    int stored = column(turned(y) ? x + WIDTH / 2 : x);
    ivec2 start = ivec2(first(stored, PICTURE_WIDTH, WIDTH), first(row, PICTURE_HEIGHT, HEIGHT));
    ivec2 end = ivec2(last(stored, PICTURE_WIDTH, WIDTH), last(row, PICTURE_HEIGHT, HEIGHT));
    vec3 sum = vec3(0);
    for (int py = start.y; py < end.y; py++) {
        for (int px = start.x; px < end.x; px++) {
            int at = 3 * (py * PICTURE_WIDTH + px);
            vec3 rgb = vec3(picture[at], picture[at + 1], picture[at + 2]);
            sum += light(uvec3(clamp(rgb, 0.0, 1.0) * 255.0 + 0.5));
        }
    }
    ivec2 count = end - start;
    ivec3 to = ivec3(u, v, LAYER);
    imageStore(texels, to, uvec4(encoded(sum / float(count.x * count.y)), imageLoad(texels, to).a));
}
