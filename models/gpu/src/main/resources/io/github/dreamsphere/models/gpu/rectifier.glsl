// A rectifier: LIMIT at most, and SLOPE * x below 0.
#define SLOPE f[0]
#define LIMIT f[1]
vec4 rectified(vec4 x) {
    return min(max(x, vec4(0)) + SLOPE * min(x, vec4(0)), vec4(LIMIT));
}

// Its derivative, from its result.
vec4 rectifierSlope(vec4 y) {
    return mix(mix(vec4(SLOPE), vec4(1), greaterThan(y, vec4(0))), vec4(0), greaterThanEqual(y, vec4(LIMIT)));
}
