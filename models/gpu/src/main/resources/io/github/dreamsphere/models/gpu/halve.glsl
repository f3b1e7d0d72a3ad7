// Makes a level of a texture's layer from the finer one: each texel is the mean of four, in linear light. Alpha stays as
// it is.
layout(local_size_x = 64) in;
layout(rgba8ui, binding = 0) readonly uniform uimage2DArray fine;
layout(rgba8ui, binding = 1) uniform uimage2DArray coarse;
#include "srgb.glsl"
#define LAYER g[0]
#define LEVEL_WIDTH g[1]

vec3 lightAt(ivec2 at, int x, int y) {
    return light(imageLoad(fine, ivec3(2 * at + ivec2(x, y), LAYER)).rgb);
}

void main() {
    ivec2 at = ivec2(gl_GlobalInvocationID.x, gl_WorkGroupID.y);
    if (at.x >= LEVEL_WIDTH) return;
    vec3 sum = lightAt(at, 0, 0) + lightAt(at, 1, 0) + lightAt(at, 0, 1) + lightAt(at, 1, 1);
    ivec3 to = ivec3(at, LAYER);
    imageStore(coarse, to, uvec4(encoded(sum / 4), imageLoad(coarse, to).a));
}
