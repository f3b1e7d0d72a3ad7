// Divides sums by their weights, the fourth value; where the weight is 0, the mean is 0.
layout(local_size_x = 64) in;
layout(std430, binding = 0) buffer Sums { vec4 sums[]; };
#define WIDTH g[0]
void main() {
    int x = int(gl_GlobalInvocationID.x);
    if (x >= WIDTH) return;
    int at = start(0) + int(gl_WorkGroupID.y) * WIDTH + x;
    vec4 sum = sums[at];
    sums[at] = sum * (sum.w > 0 ? 1 / sum.w : 0);
}
