// The transfer curve of sRGB (IEC 61966-2-1), for stored values of 0..255.
vec3 light(uvec3 stored) {
    vec3 value = vec3(stored) / 255.0;
    return mix(pow((value + 0.055) / 1.055, vec3(2.4)), value / 12.92, lessThanEqual(value, vec3(0.04045)));
}

uvec3 encoded(vec3 linear) {
    vec3 value = mix(1.055 * pow(linear, vec3(1 / 2.4)) - 0.055, linear * 12.92, lessThanEqual(linear, vec3(0.0031308)));
    return uvec3(clamp(value, 0.0, 1.0) * 255.0 + 0.5);
}
