package io.github.dreamsphere.core.tile;

import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.core.sphere.Vec3;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Directions of square gnomonic views that together cover the whole sphere.
 *
 * @param views the rotation of each view
 * @param reach the tangent of half the smallest field of view that leaves no gap
 * @param overlap the part of their edge by which views reach farther than that
 * @param leastOverlap the same in pixels, at least
 */
record ViewDirections(List<Rotation> views, double reach, double overlap, int leastOverlap) {
    /** The overlap of rings. */
    private static final double OVERLAP = 0.125;

    private static final int PROBES = 10_000;

    /** Factor for the reach found by probing, which may miss the worst place. */
    private static final double MARGIN = 1.01;

    /** Sets made before, because probing their reach takes longest. */
    private static final Map<Integer, ViewDirections> KNOWN = new ConcurrentHashMap<>();

    /**
     * One view at each pole and {@code rings} ≥ 1 rings of views between them, evenly spaced in latitude, each ring with
     * as many views as its longest parallel needs. One ring makes the cube. The views must turn together: each turned
     * about its own axis, they would leave gaps.
     */
    static ViewDirections ofRings(int rings) {
        return KNOWN.computeIfAbsent(rings, ViewDirections::make);
    }

    private static ViewDirections make(int rings) {
        List<Rotation> views = new ArrayList<>();
        views.add(Rotation.yawPitchRoll(0, Math.PI / 2, 0));
        double height = Math.PI / (rings + 1);
        for (int ring = 1; ring <= rings; ring++) {
            addRing(views, Math.PI / 2 - ring * height, height);
        }
        views.add(Rotation.yawPitchRoll(0, -Math.PI / 2, 0));
        return new ViewDirections(List.copyOf(views), MARGIN * reach(views), OVERLAP, TileGrid.OVERLAP);
    }

    private static void addRing(List<Rotation> views, double latitude, double height) {
        double widest = Math.max(0, Math.abs(latitude) - height / 2);
        int count = (int) Math.ceil(2 * Math.PI * Math.cos(widest) / height - 1e-9);
        for (int i = 0; i < count; i++) {
            views.add(Rotation.yawPitchRoll(2 * Math.PI * i / count, latitude, 0));
        }
    }

    /** The edge of a view in pixels, if its middle has {@code focalLength} pixels a radian. */
    int size(double focalLength) {
        double seen = 2 * focalLength * reach;
        return (int) Math.ceil(seen + Math.max(leastOverlap, overlap * seen));
    }

    /**
     * The ratio of a view's number of pixels to the number it would have if each covered as much as the middle one.
     * Above 1, because the pixels of a gnomonic view cover less towards its edges.
     */
    double density() {
        double sine = Math.sin(Math.atan(reach));
        double solidAngle = 4 * Math.asin(sine * sine);
        return 4 * reach * reach / solidAngle;
    }

    /**
     * The greatest distance of a direction from the middle of the nearest view, measured along the axes of its square.
     */
    private static double reach(List<Rotation> views) {
        List<Rotation> inverses = views.stream().map(Rotation::inverse).toList();
        double reach = 0;
        for (int i = 0; i < PROBES; i++) {
            double nearest = Double.MAX_VALUE;
            for (Rotation inverse : inverses) {
                nearest = Math.min(nearest, distance(inverse.apply(probe(i))));
            }
            reach = Math.max(reach, nearest);
        }
        return reach;
    }

    /** Direction {@code i} of a Fibonacci lattice, which covers the sphere evenly. */
    private static Vec3 probe(int i) {
        double golden = Math.PI * (1 + Math.sqrt(5));
        return Vec3.ofAngles(golden * i, Math.asin(1 - 2 * (i + 0.5) / PROBES));
    }

    private static double distance(Vec3 d) {
        return d.z() >= 0 ? Double.MAX_VALUE : Math.max(Math.abs(d.x()), Math.abs(d.y())) / -d.z();
    }
}
