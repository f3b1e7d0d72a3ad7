package io.github.dreamsphere.core.flow;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.core.sphere.SphereResize;

/**
 * The flow between two frames of a film, in both directions. It is found at no more than 1024 pixels of width, which
 * serves dreams of any size.
 *
 * @param forth where each direction of {@code from} lies in {@code to}
 * @param back where each direction of {@code to} lies in {@code from}
 * @param from the first frame at the size of the flow
 * @param to the second frame at the size of the flow
 */
public record FlowPair(SphereFlow forth, SphereFlow back, Image from, Image to) {
    private static final int WIDEST = 1024;
    private static final int NARROWEST = 256;

    /** Fields of view for the rotation and for the flow that is left. */
    private static final double FIRST_FIELD = Math.toRadians(110);

    private static final double FIELD = Math.toRadians(120);

    /** The width at which the rotation is fitted to the displacements. */
    private static final int FIT_WIDTH = 128;

    /**
     * Finds the flow between two frames. Uses all cores; the result does not depend on their number.
     *
     * @param from full sphere, 0..1, in memory
     * @param to of the same size
     * @param headingDegrees where the views are arranged from; a pair that is turned about the vertical, with its
     *     heading, has the same flow, turned
     * @throws IllegalArgumentException if a frame is not twice as wide as high, or the sizes differ
     */
    public static FlowPair between(Image from, Image to, double headingDegrees) {
        if (from.width() != to.width() || from.height() != to.height()) {
            throw new IllegalArgumentException("frames must have the same size, were " + from.width() + "x"
                    + from.height() + " and " + to.width() + "x" + to.height());
        }
        return betweenReduced(reduced(from), reduced(to), Math.toRadians(headingDegrees));
    }

    /**
     * {@code frame} at the size at which flow is found.
     *
     * @throws IllegalArgumentException if it is not twice as wide as high
     */
    public static Image reduced(Image frame) {
        if (frame.width() != 2 * frame.height()) {
            throw new IllegalArgumentException(
                    "flow needs full spheres, twice as wide as high, not " + frame.width() + "x" + frame.height());
        }
        int width = Math.min(WIDEST, Math.max(NARROWEST, frame.width()));
        return width == frame.width()
                ? frame
                : SphereResize.resize(
                        frame, new Equirectangular(frame.width(), frame.height()).border(), width, width / 2);
    }

    private static FlowPair betweenReduced(Image from, Image to, double heading) {
        GreySphere first = GreySphere.of(from);
        GreySphere second = GreySphere.of(to);
        Rotation turn = rotation(first, second, heading);
        FlowViews.Both views = FlowViews.facing(heading, FIELD).both(first, second, turn);
        Image forth = FlowViews.blended(views.forth(), from.width(), from.height());
        Image back = FlowViews.blended(views.back(), from.width(), from.height());
        return new FlowPair(new SphereFlow(turn, forth), new SphereFlow(turn.inverse(), back), from, to);
    }

    /** Found twice, at a quarter and at half of the size, the second time with the first rotation taken out. */
    private static Rotation rotation(GreySphere from, GreySphere to, double heading) {
        FlowViews views = FlowViews.facing(heading, FIRST_FIELD);
        GreySphere first = from.halved();
        GreySphere second = to.halved();
        Rotation roughly = rotation(views, first.halved(), second.halved(), Rotation.IDENTITY);
        return rotation(views, first, second, roughly);
    }

    private static Rotation rotation(FlowViews views, GreySphere from, GreySphere to, Rotation known) {
        Image left = FlowViews.blended(views.forth(from, to, known), FIT_WIDTH, FIT_WIDTH / 2);
        return known.then(RotationFit.of(left));
    }
}
