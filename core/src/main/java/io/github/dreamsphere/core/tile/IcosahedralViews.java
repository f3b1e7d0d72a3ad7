package io.github.dreamsphere.core.tile;

import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.core.sphere.Vec3;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Directions of views that cover the sphere evenly however each view is turned about its own axis: the 12 corners of an
 * icosahedron, two of them at the poles, or the 30·n² + 2 corners of a geodesic polyhedron (Caspar and Klug 1962, T =
 * 3·n²). The latter has the corners of the icosahedron and the middles of its faces; the 60 triangles between them are
 * divided into n² triangles each.
 */
final class IcosahedralViews {
    /** Views overlap by this part of their edge where three of them barely meet; elsewhere by much more. */
    private static final double OVERLAP = 0.03;

    /** The same in pixels, at least. */
    private static final int LEAST_OVERLAP = 16;

    /** Factor for the reach, against rounding. */
    private static final double MARGIN = 1.01;

    /** The latitude of five corners; five more have it below the horizon. */
    private static final double RING = Math.atan(0.5);

    /** The angle between two neighbouring corners. */
    private static final double EDGE = Math.atan(2);

    /** The mean length in radians of the edges between corners and middles of faces. */
    private static final double SHORT_EDGE = Math.toRadians(39);

    private static final double TOLERANCE = 1e-6;

    private static final Map<Integer, ViewDirections> KNOWN = new ConcurrentHashMap<>();

    private IcosahedralViews() {}

    /** The number of the smallest set that may have as many as {@code views} views. */
    static int numberFor(double views) {
        return views <= 12 ? 0 : (int) Math.ceil(Math.sqrt((views - 2) / 30) - TOLERANCE);
    }

    /** Set {@code number} ≥ 0: for 0 the corners of the icosahedron, for n those of the polyhedron with 30·n² + 2. */
    static ViewDirections set(int number) {
        return KNOWN.computeIfAbsent(number, IcosahedralViews::make);
    }

    private static ViewDirections make(int number) {
        List<Vec3> directions = new ArrayList<>();
        List<Triangle> faces = faces(corners());
        List<Triangle> divided = number == 0 ? faces : divided(betweenMiddles(faces), number);
        double radius = 0;
        for (Triangle triangle : divided) {
            triangle.corners().stream()
                    .filter(corner -> isNew(corner, directions))
                    .forEach(directions::add);
            radius = Math.max(radius, triangle.radius());
        }
        List<Rotation> views = directions.stream()
                .map(d -> Rotation.yawPitchRoll(d.longitude(), d.latitude(), 0))
                .toList();
        return new ViewDirections(views, MARGIN * Math.tan(radius), OVERLAP, LEAST_OVERLAP);
    }

    private static boolean isNew(Vec3 direction, List<Vec3> directions) {
        return directions.stream().noneMatch(known -> known.dot(direction) > 1 - TOLERANCE);
    }

    private static List<Vec3> corners() {
        List<Vec3> corners = new ArrayList<>(List.of(new Vec3(0, 1, 0), new Vec3(0, -1, 0)));
        for (int i = 0; i < 10; i++) {
            corners.add(Vec3.ofAngles(i * Math.PI / 5, i % 2 == 0 ? RING : -RING));
        }
        return corners;
    }

    private static List<Triangle> faces(List<Vec3> corners) {
        List<Triangle> faces = new ArrayList<>();
        for (int i = 0; i < corners.size(); i++) {
            for (int j = 0; j < i; j++) {
                for (int k = 0; k < j; k++) {
                    Triangle face = new Triangle(corners.get(i), corners.get(j), corners.get(k));
                    if (face.perimeter() < 3 * EDGE + TOLERANCE) {
                        faces.add(face);
                    }
                }
            }
        }
        return faces;
    }

    /** The triangles between a corner and the middles of two of its faces that share an edge. */
    private static List<Triangle> betweenMiddles(List<Triangle> faces) {
        List<Triangle> triangles = new ArrayList<>();
        for (int i = 0; i < faces.size(); i++) {
            for (int j = 0; j < i; j++) {
                List<Vec3> shared = new ArrayList<>(faces.get(i).corners());
                shared.retainAll(faces.get(j).corners());
                if (shared.size() == 2) {
                    Vec3 middle = faces.get(i).middle();
                    Vec3 other = faces.get(j).middle();
                    shared.forEach(corner -> triangles.add(new Triangle(corner, middle, other)));
                }
            }
        }
        return triangles;
    }

    private static List<Triangle> divided(List<Triangle> triangles, int n) {
        List<Triangle> divided = new ArrayList<>();
        for (Triangle triangle : triangles) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; i + j < n; j++) {
                    Vec3 right = triangle.point(i + 1, j, n);
                    Vec3 above = triangle.point(i, j + 1, n);
                    divided.add(new Triangle(triangle.point(i, j, n), right, above));
                    if (i + j + 1 < n) {
                        divided.add(new Triangle(triangle.point(i + 1, j + 1, n), right, above));
                    }
                }
            }
        }
        return divided;
    }

    private record Triangle(Vec3 a, Vec3 b, Vec3 c) {
        List<Vec3> corners() {
            return List.of(a, b, c);
        }

        double perimeter() {
            return a.angleTo(b) + b.angleTo(c) + c.angleTo(a);
        }

        Vec3 middle() {
            return sum(a, b, c).normalized();
        }

        /** The point i/n of the way from c towards a, and j/n towards b; even along edges, as {@code sin} makes them. */
        Vec3 point(int i, int j, int n) {
            double part = SHORT_EDGE / n;
            return sum(
                            a.scaled(Math.sin(part * i)),
                            b.scaled(Math.sin(part * j)),
                            c.scaled(Math.sin(part * (n - i - j))))
                    .normalized();
        }

        /** The angle between the corners and the direction that is equally far from all of them. */
        double radius() {
            Vec3 normal = sum(a.cross(b), b.cross(c), c.cross(a)).normalized();
            return Math.acos(Math.abs(normal.dot(a)));
        }

        private static Vec3 sum(Vec3 a, Vec3 b, Vec3 c) {
            return new Vec3(a.x() + b.x() + c.x(), a.y() + b.y() + c.y(), a.z() + b.z() + c.z());
        }
    }
}
