// Resamples rows and columns. Each row and each column that is written has a list of places that are read, with weights:
// "places" holds where the lists of the rows start, where those of the columns start, and then the lists.
layout(local_size_x = 64) in;
layout(std430, binding = 0) readonly buffer Input { vec4 src[]; };
layout(std430, binding = 1) buffer Output { vec4 dst[]; };
layout(std430, binding = 2) readonly buffer Places { int places[]; };
layout(std430, binding = 3) readonly buffer Weights { float weights[]; };
#include "blocks.glsl"
#define HEIGHT g[2]
#define WIDTH g[3]
#define SRC_POSITIONS g[4]
#define SRC_WIDTH g[5]
#define ADD g[6]
// What is written where nothing is read.
#define BORDER f[0]
void main() {
    int p = int(gl_GlobalInvocationID.x);
    int block = int(gl_WorkGroupID.y);
    if (p >= POSITIONS) return;
    int y = p / WIDTH;
    int column = HEIGHT + 1 + p - y * WIDTH;
    // Read before the loops: llvmpipe reads 0 after them where they have ended early.
    int firstRow = places[y];
    int endRow = places[y + 1];
    int firstColumn = places[column];
    int endColumn = places[column + 1];
    vec4 v = vec4(0);
    for (int i = firstRow; i < endRow; i++) {
        vec4 row = vec4(0);
        for (int j = firstColumn; j < endColumn; j++) {
            int from = places[i] * SRC_WIDTH + places[j];
            row = fma(src[start(0) + block * SRC_POSITIONS + from], vec4(weights[j]), row);
        }
        v = fma(row, vec4(weights[i]), v);
    }
    if (firstRow == endRow || firstColumn == endColumn) v = inside(vec4(BORDER), block);
    int at = start(1) + block * POSITIONS + p;
    dst[at] = ADD != 0 ? dst[at] + v : v;
}
