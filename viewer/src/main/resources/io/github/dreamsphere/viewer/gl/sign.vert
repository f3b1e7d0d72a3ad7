#version 330 core
// A rectangle in space before an eye, with a picture whose rows go down.
uniform vec3 middle;    // of the rectangle, in the eye's axes: it looks along -z
uniform vec3 across;    // from its left edge to its right one
uniform vec3 along;     // from its lower edge to its upper one
uniform vec4 viewPlane; // left, right, bottom, top
out vec2 place;

void main() {
    vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1);
    place = vec2(corner.x, 1.0 - corner.y);
    vec3 p = middle + (corner.x - 0.5) * across + (corner.y - 0.5) * along;
    vec2 size = viewPlane.yw - viewPlane.xz;
    gl_Position = vec4((2.0 * p.xy + (viewPlane.xz + viewPlane.yw) * p.z) / size, 0.0, -p.z);
}
