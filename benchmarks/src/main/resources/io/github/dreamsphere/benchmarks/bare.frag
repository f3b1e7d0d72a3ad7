#version 330 core
// The simplest shader that draws a sphere: the viewer's shader is measured against it.
const float PI = 3.14159265358979;
uniform sampler2D panorama;
uniform mat3 worldFromCamera;
in vec2 plane;
out vec4 colour;

void main() {
    vec3 d = normalize(worldFromCamera * vec3(plane, -1.0));
    float u = atan(d.x, -d.z) / (2.0 * PI) + 0.5;
    float v = 0.5 - atan(d.y, length(d.xz)) / PI;
    // At the seam the derivatives of u jump; those of the angle counted from the opposite side do not.
    float behind = fract(u + 0.5);
    vec2 du = vec2(dFdx(u), dFdy(u));
    vec2 duBehind = vec2(dFdx(behind), dFdy(behind));
    if (dot(duBehind, duBehind) < dot(du, du)) du = duBehind;
    colour = textureGrad(panorama, vec2(u, v), vec2(du.x, dFdx(v)), vec2(du.y, dFdy(v)));
}
