package io.github.dreamsphere.cli.demo;

/**
 * A broad-leaved tree: a trunk under a crown of round boughs, drawn on a plane that faces the viewer.
 *
 * @param x where it stands, metres to the right
 * @param z metres behind the viewer
 * @param base height of its foot
 * @param height metres from foot to top
 * @param leaves its colour
 * @param seed tells its boughs from other trees'
 */
record Tree(double x, double z, double base, double height, Rgb leaves, int seed) {
    private static final int BOUGHS = 9;
    private static final double CROWN_HEIGHT = 0.62;
    private static final Rgb BARK = new Rgb(0.10, 0.075, 0.055);

    /** Half the width of all of it, in metres. */
    double reach() {
        return 0.56 * height;
    }

    /** What lies behind it at a place of its plane, and the tree before it. */
    Rgb over(Rgb behind, Noise noise, double across, double up, Light light) {
        Rgb color = trunk(behind, noise, across / height, up / height);
        return crown(color, noise, across / height, up / height, light);
    }

    /** Where the sun stands, seen from the tree's plane. */
    record Light(double right, double up, double front) {}

    private Rgb trunk(Rgb behind, Noise noise, double u, double v) {
        if (v > 0.6 || v < -0.08) {
            return behind;
        }
        double bend = 0.03 * Math.sin(5 * v + seed);
        double half = 0.026 * (1.25 - v) + 0.05 * Math.max(0, 0.06 - v);
        double share = Ramp.smooth(half, 0.75 * half, Math.abs(u - bend));
        double furrows = noise.octaves(170 * u + seed, 24 * v, 3);
        return behind.mixed(BARK.times(0.75 + 0.7 * furrows + 6 * (u - bend)), share);
    }

    private Rgb crown(Rgb behind, Noise noise, double u, double v, Light light) {
        double du = u / 0.55;
        double dv = (v - CROWN_HEIGHT) / 0.47;
        if (du * du + dv * dv > 1) {
            return behind;
        }
        double rough = noise.octaves(9 * u + 3.1 * seed, 9 * v, 3);
        double fine = noise.octaves(52 * u + seed, 52 * v, 3);
        Bough bough = nearest(noise, u, v, 0.45 * rough + 0.38 * fine);
        double share = Ramp.smooth(0.0, 0.10, bough.inside());
        if (share <= 0) {
            return behind;
        }
        double front = Math.sqrt(Math.max(0, 1 - bough.right() * bough.right() - bough.up() * bough.up()));
        double facing = bough.right() * light.right() + bough.up() * light.up() + front * light.front();
        double shining = Math.max(0, -light.front()) * Ramp.smooth(0.5, 0, bough.inside());
        double brightness = 0.30 + 1.15 * Ramp.clamp(0.35 + 0.65 * facing) + 0.8 * shining;
        double depth = Ramp.clamp(0.72 + 0.9 * fine + 0.5 * rough);
        return behind.mixed(leaves.times(brightness * (0.35 + 0.9 * depth)).times(Sky.SUNLIGHT), share);
    }

    /** How deep a place lies in a bough, and where on its ball. */
    private record Bough(double inside, double right, double up) {}

    private Bough nearest(Noise noise, double u, double v, double roughness) {
        double deepest = Double.NEGATIVE_INFINITY;
        double right = 0;
        double up = 0;
        for (int i = 0; i < BOUGHS; i++) {
            double angle = 2 * Math.PI * (i + noise.ofCell(seed, i, 1)) / BOUGHS;
            double out = i == 0 ? 0 : 0.14 + 0.13 * noise.ofCell(seed, i, 2);
            double radius = i == 0 ? 0.26 : 0.12 + 0.09 * noise.ofCell(seed, i, 3);
            double dx = (u - 1.15 * out * Math.cos(angle)) / radius;
            double dy = (v - CROWN_HEIGHT - out * Math.sin(angle)) / radius;
            double inside = 1 - Math.sqrt(dx * dx + dy * dy) + roughness * (i == 0 ? 0.6 : 1);
            if (inside > deepest) {
                deepest = inside;
                right = dx;
                up = dy;
            }
        }
        return new Bough(deepest, Math.max(-1, Math.min(1, right)), Math.max(-1, Math.min(1, up)));
    }
}
