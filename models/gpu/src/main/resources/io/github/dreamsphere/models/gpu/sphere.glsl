// A sphere's picture, its views and its border; see Border, Equirectangular and Arctangent. Coordinates are doubles, as the
// processor's: its places are rounded to parts of a pixel, and would be others with floats.
#define WIDTH g[0]
#define HEIGHT g[1]
#define WRAPS g[2]
#define NORTH g[3]
#define SOUTH g[4]
#define SIZE g[5]
#define VIEW g[6]

// The views: their focal length, the picture's left, top, full width and full height, and 9 numbers of each rotation.
layout(std430, binding = 2) readonly buffer Views { double views[]; };
#define FOCAL views[0]
#define LEFT views[1]
#define TOP views[2]
#define FULL_WIDTH views[3]
#define FULL_HEIGHT views[4]
#define ROTATION(view, i) views[5 + 9 * (view) + (i)]

int floorDiv(int a, int b) {
    return a < 0 ? -((b - 1 - a) / b) : a / b;
}

int fold(int i, int size) {
    int m = i - floorDiv(i, 2 * size) * 2 * size;
    return m < size ? m : 2 * size - 1 - m;
}

int column(int x) {
    return WRAPS != 0 ? x - floorDiv(x, WIDTH) * WIDTH : fold(x, WIDTH);
}

bool turned(int y) {
    int copy = floorDiv(y, HEIGHT);
    int north = copy < 0 ? (1 - copy) / 2 : copy / 2;
    int south = copy < 0 ? -copy / 2 : (copy + 1) / 2;
    return (NORTH != 0 && north % 2 == 1) != (SOUTH != 0 && south % 2 == 1);
}

double rounded(double place) {
    return roundEven(place * 4096.0lf) / 4096.0lf;
}
