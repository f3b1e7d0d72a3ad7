package io.github.dreamsphere.core.flow;

import io.github.dreamsphere.core.sphere.Rotation;

/**
 * The flow that one tangent view sees. Its weight falls from the middle to nothing at the edges, where views are
 * stretched and patches are cut off. What does not fit weighs little: a thing that moves fast may have left one view, and
 * be found in another.
 *
 * @param camera turns the camera, which looks along −Z
 * @param focalLength in pixels of the view
 * @param flow of the view's size
 * @param window weights along an edge
 */
record ViewFlow(Rotation camera, double focalLength, FlatFlow flow, float[] window) {
    /** Where no view fits, all count. */
    private static final float LEAST_FIT = 1e-3f;

    static ViewFlow of(Rotation camera, double focalLength, FlatFlow flow) {
        float[] window = new float[flow.width()];
        for (int i = 0; i < window.length; i++) {
            double sine = Math.sin(Math.PI * (i + 0.5) / window.length);
            window[i] = (float) (sine * sine);
        }
        return new ViewFlow(camera, focalLength, flow, window);
    }

    /**
     * Proposes the displacement of the direction (dx, dy, dz), of length 1; nothing if the view does not show the
     * direction.
     *
     * @param place of two elements, overwritten
     */
    void propose(double dx, double dy, double dz, float[] place, Votes votes) {
        double back = camera.m02() * dx + camera.m12() * dy + camera.m22() * dz;
        if (back >= 0) {
            return;
        }
        double right = camera.m00() * dx + camera.m10() * dy + camera.m20() * dz;
        double up = camera.m01() * dx + camera.m11() * dy + camera.m21() * dz;
        double scale = -focalLength / back;
        double middle = flow.width() / 2.0;
        double u = middle + right * scale;
        double v = middle - up * scale;
        if (!(u > 0 && v > 0 && u < flow.width() && v < flow.width())) {
            return;
        }
        float fit = Math.max(LEAST_FIT, flow.fit()[(int) v * flow.width() + (int) u]);
        float weight = fit * window[(int) u] * window[(int) v];
        flow.at(u, v, place);
        add(right * scale + place[0], up * scale - place[1], dx, dy, dz, weight, votes);
    }

    private void add(double right, double up, double dx, double dy, double dz, float weight, Votes votes) {
        double length = 1 / Math.sqrt(right * right + up * up + focalLength * focalLength);
        double x = camera.m00() * right + camera.m01() * up - camera.m02() * focalLength;
        double y = camera.m10() * right + camera.m11() * up - camera.m12() * focalLength;
        double z = camera.m20() * right + camera.m21() * up - camera.m22() * focalLength;
        votes.add((float) (x * length - dx), (float) (y * length - dy), (float) (z * length - dz), weight);
    }
}
