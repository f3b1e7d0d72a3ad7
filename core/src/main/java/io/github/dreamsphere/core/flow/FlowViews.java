package io.github.dreamsphere.core.flow;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.core.sphere.SphereTable;
import io.github.dreamsphere.core.sphere.Vec3;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Six overlapping views, along the axes, in which the flow between two spheres is found.
 *
 * @param cameras the rotations of the views
 * @param field each view's field of view in radians
 */
record FlowViews(List<Rotation> cameras, double field) {
    /** Turns of less than this, in radians, leave what moves with the camera within reach of the search. */
    private static final double FAR = Math.toRadians(4);

    /** Displacements that views see agree if they differ by less than this, in pixels of a view. */
    private static final double AGREEING = 1.5;

    /** @param heading the yaw of the first view in radians */
    static FlowViews facing(double heading, double field) {
        double quarter = Math.PI / 2;
        double[][] angles = {{0, 0}, {quarter, 0}, {2 * quarter, 0}, {-quarter, 0}, {0, quarter}, {0, -quarter}};
        return new FlowViews(
                Stream.of(angles)
                        .map(a -> Rotation.yawPitchRoll(a[0] + heading, a[1], 0))
                        .toList(),
                field);
    }

    /** What two spheres show in one view. */
    private record Seen(Rotation from, Rotation to, GreyPyramid first, GreyPyramid second) {}

    /** The flow of each view in both directions. */
    record Both(List<ViewFlow> forth, List<ViewFlow> back) {}

    /** The flow from {@code from} to {@code to}, with {@code turn} taken out. */
    List<ViewFlow> forth(GreySphere from, GreySphere to, Rotation turn) {
        List<Seen> seen = seen(from, to, turn);
        return IntStream.range(0, seen.size())
                .parallel()
                .mapToObj(i -> forth(seen.get(i), from.sphere(), Optional.empty()))
                .toList();
    }

    /**
     * The flow between {@code from} and {@code to} in both directions, with {@code turn} taken out. What moves with the
     * camera, such as a car around it, would then move far, so that is also tried.
     */
    Both both(GreySphere from, GreySphere to, Rotation turn) {
        List<Seen> seen = seen(from, to, turn);
        int count = seen.size();
        List<ViewFlow> flows = IntStream.range(0, 2 * count)
                .parallel()
                .mapToObj(i -> i < count
                        ? forth(seen.get(i), from.sphere(), withCamera(seen.get(i).from, seen.get(i).to, from.sphere()))
                        : back(
                                seen.get(i - count),
                                to.sphere(),
                                withCamera(seen.get(i - count).to, seen.get(i - count).from, to.sphere())))
                .toList();
        return new Both(flows.subList(0, count), flows.subList(count, 2 * count));
    }

    private List<Seen> seen(GreySphere from, GreySphere to, Rotation turn) {
        return cameras.parallelStream()
                .map(camera -> {
                    Rotation turned = turn.then(camera);
                    return new Seen(camera, turned, pyramid(from, camera), pyramid(to, turned));
                })
                .toList();
    }

    private ViewFlow forth(Seen seen, Equirectangular sphere, Optional<FlatFlow> guess) {
        return ViewFlow.of(seen.from, focalLength(sphere), InverseSearch.flow(seen.first, seen.second, guess));
    }

    private ViewFlow back(Seen seen, Equirectangular sphere, Optional<FlatFlow> guess) {
        return ViewFlow.of(seen.to, focalLength(sphere), InverseSearch.flow(seen.second, seen.first, guess));
    }

    /** Where what moves with the camera goes from one view to another; empty if the search finds it from rest. */
    private Optional<FlatFlow> withCamera(Rotation from, Rotation to, Equirectangular sphere) {
        Rotation turn = to.inverse().then(from);
        if (turn.apply(new Vec3(0, 0, -1)).angleTo(new Vec3(0, 0, -1)) < FAR) {
            return Optional.empty();
        }
        double focal = focalLength(sphere);
        int size = size(focal);
        FlatFlow flow = FlatFlow.still(size, size);
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                double right = x + 0.5 - size / 2.0;
                double up = size / 2.0 - y - 0.5;
                Vec3 there = turn.apply(new Vec3(right, up, -focal));
                double scale = -focal / Math.min(-1e-3, there.z());
                flow.right()[y * size + x] = (float) (there.x() * scale - right);
                flow.down()[y * size + x] = (float) (up - there.y() * scale);
            }
        }
        return Optional.of(flow);
    }

    private GreyPyramid pyramid(GreySphere sphere, Rotation camera) {
        double focal = focalLength(sphere.sphere());
        return GreyPyramid.of(sphere.view(camera, size(focal), focal));
    }

    private int size(double focal) {
        return (int) Math.ceil(2 * focal * Math.tan(field / 2));
    }

    /** Views have half the sphere's resolution, which is the finest scale that dense inverse search uses. */
    private static double focalLength(Equirectangular sphere) {
        return sphere.pixelsPerRadian() / 2;
    }

    /**
     * The displacements that views see, blended on a sphere: three channels, x, y and z, in radii. A direction d lies in
     * the other frame at d plus its displacement, brought to length 1, when the rotation is taken out.
     */
    static Image blended(List<ViewFlow> views, int width, int height) {
        SphereTable table = new SphereTable(new Equirectangular(width, height));
        Image blended = new Image(width, height);
        IntStream.range(0, height).parallel().forEach(y -> {
            Votes votes = new Votes(views.size(), AGREEING / views.get(0).focalLength());
            float[] place = new float[2];
            for (int x = 0; x < width; x++) {
                blend(views, table, x, y, place, votes);
                int i = blended.index(x, y);
                for (int c = 0; c < Image.CHANNELS; c++) {
                    blended.rgb()[i + c] = votes.mean(c);
                }
            }
        });
        return blended;
    }

    private static void blend(List<ViewFlow> views, SphereTable table, int x, int y, float[] place, Votes votes) {
        double dx = table.cosLatitude(y) * table.sinLongitude(x);
        double dy = table.sinLatitude(y);
        double dz = -table.cosLatitude(y) * table.cosLongitude(x);
        votes.clear();
        for (ViewFlow view : views) {
            view.propose(dx, dy, dz, place, votes);
        }
        votes.decide();
    }
}
