package io.github.dreamsphere.core.flow;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Flat;
import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.core.sphere.SphereResize;
import io.github.dreamsphere.core.sphere.Surface;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The flow between two frames of a film, in both directions. It is found at no more than 1024 pixels of width, which
 * serves dreams of any size.
 *
 * @param forth where each direction of {@code from} lies in {@code to}
 * @param back where each direction of {@code to} lies in {@code from}
 * @param from the first frame at the size of the flow
 * @param to the second frame at the size of the flow
 */
public record FlowPair(Flow forth, Flow back, Image from, Image to) {
    private static final int WIDEST = 1024;
    private static final int NARROWEST = 256;

    /** The shorter edge of plain pictures in which flow can be found. */
    private static final int SHORTEST = 64;

    /** Fields of view for the rotation and for the flow that is left. */
    private static final double FIRST_FIELD = Math.toRadians(110);

    private static final double FIELD = Math.toRadians(120);

    /** The width at which the rotation is fitted to the displacements. */
    private static final int FIT_WIDTH = 128;

    /**
     * Finds the flow between two frames. Uses all cores; the result does not depend on their number.
     *
     * @param surface that of both frames, of their size
     * @param from 0..1, in memory
     * @param to of the same size
     * @param headingDegrees where the views of a sphere are arranged from; a pair that is turned about the vertical, with
     *     its heading, has the same flow, turned
     * @throws IllegalArgumentException if a sphere is not twice as wide as high, or the sizes differ
     */
    public static FlowPair on(Surface surface, Image from, Image to, double headingDegrees) {
        if (from.width() != to.width() || from.height() != to.height()) {
            throw new IllegalArgumentException("frames must have the same size, were " + from.width() + "x"
                    + from.height() + " and " + to.width() + "x" + to.height());
        }
        Image first = reduced(from, surface);
        Image second = reduced(to, surface);
        return surface instanceof Equirectangular
                ? betweenReduced(first, second, Math.toRadians(headingDegrees))
                : betweenPlanes(first, second);
    }

    /** As {@link #on}, between full spheres. */
    public static FlowPair between(Image from, Image to, double headingDegrees) {
        return on(new Equirectangular(from.width(), from.height()), from, to, headingDegrees);
    }

    /**
     * {@code frame} at the size at which flow is found.
     *
     * @param surface that of the frame, of any size
     * @throws IllegalArgumentException if a sphere is not twice as wide as high
     */
    public static Image reduced(Image frame, Surface surface) {
        Surface own = surface.scaledTo(frame.width(), frame.height());
        Surface small = reduced(own);
        return small.equals(own) ? frame : SphereResize.resize(frame, own.border(), small.width(), small.height());
    }

    private static Surface reduced(Surface surface) {
        if (surface instanceof Flat) {
            double factor = Math.min(1, WIDEST / (double) Math.max(surface.width(), surface.height()));
            double least = SHORTEST / (double) Math.min(surface.width(), surface.height());
            double chosen = Math.max(factor, least);
            return chosen == 1 ? surface : surface.scaledBy(chosen);
        }
        if (surface.width() != 2 * surface.height()) {
            throw new IllegalArgumentException(
                    "flow needs full spheres, twice as wide as high, not " + surface.width() + "x" + surface.height());
        }
        int width = Math.min(WIDEST, Math.max(NARROWEST, surface.width()));
        return surface.scaledTo(width, width / 2);
    }

    /** The surface of the frames at the size of the flow. */
    public Surface surface() {
        return forth.surface();
    }

    private static FlowPair betweenPlanes(Image from, Image to) {
        List<GreyPyramid> grey = Stream.of(from, to)
                .parallel()
                .map(image -> GreyPyramid.of(GreyPicture.of(image).halved()))
                .toList();
        List<FlatFlow> flows = IntStream.range(0, 2)
                .parallel()
                .mapToObj(i -> InverseSearch.flow(grey.get(i), grey.get(1 - i)))
                .toList();
        Flat plane = new Flat(from.width(), from.height());
        return new FlowPair(new PlaneFlow(plane, flows.get(0)), new PlaneFlow(plane, flows.get(1)), from, to);
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
