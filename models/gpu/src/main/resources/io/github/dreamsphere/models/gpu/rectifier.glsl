// A rectifier: LIMIT at most, and SLOPE * x below 0. What is not a number stays so, which max and min do not promise, nor
// comparisons that a compiler may turn into them.
#define SLOPE f[0]
#define LIMIT f[1]
vec4 rectified(vec4 x) {
    precise vec4 raised = mix(x, SLOPE * x, lessThan(x, vec4(0)));
    precise vec4 y = mix(raised, vec4(LIMIT), greaterThan(raised, vec4(LIMIT)));
    return y;
}

// Its derivative, from its result.
vec4 rectifierSlope(vec4 y) {
    return mix(mix(vec4(SLOPE), vec4(1), greaterThan(y, vec4(0))), vec4(0), greaterThanEqual(y, vec4(LIMIT)));
}
