#version 330 core
// One triangle that covers the target; plane is the point of the view plane that a fragment shows.
uniform vec4 viewPlane; // left, right, bottom, top
out vec2 plane;

void main() {
    vec2 corner = vec2((gl_VertexID << 1) & 2, gl_VertexID & 2);
    plane = mix(viewPlane.xz, viewPlane.yw, corner);
    gl_Position = vec4(corner * 2.0 - 1.0, 0.0, 1.0);
}
