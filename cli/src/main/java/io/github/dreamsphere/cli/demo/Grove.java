package io.github.dreamsphere.cli.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The broad-leaved trees that stand about the meadow, and the shade under them. */
final class Grove {
    private static final int TREES = 26;
    private static final double NEAREST = 13;
    private static final double FARTHEST = 120;
    private static final Rgb[] LEAVES = {
        new Rgb(0.090, 0.165, 0.028),
        new Rgb(0.125, 0.175, 0.030),
        new Rgb(0.065, 0.130, 0.030),
        new Rgb(0.190, 0.165, 0.030),
        new Rgb(0.230, 0.110, 0.028)
    };

    private final Noise noise;
    private final List<Tree> trees = new ArrayList<>();
    private final List<Shade> shades;

    Grove(Terrain terrain, Noise noise) {
        this.noise = noise;
        for (int i = 0; i < TREES; i++) {
            double distance = NEAREST + (FARTHEST - NEAREST) * Math.pow(noise.ofCell(i, 1, 21), 1.4);
            double yaw = 2 * Math.PI * (i + 0.9 * noise.ofCell(i, 2, 22)) / TREES;
            double x = distance * Math.sin(yaw);
            double z = -distance * Math.cos(yaw);
            double base = terrain.ground(x, z, distance);
            if (base > Terrain.WATER_LEVEL + 1.5 && terrain.pathDistance(x, z) > 3) {
                double height = 7 + 8 * noise.ofCell(i, 3, 23);
                Rgb leaves = LEAVES[(int) (LEAVES.length * noise.ofCell(i, 4, 24))];
                trees.add(new Tree(x, z, base - 0.1, height, leaves, i));
            }
        }
        shades = trees.stream().map(Shade::of).toList();
        trees.sort(Comparator.comparingDouble((Tree tree) -> -Math.hypot(tree.x(), tree.z())));
    }

    /** The trees that a column may meet, the farthest first. */
    List<Tree> along(Column column) {
        return trees.stream()
                .filter(tree -> ahead(tree, column) > 0 && Math.abs(across(tree, column)) < tree.reach())
                .toList();
    }

    private static double ahead(Tree tree, Column column) {
        return tree.x() * column.sine() - tree.z() * column.cosine();
    }

    private static double across(Tree tree, Column column) {
        return tree.x() * column.cosine() + tree.z() * column.sine();
    }

    /**
     * What is seen of trees along a column, before what lies behind.
     *
     * @param slope the ray's rise over its horizontal distance
     * @param limit the distance at which the ray meets the land
     */
    Rgb over(Rgb behind, List<Tree> candidates, Column column, double slope, double limit) {
        Rgb color = behind;
        for (Tree tree : candidates) {
            double distance = ahead(tree, column);
            double up = column.eye() + slope * distance - tree.base();
            if (distance < limit + 1 && up > -0.1 * tree.height() && up < 1.15 * tree.height()) {
                color = tree.over(color, noise, -across(tree, column), up, light(column));
            }
        }
        return color;
    }

    private static Tree.Light light(Column column) {
        double right = Sky.sunX() * column.cosine() + Sky.sunZ() * column.sine();
        double away = Sky.sunX() * column.sine() - Sky.sunZ() * column.cosine();
        return new Tree.Light(right, Sky.sunY(), -away);
    }

    /** The share of sunlight that the crowns leave to a place on the ground. */
    double sunshine(double x, double z) {
        if (x * x + z * z > 4 * FARTHEST * FARTHEST) {
            return 1;
        }
        double light = 1;
        for (Shade shade : shades) {
            light *= 1 - 0.75 * shade.at(x, z, noise);
        }
        return light;
    }

    /** The shade of a crown: an ellipse away from the sun. */
    private record Shade(double x, double z, double radius) {
        private static final double LEVEL = Math.hypot(Sky.sunX(), Sky.sunZ());
        private static final double STRETCH = 1.7;

        static Shade of(Tree tree) {
            double length = 0.62 * tree.height() / Sky.sunY();
            return new Shade(tree.x() - length * Sky.sunX(), tree.z() - length * Sky.sunZ(), 0.42 * tree.height());
        }

        double at(double px, double pz, Noise noise) {
            double dx = px - x;
            double dz = pz - z;
            double reach = 1.5 * STRETCH * radius;
            if (dx * dx + dz * dz > reach * reach) {
                return 0;
            }
            double lengthwise = (dx * Sky.sunX() + dz * Sky.sunZ()) / (LEVEL * STRETCH * radius);
            double crosswise = (dx * Sky.sunZ() - dz * Sky.sunX()) / (LEVEL * radius);
            double distance = Math.sqrt(lengthwise * lengthwise + crosswise * crosswise);
            return Ramp.smooth(1.05, 0.55, distance + 0.35 * noise.octaves(px / 1.4, pz / 1.4, 3));
        }
    }
}
