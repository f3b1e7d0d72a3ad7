// Paints a cell of a texture with its gutter, from the sphere's pixels. Alpha stays as it is.
layout(local_size_x = 64) in;
layout(std430, binding = 0) readonly buffer Picture { float picture[]; };
layout(rgba8ui, binding = 0) uniform uimage2DArray texels;
#include "sphere.glsl"
// Where the layer begins in the picture, which may be outside of it, and the layer's width.
#define FIRST_COLUMN g[5]
#define FIRST_ROW g[6]
#define LAYER g[7]
#define LAYER_WIDTH g[8]
void main() {
    int u = int(gl_GlobalInvocationID.x);
    int v = int(gl_WorkGroupID.y);
    if (u >= LAYER_WIDTH) return;
    int x = FIRST_COLUMN + u;
    int y = FIRST_ROW + v;
    int from = 3 * (fold(y, HEIGHT) * WIDTH + column(turned(y) ? x + WIDTH / 2 : x));
    vec3 rgb = vec3(picture[from], picture[from + 1], picture[from + 2]);
    ivec3 to = ivec3(u, v, LAYER);
    imageStore(texels, to, uvec4(uvec3(clamp(rgb, 0.0, 1.0) * 255.0 + 0.5), imageLoad(texels, to).a));
}
