package io.github.dreamsphere.core.flow;

import io.github.dreamsphere.core.sphere.Flat;
import io.github.dreamsphere.core.sphere.Surface;

/** Where each place of one plain picture lies in another. */
public final class PlaneFlow implements Flow {
    private final Flat plane;
    private final FlatFlow flow;

    /**
     * @param plane the pictures
     * @param flow found at about half of their size
     */
    PlaneFlow(Flat plane, FlatFlow flow) {
        this.plane = plane;
        this.flow = flow;
    }

    @Override
    public Flat surface() {
        return plane;
    }

    @Override
    public Follower from(Surface pixels) {
        return new PlaneFollower(pixels);
    }

    private final class PlaneFollower extends Follower {
        private final Surface pixels;
        private final float[] moved = new float[2];
        private double fromX;
        private double fromY;

        PlaneFollower(Surface pixels) {
            this.pixels = pixels;
        }

        @Override
        public void follow(int x, int y) {
            fromX = x + 0.5;
            fromY = y + 0.5;
            displacement(fromX, fromY);
            toX = fromX + moved[0];
            toY = fromY + moved[1];
        }

        /** The displacement at a place of {@code pixels}, in its pixels. */
        private void displacement(double x, double y) {
            at(x / pixels.width(), y / pixels.height(), moved);
            moved[0] *= pixels.width();
            moved[1] *= pixels.height();
        }

        @Override
        public boolean inside() {
            return toX > 0 && toY > 0 && toX < pixels.width() && toY < pixels.height();
        }

        @Override
        public boolean returnsBy(Flow back) {
            double forthX = toX - fromX;
            double forthY = toY - fromY;
            ((PlaneFlow) back).at(toX / pixels.width(), toY / pixels.height(), moved);
            double backX = moved[0] * pixels.width();
            double backY = moved[1] * pixels.height();
            double missed = square(forthX + backX) + square(forthY + backY);
            return RoundTrip.closes(missed, square(forthX) + square(forthY) + square(backX) + square(backY));
        }
    }

    /** The displacement at (x, y); all as parts of the picture's edges. */
    private void at(double x, double y, float[] moved) {
        flow.at(x * flow.width(), y * flow.height(), moved);
        moved[0] /= flow.width();
        moved[1] /= flow.height();
    }

    private static double square(double value) {
        return value * value;
    }
}
