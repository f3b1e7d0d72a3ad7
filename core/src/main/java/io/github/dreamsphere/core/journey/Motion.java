package io.github.dreamsphere.core.journey;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.core.sphere.SphereSampler;
import io.github.dreamsphere.core.sphere.Vec3;
import java.util.stream.IntStream;

/**
 * The motion of a journey's eye from one frame to the next: it turns, zooms and moves.
 *
 * @param turn the rotation of the eye
 * @param heading the direction, of length 1, of zoom and move
 * @param zoom by how much the surroundings of the heading are enlarged, by a {@link ConformalZoom}; 0.25..4
 * @param move how far the eye moves along the heading, in radii of the sphere on which the picture is painted: what
 *     lies ahead grows, what lies behind shrinks, and, unlike with zoom, the eye passes what lies to the side;
 *     −0.9..0.9
 */
public record Motion(Rotation turn, Vec3 heading, double zoom, double move) {
    /** The limit of {@link #zoom}: beyond it a frame has nothing in common with the next. */
    private static final double LARGEST_ZOOM = 4;

    private static final double LARGEST_MOVE = 0.9;

    /** Rejects a zoom or a move out of range; brings the heading to length 1. */
    public Motion {
        if (!(zoom >= 1 / LARGEST_ZOOM && zoom <= LARGEST_ZOOM)) {
            throw new IllegalArgumentException("zoom must be 0.25..4 a frame, was " + zoom);
        }
        if (!(Math.abs(move) <= LARGEST_MOVE)) {
            throw new IllegalArgumentException("move must be -0.9..0.9 radii a frame, was " + move);
        }
        heading = heading.normalized();
    }

    /**
     * The picture that the moved eye sees, sampled bicubically.
     *
     * @param frame a full sphere, in memory
     * @throws IllegalArgumentException if it is not twice as wide as high
     */
    public Image apply(Image frame) {
        if (frame.width() != 2 * frame.height()) {
            throw new IllegalArgumentException(
                    "a journey needs full spheres, twice as wide as high, not " + frame.width() + "x" + frame.height());
        }
        Equirectangular sphere = new Equirectangular(frame.width(), frame.height());
        SphereSampler sampler = new SphereSampler(frame, sphere.border());
        ConformalZoom back = new ConformalZoom(heading, 1 / zoom);
        Image seen = new Image(frame.width(), frame.height());
        IntStream.range(0, frame.height()).parallel().forEach(y -> {
            for (int x = 0; x < frame.width(); x++) {
                Vec3 from = turn.apply(back.apply(hit(sphere.direction(x + 0.5, y + 0.5))));
                int at = seen.index(x, y);
                sampler.bicubic(sphere.x(from.longitude()), sphere.y(from.latitude()), seen.rgb(), at);
                clamp(seen.rgb(), at);
            }
        });
        return seen;
    }

    /** The direction from the sphere's centre to the point that the moved eye sees in direction {@code seen}. */
    private Vec3 hit(Vec3 seen) {
        double along = move * heading.dot(seen);
        double distance = Math.sqrt(along * along + 1 - move * move) - along;
        return new Vec3(
                move * heading.x() + distance * seen.x(),
                move * heading.y() + distance * seen.y(),
                move * heading.z() + distance * seen.z());
    }

    private static void clamp(float[] rgb, int at) {
        for (int c = at; c < at + Image.CHANNELS; c++) {
            rgb[c] = Math.min(1, Math.max(0, rgb[c]));
        }
    }
}
