// The curves of Activation, each with its derivative. A and B are its parameters.
#define A f[0]
#define B f[1]

vec4 between(vec4 x, float low, float high) {
    bvec4 below = lessThan(x, vec4(high));
    return mix(vec4(0), mix(vec4(0), vec4(1), below), greaterThan(x, vec4(low)));
}

vec4 ifAbove(vec4 x, float limit) {
    return mix(vec4(0), vec4(1), greaterThan(x, vec4(limit)));
}

// Between two limits, or not a number.
vec4 bounded(vec4 x, float low, float high) {
    return mix(min(max(x, vec4(low)), vec4(high)), x, isnan(x));
}

vec4 normal(vec4 x) {
    return 0.5 + 0.5 * errorFunction(x * 0.70710678);
}

vec4 value_SIGMOID(vec4 x) { return sigmoid(x); }
vec4 slope_SIGMOID(vec4 x) { return sigmoid(x) * sigmoid(-x); }
vec4 value_TANH(vec4 x) { return hyperbolicTangent(x); }
vec4 slope_TANH(vec4 x) { return 4 * slope_SIGMOID(2 * x); }
vec4 value_HARD_SIGMOID(vec4 x) { return bounded(A * x + B, 0, 1); }
vec4 slope_HARD_SIGMOID(vec4 x) { return A * between(A * x + B, 0, 1); }
vec4 value_ELU(vec4 x) { return mix(A * (exponential(x) - 1), x, greaterThan(x, vec4(0))); }
vec4 slope_ELU(vec4 x) { return mix(A * exponential(x), vec4(1), greaterThan(x, vec4(0))); }
vec4 value_CLIP(vec4 x) { return bounded(x, A, B); }
vec4 slope_CLIP(vec4 x) { return between(x, A, B); }
vec4 value_SOFTPLUS(vec4 x) { return max(x, vec4(0)) + logarithm(1 + exponential(-abs(x))); }
vec4 slope_SOFTPLUS(vec4 x) { return sigmoid(x); }
vec4 value_SOFTSIGN(vec4 x) { return x / (1 + abs(x)); }
vec4 slope_SOFTSIGN(vec4 x) { return 1 / ((1 + abs(x)) * (1 + abs(x))); }
vec4 value_GELU(vec4 x) { return x * normal(x); }
vec4 slope_GELU(vec4 x) { return normal(x) + 0.39894228 * x * exponential(-0.5 * x * x); }
vec4 value_ERF(vec4 x) { return errorFunction(x); }
vec4 slope_ERF(vec4 x) { return 1.12837917 * exponential(-x * x); }
vec4 value_EXP(vec4 x) { return exponential(x); }
vec4 slope_EXP(vec4 x) { return exponential(x); }
vec4 value_LOG(vec4 x) { return logarithm(x); }
vec4 slope_LOG(vec4 x) { return 1 / x; }
vec4 value_ABS(vec4 x) { return abs(x); }
vec4 slope_ABS(vec4 x) { return sign(x); }
vec4 value_POWER(vec4 x) { return power(x, vec4(A)); }
vec4 slope_POWER(vec4 x) { return A * power(x, vec4(A - 1)); }
vec4 value_LINEAR(vec4 x) { return A * x + B; }
vec4 slope_LINEAR(vec4 x) { return vec4(A); }
vec4 value_FLOOR(vec4 x) { return floor(x); }
vec4 slope_FLOOR(vec4 x) { return vec4(0); }
vec4 value_CEIL(vec4 x) { return ceil(x); }
vec4 slope_CEIL(vec4 x) { return vec4(0); }
vec4 value_ROUND(vec4 x) { return roundEven(x); }
vec4 slope_ROUND(vec4 x) { return vec4(0); }
vec4 value_TRUNCATE(vec4 x) { return trunc(x); }
vec4 slope_TRUNCATE(vec4 x) { return vec4(0); }
vec4 value_QUANTISE(vec4 x) { return roundEven(x); }
vec4 slope_QUANTISE(vec4 x) { return vec4(1); }
vec4 value_SIGN(vec4 x) { return sign(x); }
vec4 slope_SIGN(vec4 x) { return vec4(0); }
vec4 value_NOT_ZERO(vec4 x) { return abs(sign(x)); }
vec4 slope_NOT_ZERO(vec4 x) { return vec4(0); }
vec4 value_THRESHOLD(vec4 x) { return x * ifAbove(x, A); }
vec4 slope_THRESHOLD(vec4 x) { return ifAbove(x, A); }
vec4 value_SHRINK(vec4 x) {
    return mix(mix(vec4(0), x - B, greaterThan(x, vec4(A))), x + B, lessThan(x, vec4(-A)));
}
vec4 slope_SHRINK(vec4 x) { return mix(ifAbove(x, A), vec4(1), lessThan(x, vec4(-A))); }
