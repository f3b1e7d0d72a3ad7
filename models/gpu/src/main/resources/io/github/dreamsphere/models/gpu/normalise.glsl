// Local response normalisation across channels (Krizhevsky et al. 2012). With s = BIAS + FACTOR * sum(x^2) over the
// neighbouring channels, y = x * s^-BETA; the gradient is g * s^-BETA - 2 * FACTOR * BETA * x * sum(g * x * s^(-BETA-1)).
layout(local_size_x = 64) in;
layout(std430, binding = 0) readonly buffer Values { vec4 x[]; };
layout(std430, binding = 1) buffer Sums { vec4 sums[]; };
layout(std430, binding = 2) buffer Output { vec4 dst[]; };
layout(std430, binding = 3) readonly buffer Gradients { vec4 gradients[]; };
#define POSITIONS g[0]
#define CHANNELS g[1]
#define REACH g[2]
#define ADD g[3]
#define BIAS f[0]
#define FACTOR f[1]
#define BETA f[2]
float power(float s) {
    float root = inversesqrt(s);
    return BETA == 0.75 ? root * sqrt(root) : pow(s, -BETA);
}
void main() {
    int p = int(gl_GlobalInvocationID.x);
    int block = int(gl_WorkGroupID.y);
    if (p >= POSITIONS) return;
    int own = block * POSITIONS + p;
    vec4 v = vec4(0);
#ifdef GRADIENT
    for (int k = 0; k < 4; k++) {
        int c = block * 4 + k;
        if (c >= CHANNELS) break;
        float sum = 0;
        for (int o = max(c - REACH, 0); o <= min(c + REACH, CHANNELS - 1); o++) {
            int there = (o >> 2) * POSITIONS + p;
            float s = sums[start(1) + there][o & 3];
            sum += gradients[start(3) + there][o & 3] * x[start(0) + there][o & 3] * power(s) / s;
        }
        v[k] = gradients[start(3) + own][k] * power(sums[start(1) + own][k])
            - 2 * FACTOR * BETA * x[start(0) + own][k] * sum;
    }
    int at = start(2) + own;
    dst[at] = ADD != 0 ? dst[at] + v : v;
#else
    vec4 s = vec4(BIAS);
    for (int k = 0; k < 4; k++) {
        int c = block * 4 + k;
        if (c >= CHANNELS) break;
        float sum = 0;
        for (int o = max(c - REACH, 0); o <= min(c + REACH, CHANNELS - 1); o++) {
            float value = x[start(0) + (o >> 2) * POSITIONS + p][o & 3];
            sum += value * value;
        }
        s[k] = BIAS + FACTOR * sum;
        v[k] = x[start(0) + own][k] * power(s[k]);
    }
    sums[start(1) + own] = s;
    dst[start(2) + own] = v;
#endif
}
