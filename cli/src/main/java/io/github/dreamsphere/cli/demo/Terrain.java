package io.github.dreamsphere.cli.demo;

/**
 * The height of the land around the viewer, in metres: a knoll in a meadow, a lake before it, wooded hills, and mountains
 * around. x to the right of the image centre, z behind the viewer.
 */
final class Terrain {
    static final double WATER_LEVEL = -9;
    static final double TREE_LINE = 760;

    private static final double LAKE_X = 40;
    private static final double LAKE_Z = -430;

    private final Noise noise;

    Terrain(Noise noise) {
        this.noise = noise;
    }

    /**
     * The height of the ground without what grows on it.
     *
     * @param distance from the viewer; tells which details can be seen
     */
    double ground(double x, double z, double distance) {
        double height = 7 * Math.exp(-(x * x + z * z) / 9000) + rolling(x, z, distance);
        if (distance > 140) {
            height += 95 * Ramp.smooth(140, 1300, distance) * (0.42 + noise.octaves(x / 900, z / 900, 4));
        }
        if (distance > 1300) {
            height += mountains(x, z, distance);
        }
        return lowered(height, x, z);
    }

    private double rolling(double x, double z, double distance) {
        double height = 5.5 * noise.octaves(x / 130, z / 130, 3);
        if (distance < 120) {
            height += 0.10 * noise.octaves(x / 2.3, z / 2.3, 3) * Ramp.smooth(120, 15, distance);
        }
        return height;
    }

    private double mountains(double x, double z, double distance) {
        double rise = Ramp.smooth(1200, 6200, distance);
        double massif = 0.62 + 0.55 * noise.at(x / 8200 + 0.7, z / 8200 + 0.2);
        double crests = noise.ridges(x / 4300 + 2.2, z / 4300 + 7.1, distance < 9000 ? 8 : 7);
        return 3300 * rise * massif * crests * crests;
    }

    private double lowered(double height, double x, double z) {
        double shore = lakeDistance(x, z);
        if (shore > 1.9) {
            return height;
        }
        double basin = Ramp.smooth(1.9, 0.75, shore);
        return height + (WATER_LEVEL - 6 - height) * basin;
    }

    /** 0 in the lake's middle, about 1 at its shore. */
    private double lakeDistance(double x, double z) {
        double dx = (x - LAKE_X) / 330;
        double dz = (z - LAKE_Z) / 240;
        double distance = Math.sqrt(dx * dx + dz * dz);
        return distance > 2.6 ? distance : distance + 0.33 * noise.octaves(x / 190 + 3, z / 190, 3);
    }

    /** How far the boulders that lie about rise above the ground, in metres. */
    double boulders(double x, double z, double distance) {
        if (distance < 3.5 || distance > 170) {
            return 0;
        }
        double spacing = 7.5;
        int cellX = Noise.floor(x / spacing);
        int cellZ = Noise.floor(z / spacing);
        double size = 0.35 + 1.15 * Math.pow(noise.ofCell(cellX, cellZ, 11), 2);
        if (noise.ofCell(cellX, cellZ, 12) > 0.42) {
            return 0;
        }
        double dx = x / spacing - cellX - 0.3 - 0.4 * noise.ofCell(cellX, cellZ, 13);
        double dz = z / spacing - cellZ - 0.3 - 0.4 * noise.ofCell(cellX, cellZ, 14);
        double bumps = 0.55 * noise.octaves(x / 0.9, z / 0.9, 4);
        double distanceToMiddle = spacing * Math.sqrt(dx * dx + dz * dz) / size + bumps;
        return distanceToMiddle >= 1 ? 0 : 0.95 * size * Math.sqrt(1 - Math.max(0, distanceToMiddle));
    }

    /** How far a place is from the middle of the path, in metres. */
    double pathDistance(double x, double z) {
        double middle = 2.6 + 9 * Math.sin(z / 31) + 4 * Math.sin(z / 13 + 1) - 9 * Math.sin(0.02);
        double slope = 9.0 / 31 * Math.cos(z / 31) + 4.0 / 13 * Math.cos(z / 13 + 1);
        return Math.abs(x - middle) / Math.sqrt(1 + slope * slope);
    }

    /** How much of a wood stands at a place, 0..1. */
    double wood(double x, double z, double distance, double ground) {
        if (distance < 75 || ground < WATER_LEVEL + 2.5 || ground > TREE_LINE + 60) {
            return 0;
        }
        double growth = noise.octaves(x / 260 + 11, z / 260 + 5, 4) + 0.10 * Ramp.smooth(300, 1500, distance);
        return Ramp.smooth(0.0, 0.12, growth)
                * Ramp.smooth(75, 130, distance)
                * Ramp.smooth(TREE_LINE + 60, TREE_LINE - 160, ground + 120 * noise.at(x / 300, z / 300));
    }

    /** The height of the spruces at a place of a wood: cones on a jittered grid. */
    double spruces(double x, double z, double wood) {
        double spacing = 6.5;
        double gx = x / spacing;
        double gz = z / spacing;
        int cellX = Noise.floor(gx);
        int cellZ = Noise.floor(gz);
        double highest = 0;
        for (int j = -1; j <= 1; j++) {
            for (int i = -1; i <= 1; i++) {
                highest = Math.max(highest, spruce(gx, gz, cellX + i, cellZ + j));
            }
        }
        return wood * highest;
    }

    private double spruce(double gx, double gz, int cellX, int cellZ) {
        double dx = gx - cellX - 0.15 - 0.7 * noise.ofCell(cellX, cellZ, 1);
        double dz = gz - cellZ - 0.15 - 0.7 * noise.ofCell(cellX, cellZ, 2);
        double size = 0.55 + 0.45 * noise.ofCell(cellX, cellZ, 3);
        double radius = 0.74 * size;
        double distance = Math.sqrt(dx * dx + dz * dz);
        return distance >= radius ? 0 : 17 * size * (1 - distance / radius);
    }
}
