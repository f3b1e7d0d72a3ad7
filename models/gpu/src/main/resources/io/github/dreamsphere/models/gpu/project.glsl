// Where a view shows a pixel of the sphere.
// The sines and cosines of the longitude of each column, then those of the latitude of each row.
layout(std430, binding = 3) readonly buffer Table { double table[]; };

// False if the pixel lies behind the view's eye.
bool project(int x, int y, out dvec2 at) {
    double sine = table[2 * WIDTH + y];
    double cosine = table[2 * WIDTH + HEIGHT + y];
    double dx = cosine * table[x];
    double dz = -cosine * table[WIDTH + x];
    double ahead = -(ROTATION(VIEW, 2) * dx + ROTATION(VIEW, 5) * sine + ROTATION(VIEW, 8) * dz);
    if (ahead <= 0.0lf) return false;
    double scale = FOCAL / ahead;
    double right = ROTATION(VIEW, 0) * dx + ROTATION(VIEW, 3) * sine + ROTATION(VIEW, 6) * dz;
    double up = ROTATION(VIEW, 1) * dx + ROTATION(VIEW, 4) * sine + ROTATION(VIEW, 7) * dz;
    at = dvec2(double(SIZE) / 2.0lf + scale * right, double(SIZE) / 2.0lf - scale * up);
    return true;
}
