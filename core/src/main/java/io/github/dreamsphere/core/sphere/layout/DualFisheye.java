package io.github.dreamsphere.core.sphere.layout;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.Vec3;

/**
 * Two round pictures of lenses that look ahead (right) and back (left), as in FFmpeg's v360. The angle from a lens's axis is
 * proportional to the distance from the centre of its circle. Where both lenses see, their pictures are blended.
 */
final class DualFisheye implements SphereSource {
    /** The angle of view of common cameras' lenses. */
    private static final double LENS = Math.toRadians(190);

    /** Half the angle of the blend. It leaves out the rims, which are dark in many pictures. */
    private static final double OVERLAP = 0.8 * (LENS / 2 - Math.PI / 2);

    private final FacePixels front;
    private final FacePixels back;

    /** Takes a picture twice as wide as high, whose circles fill its halves. */
    DualFisheye(Image image) {
        int half = image.width() / 2;
        back = new FacePixels(image, 0, 0, half, image.height());
        front = new FacePixels(image, image.width() - half, 0, half, image.height());
    }

    @Override
    public void sample(Vec3 d, float[] rgb, int at) {
        double fromAxis = Math.acos(Math.min(1, Math.max(-1, -d.z())));
        double beyond = Math.min(1, Math.max(0, (fromAxis - Math.PI / 2 + OVERLAP) / (2 * OVERLAP)));
        add(front, d.x(), d.y(), fromAxis, 1 - beyond, rgb, at);
        add(back, -d.x(), d.y(), Math.PI - fromAxis, beyond, rgb, at);
    }

    private static void add(
            FacePixels lens, double right, double up, double fromAxis, double weight, float[] rgb, int at) {
        if (weight == 0) {
            return;
        }
        double side = Math.hypot(right, up);
        double radius = side == 0 ? 0 : fromAxis / LENS / side;
        lens.add(0.5 + radius * right, 0.5 - radius * up, weight, rgb, at);
    }
}
