// The place on a sphere's picture that the middle of a view's pixel shows.
const double PI = 3.141592653589793lf;

double arctangent(double y, double x) {
    double ax = abs(x);
    double ay = abs(y);
    double larger = max(ax, ay);
    if (larger == 0.0lf) return 0.0lf;
    double t = min(ax, ay) / larger;
    double s = t * t;
    double sum = 0.0028662257lf;
    sum = sum * s - 0.0161657367lf;
    sum = sum * s + 0.0429096138lf;
    sum = sum * s - 0.0752896400lf;
    sum = sum * s + 0.1065626393lf;
    sum = sum * s - 0.1420889944lf;
    sum = sum * s + 0.1999355085lf;
    sum = sum * s - 0.3333314528lf;
    double octant = (sum * s + 1.0lf) * t;
    double quadrant = ay > ax ? PI / 2.0lf - octant : octant;
    double semicircle = x < 0.0lf ? PI - quadrant : quadrant;
    return y < 0.0lf ? -semicircle : semicircle;
}

dvec2 place(int view, int u, int v) {
    double up = double(SIZE) / 2.0lf - (double(v) + 0.5lf);
    double right = double(u) + 0.5lf - double(SIZE) / 2.0lf;
    double dx = ROTATION(view, 0) * right + ROTATION(view, 1) * up - ROTATION(view, 2) * FOCAL;
    double dy = ROTATION(view, 3) * right + ROTATION(view, 4) * up - ROTATION(view, 5) * FOCAL;
    double dz = ROTATION(view, 6) * right + ROTATION(view, 7) * up - ROTATION(view, 8) * FOCAL;
    double longitude = arctangent(dx, -dz);
    double latitude = arctangent(dy, sqrt(dx * dx + dz * dz));
    double x = (longitude / (2.0lf * PI) + 0.5lf) * FULL_WIDTH - LEFT;
    double least = (double(WIDTH) - FULL_WIDTH) / 2.0lf;
    x -= floor((x - least) / FULL_WIDTH) * FULL_WIDTH;
    double y = (0.5lf - latitude / PI) * FULL_HEIGHT - TOP;
    return dvec2(x, y);
}
