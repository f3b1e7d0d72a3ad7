#version 330 core
// A picture with premultiplied alpha, both as stored: overlays are blended as the desktop blends.
uniform sampler2D overlay;
uniform float opacity;
in vec2 place;
out vec4 colour;

void main() {
    colour = texture(overlay, place) * opacity;
}
