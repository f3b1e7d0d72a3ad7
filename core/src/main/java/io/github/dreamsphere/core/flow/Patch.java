package io.github.dreamsphere.core.flow;

/**
 * One square patch of a picture, and how well a place in another picture matches it (Kroeger et al., ECCV 2016, section
 * 2.1). Means are taken out of both, so an even change of brightness does not matter. Holds the results of the last
 * comparison; one object serves all patches of a picture, one after the other.
 */
final class Patch {
    /** Pixels along each edge. */
    static final int SIZE = 8;

    private static final int AREA = SIZE * SIZE;

    /** Below this the patch has too little structure to follow. */
    private static final double LEAST_DETERMINANT = 1e-3;

    private static final float LEAST_STRUCTURE = 1e-3f;

    private final GreyPicture from;
    private final GreyPicture to;
    private final float[] slopeRight;
    private final float[] slopeDown;
    private int x;
    private int y;
    private float centreX;
    private float centreY;
    private float meanRight;
    private float meanDown;
    private double inverseRight;
    private double inverseDown;
    private double inverseMixed;
    private float error;
    private float stepRight;
    private float stepDown;

    Patch(GreyPicture from, GreyPicture to) {
        this.from = from;
        this.to = to;
        this.slopeRight = new float[from.samples().length];
        this.slopeDown = new float[from.samples().length];
        findSlopes();
    }

    /** Scharr's derivatives, which fit the true slope best among filters of 3×3. */
    private void findSlopes() {
        float[] s = from.samples();
        int d = from.stride();
        for (int row = 0; row < from.height(); row++) {
            for (int i = from.index(0, row); i < from.index(from.width(), row); i++) {
                float across =
                        10 * (s[i + 1] - s[i - 1]) + 3 * (s[i + 1 - d] - s[i - 1 - d] + s[i + 1 + d] - s[i - 1 + d]);
                float along =
                        10 * (s[i + d] - s[i - d]) + 3 * (s[i + d - 1] - s[i - d - 1] + s[i + d + 1] - s[i - d + 1]);
                slopeRight[i] = across / 32;
                slopeDown[i] = along / 32;
            }
        }
    }

    /** Goes to the patch whose upper left pixel is (x, y). */
    void moveTo(int newX, int newY) {
        x = newX;
        y = newY;
        float right = 0;
        float down = 0;
        float rightSquare = 0;
        float downSquare = 0;
        float mixed = 0;
        for (int row = 0; row < SIZE; row++) {
            int first = from.index(x, y + row);
            for (int i = first; i < first + SIZE; i++) {
                float gx = slopeRight[i];
                float gy = slopeDown[i];
                right += gx;
                down += gy;
                rightSquare += gx * gx;
                downSquare += gy * gy;
                mixed += gx * gy;
            }
        }
        meanRight = right / AREA;
        meanDown = down / AREA;
        invert(rightSquare - right * meanRight, downSquare - down * meanDown, mixed - right * meanDown);
    }

    /** Finds where most of the patch's structure is; without any, that is its middle. */
    void findCentre() {
        float sum = LEAST_STRUCTURE;
        float across = sum * (SIZE - 1) / 2;
        float along = sum * (SIZE - 1) / 2;
        for (int row = 0; row < SIZE; row++) {
            int first = from.index(x, y + row);
            for (int column = 0; column < SIZE; column++) {
                float gx = slopeRight[first + column] - meanRight;
                float gy = slopeDown[first + column] - meanDown;
                float structure = gx * gx + gy * gy;
                sum += structure;
                across += structure * column;
                along += structure * row;
            }
        }
        centreX = across / sum;
        centreY = along / sum;
    }

    /** Where most of the patch's structure is, in pixels from the left. */
    float centreX() {
        return centreX;
    }

    /** As {@link #centreX}, from the top. */
    float centreY() {
        return centreY;
    }

    /** The inverse of the structure tensor; 0 without structure. */
    private void invert(double rightSquare, double downSquare, double mixed) {
        // A little on the diagonal keeps patches with an edge of one direction from running along it.
        double a = rightSquare + AREA * 0.02;
        double b = downSquare + AREA * 0.02;
        double determinant = a * b - mixed * mixed;
        boolean usable = determinant > LEAST_DETERMINANT;
        inverseRight = usable ? b / determinant : 0;
        inverseDown = usable ? a / determinant : 0;
        inverseMixed = usable ? -mixed / determinant : 0;
    }

    /**
     * Compares with the other picture's patch at a displacement: afterwards {@link #error} and the step that lowers it
     * are known.
     */
    void compare(float right, float down) {
        float px = Math.min(to.width() + 1f, Math.max(-SIZE - 1f, x + right));
        float py = Math.min(to.height() + 1f, Math.max(-SIZE - 1f, y + down));
        int left = (int) Math.floor(px);
        int top = (int) Math.floor(py);
        float fu = px - left;
        float fv = py - top;
        float[] seen = to.samples();
        float[] own = from.samples();
        int stride = to.stride();
        float sum = 0;
        float square = 0;
        float alongRight = 0;
        float alongDown = 0;
        for (int row = 0; row < SIZE; row++) {
            int i = from.index(x, y + row);
            int j = to.index(left, top + row);
            float before = seen[j] + fv * (seen[j + stride] - seen[j]);
            for (int k = 0; k < SIZE; k++, i++, j++) {
                float next = seen[j + 1] + fv * (seen[j + 1 + stride] - seen[j + 1]);
                float difference = before + fu * (next - before) - own[i];
                before = next;
                sum += difference;
                square += difference * difference;
                alongRight += difference * slopeRight[i];
                alongDown += difference * slopeDown[i];
            }
        }
        error = square - sum * sum / AREA;
        double bx = alongRight - sum * meanRight;
        double by = alongDown - sum * meanDown;
        stepRight = (float) -(inverseRight * bx + inverseMixed * by);
        stepDown = (float) -(inverseMixed * bx + inverseDown * by);
    }

    /** The sum of squared differences of the last comparison, means taken out. */
    float error() {
        return error;
    }

    /** How far to the right the displacement should move, by the last comparison. */
    float stepRight() {
        return stepRight;
    }

    /** How far down the displacement should move, by the last comparison. */
    float stepDown() {
        return stepDown;
    }
}
