package io.github.dreamsphere.core.sphere.layout;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.Vec3;

/**
 * The six faces of a cube about the eye, each seen from inside. The lower edge of the face above and the upper edge of the
 * face below touch the front, as in FFmpeg's v360 and in OpenGL's order of faces.
 */
final class CubeMap implements SphereSource {
    private final FacePixels[] faces = new FacePixels[Face.values().length];
    private final boolean turnsBack;

    /** The faces, in the order of strips. */
    enum Face {
        RIGHT,
        LEFT,
        UP,
        DOWN,
        FRONT,
        BACK
    }

    /**
     * Faces in a picture.
     *
     * @param plan where each face is
     */
    CubeMap(Image image, CubePlan plan) {
        for (Face face : Face.values()) {
            int left = begin(plan.column(face), plan.columns(), image.width());
            int right = end(plan.column(face), plan.columns(), image.width());
            int top = begin(plan.row(face), plan.rows(), image.height());
            int bottom = end(plan.row(face), plan.rows(), image.height());
            faces[face.ordinal()] = new FacePixels(image, left, top, right - left, bottom - top);
        }
        turnsBack = plan.turnsBack();
    }

    /** The first pixel that lies in face number {@code place} of {@code count} and in no other. */
    private static int begin(int place, int count, int pixels) {
        return (place * pixels + count - 1) / count;
    }

    /** The pixel behind the last one that lies in face number {@code place} of {@code count} and in no other. */
    private static int end(int place, int count, int pixels) {
        return (place + 1) * pixels / count;
    }

    @Override
    public void sample(Vec3 d, float[] rgb, int at) {
        double ax = Math.abs(d.x());
        double ay = Math.abs(d.y());
        double az = Math.abs(d.z());
        if (ay >= ax && ay >= az) {
            if (d.y() > 0) {
                add(Face.UP, d.x() / ay, -d.z() / ay, rgb, at);
            } else {
                add(Face.DOWN, d.x() / ay, d.z() / ay, rgb, at);
            }
        } else if (ax >= az) {
            if (d.x() > 0) {
                add(Face.RIGHT, d.z() / ax, -d.y() / ax, rgb, at);
            } else {
                add(Face.LEFT, -d.z() / ax, -d.y() / ax, rgb, at);
            }
        } else if (d.z() < 0) {
            add(Face.FRONT, d.x() / az, -d.y() / az, rgb, at);
        } else {
            double turn = turnsBack ? -1 : 1;
            add(Face.BACK, -turn * d.x() / az, -turn * d.y() / az, rgb, at);
        }
    }

    /** At {@code right} and {@code down} of the face's middle, −1 to 1. */
    private void add(Face face, double right, double down, float[] rgb, int at) {
        faces[face.ordinal()].add((right + 1) / 2, (down + 1) / 2, 1, rgb, at);
    }
}
