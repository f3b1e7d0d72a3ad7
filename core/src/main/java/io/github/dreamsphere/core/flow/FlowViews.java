package io.github.dreamsphere.core.flow;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.core.sphere.SphereTable;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Six overlapping views, along the axes, in which the flow between two spheres is found.
 *
 * @param cameras the rotations of the views
 * @param field each view's field of view in radians
 */
record FlowViews(List<Rotation> cameras, double field) {
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
                .mapToObj(i -> forth(seen.get(i), from.sphere()))
                .toList();
    }

    /** The flow between {@code from} and {@code to} in both directions, with {@code turn} taken out. */
    Both both(GreySphere from, GreySphere to, Rotation turn) {
        List<Seen> seen = seen(from, to, turn);
        int count = seen.size();
        List<ViewFlow> flows = IntStream.range(0, 2 * count)
                .parallel()
                .mapToObj(i -> i < count ? forth(seen.get(i), from.sphere()) : back(seen.get(i - count), to.sphere()))
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

    private ViewFlow forth(Seen seen, Equirectangular sphere) {
        return ViewFlow.of(seen.from, focalLength(sphere), InverseSearch.flow(seen.first, seen.second));
    }

    private ViewFlow back(Seen seen, Equirectangular sphere) {
        return ViewFlow.of(seen.to, focalLength(sphere), InverseSearch.flow(seen.second, seen.first));
    }

    private GreyPyramid pyramid(GreySphere sphere, Rotation camera) {
        double focal = focalLength(sphere.sphere());
        int size = (int) Math.ceil(2 * focal * Math.tan(field / 2));
        return GreyPyramid.of(sphere.view(camera, size, focal));
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
            double[] sums = new double[4];
            float[] place = new float[2];
            for (int x = 0; x < width; x++) {
                blend(views, table, x, y, place, sums);
                int i = blended.index(x, y);
                for (int c = 0; c < Image.CHANNELS; c++) {
                    blended.rgb()[i + c] = (float) (sums[c] / sums[3]);
                }
            }
        });
        return blended;
    }

    private static void blend(List<ViewFlow> views, SphereTable table, int x, int y, float[] place, double[] sums) {
        double dx = table.cosLatitude(y) * table.sinLongitude(x);
        double dy = table.sinLatitude(y);
        double dz = -table.cosLatitude(y) * table.cosLongitude(x);
        sums[0] = 0;
        sums[1] = 0;
        sums[2] = 0;
        sums[3] = 0;
        for (ViewFlow view : views) {
            view.addTo(dx, dy, dz, place, sums);
        }
    }
}
