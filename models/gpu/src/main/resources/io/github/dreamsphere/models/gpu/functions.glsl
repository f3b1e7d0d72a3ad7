// Functions with relative errors of about 1e-7, but for the error function, whose absolute error is at most 1.5e-7. They
// are the same on every device; drivers' own are less exact. The polynomials are those of the Cephes library (Moshier).

// Above this, the exponential function is beyond what a float holds.
const float OVERFLOW = 88.72283;

vec4 exponential(vec4 x) {
    vec4 bounded = clamp(x, vec4(-87), vec4(OVERFLOW));
    vec4 n = round(bounded * 1.44269504);
    vec4 r = fma(n, vec4(-0.693359375), bounded);
    r = fma(n, vec4(2.12194440e-4), r);
    vec4 p = fma(r, vec4(1.9875691500e-4), vec4(1.3981999507e-3));
    p = fma(p, r, vec4(8.3334519073e-3));
    p = fma(p, r, vec4(4.1665795894e-2));
    p = fma(p, r, vec4(1.6666665459e-1));
    p = fma(p, r, vec4(5.0000001201e-1));
    vec4 value = ldexp(fma(p, r * r, r) + 1, ivec4(n));
    value = mix(value, vec4(uintBitsToFloat(0x7f800000u)), greaterThan(x, vec4(OVERFLOW)));
    return mix(value, x, isnan(x));
}

vec4 logarithm(vec4 x) {
    ivec4 exponents;
    vec4 m = frexp(max(x, vec4(1.2e-38)), exponents);
    bvec4 low = lessThan(m, vec4(0.707106781));
    vec4 k = vec4(exponents) - mix(vec4(0), vec4(1), low);
    vec4 r = mix(m, m + m, low) - 1;
    vec4 p = fma(r, vec4(7.0376836292e-2), vec4(-1.1514610310e-1));
    p = fma(p, r, vec4(1.1676998740e-1));
    p = fma(p, r, vec4(-1.2420140846e-1));
    p = fma(p, r, vec4(1.4249322787e-1));
    p = fma(p, r, vec4(-1.6668057665e-1));
    p = fma(p, r, vec4(2.0000714765e-1));
    p = fma(p, r, vec4(-2.4999993993e-1));
    p = fma(p, r, vec4(3.3333331174e-1));
    vec4 square = r * r;
    vec4 v = fma(k, vec4(-2.12194440e-4), p * r * square) - 0.5 * square + r;
    // Below and at 0, the driver's own function gives what is not finite.
    return mix(log(x), fma(k, vec4(0.693359375), v), greaterThan(x, vec4(0)));
}

vec4 sigmoid(vec4 x) {
    return 1 / (1 + exponential(-x));
}

vec4 hyperbolicTangent(vec4 x) {
    vec4 square = x * x;
    vec4 p = fma(square, vec4(-5.70498872745e-3), vec4(2.06390887954e-2));
    p = fma(p, square, vec4(-5.37397155531e-2));
    p = fma(p, square, vec4(1.33314422036e-1));
    p = fma(p, square, vec4(-3.33332819422e-1));
    vec4 far = sign(x) * (1 - 2 / (exponential(2 * abs(x)) + 1));
    return mix(far, fma(p * square, x, x), lessThan(abs(x), vec4(0.625)));
}

// The error function, by Abramowitz and Stegun 7.1.26.
vec4 errorFunction(vec4 x) {
    vec4 t = 1 / (1 + 0.3275911 * abs(x));
    vec4 p = fma(t, vec4(1.061405429), vec4(-1.453152027));
    p = fma(p, t, vec4(1.421413741));
    p = fma(p, t, vec4(-0.284496736));
    p = fma(p, t, vec4(0.254829592));
    return sign(x) * (1 - p * t * exponential(-x * x));
}

// x to the power of y, as Java's Math.pow, but for infinities.
vec4 power(vec4 x, vec4 y) {
    bvec4 whole = equal(y, floor(y));
    bvec4 odd = notEqual(y - 2 * floor(y / 2), vec4(0));
    vec4 size = mix(vec4(1), exponential(y * logarithm(max(abs(x), vec4(1.2e-38)))), notEqual(y, vec4(0)));
    vec4 signed = mix(mix(size, -size, odd), sqrt(x), not(whole));
    vec4 zero = mix(mix(1 / abs(x), vec4(1), equal(y, vec4(0))), vec4(0), greaterThan(y, vec4(0)));
    return mix(mix(signed, size, greaterThan(x, vec4(0))), zero, equal(x, vec4(0)));
}
