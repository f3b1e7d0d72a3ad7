package io.github.dreamsphere.viewer.scene;

import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Vec3;

/**
 * How much of the dream is seen in each direction of the world: it appears where the viewer looks for a while, and
 * slowly fades elsewhere. An equirectangular grid, north pole first.
 */
public final class GazeReveal {
    /** Columns of the grid. */
    public static final int WIDTH = 256;

    /** Rows of the grid. */
    public static final int HEIGHT = 128;

    /** The dream is complete after about this long at the centre of the gaze. */
    private static final double FLOW_SECONDS = 1.5;

    private static final double EBB_SECONDS = 20;
    /** Angle from the gaze at which the flow has fallen to 1/e. */
    private static final double GAZE_RADIUS = Math.toRadians(18);

    private final float[] shown = new float[WIDTH * HEIGHT];
    private final Vec3[] directions = new Vec3[WIDTH * HEIGHT];

    /** Nothing of the dream is seen yet. */
    public GazeReveal() {
        Equirectangular grid = new Equirectangular(WIDTH, HEIGHT);
        for (int i = 0; i < directions.length; i++) {
            directions[i] = grid.direction(i % WIDTH + 0.5, i / WIDTH + 0.5);
        }
    }

    /** Takes in that the viewer looked along {@code gaze}, of length 1, for {@code seconds}. */
    public void look(Vec3 gaze, double seconds) {
        float kept = (float) Math.exp(-seconds / EBB_SECONDS);
        double flow = 1 - Math.exp(-3 * seconds / FLOW_SECONDS);
        for (int i = 0; i < shown.length; i++) {
            // 1 − cos of the angle is half its square, near enough for a soft edge, and without the arc cosine.
            double near = 2 * (1 - gaze.dot(directions[i])) / (GAZE_RADIUS * GAZE_RADIUS);
            double in = near > 8 ? 0 : flow * Math.exp(-near);
            shown[i] = (float) (shown[i] * kept + (1 - shown[i] * kept) * in);
        }
    }

    /** The live grid, 0 (the original) to 1 (the dream), row by row. */
    public float[] shown() {
        return shown;
    }
}
