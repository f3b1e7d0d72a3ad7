package io.github.dreamsphere.core.sphere.layout;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/** The arrangement of a cube's faces in a picture. It follows from the picture's shape. */
enum CubePlan {
    /** Side by side: right, left, up, down, front, back. */
    STRIP(6, 1, "RLUDFB"),
    /** Below one another, in the same order. */
    COLUMN(1, 6, "RLUDFB"),
    /** Right, left and up above down, front and back. */
    TWO_ROWS(3, 2, "RLUDFB"),
    /** Left, front, right and back; above and below the front are up and down. */
    CROSS(4, 3, ".U..LFRB.D.."),
    /** Left, front and right; above them up, below them down, and then back, turned upside down. */
    HIGH_CROSS(3, 4, ".U.LFR.D..B.");

    private static final String LETTERS = "RLUDFB";

    private final int columns;
    private final int rows;
    private final String places;

    CubePlan(int columns, int rows, String places) {
        this.columns = columns;
        this.rows = rows;
        this.places = places;
    }

    /** The plan of a picture of {@code width} × {@code height} pixels, whose faces are square. */
    static Optional<CubePlan> ofShape(int width, int height) {
        for (CubePlan plan : values()) {
            if ((long) width * plan.rows == (long) height * plan.columns && width % plan.columns == 0) {
                return Optional.of(plan);
            }
        }
        return Optional.empty();
    }

    /** As {@link #ofShape}, for a preview, whose faces may be up to a pixel wider or higher than square. */
    static Optional<CubePlan> ofPreview(int width, int height) {
        return Arrays.stream(values())
                .filter(plan -> plan.edgesDiffer(width, height) < 1)
                .min(Comparator.comparingDouble(plan -> plan.edgesDiffer(width, height)));
    }

    private double edgesDiffer(int width, int height) {
        return Math.abs((double) width / columns - (double) height / rows);
    }

    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    int column(CubeMap.Face face) {
        return place(face) % columns;
    }

    int row(CubeMap.Face face) {
        return place(face) / columns;
    }

    private int place(CubeMap.Face face) {
        return places.indexOf(LETTERS.charAt(face.ordinal()));
    }

    /** Whether the back face is upside down. */
    boolean turnsBack() {
        return this == HIGH_CROSS;
    }
}
