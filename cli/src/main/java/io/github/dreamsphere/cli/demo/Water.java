package io.github.dreamsphere.cli.demo;

/** The lake: a mirror of the land and the sky, broken by ripples, and dark where one looks into it. */
final class Water {
    private static final Rgb DEPTH = new Rgb(0.012, 0.055, 0.070);

    private final Sky sky;
    private final Ground ground;
    private final Noise noise;

    Water(Sky sky, Ground ground, Noise noise) {
        this.sky = sky;
        this.ground = ground;
        this.noise = noise;
    }

    /** The colour of the lake at a place that a ray of a column meets at a slope (negative: from above). */
    Rgb color(Column column, double distance, double slope) {
        double x = distance * column.sine();
        double z = -distance * column.cosine();
        double breeze = 0.35 + 0.65 * Ramp.smooth(-0.2, 0.4, noise.octaves(x / 140, z / 140, 2));
        double ripples = noise.octaves(x / 5, z / 2.2, 3) + 0.6 * noise.at(x / 1.1, z / 0.7);
        double mirrored = Math.max(0.004, -slope + 0.035 * breeze * ripples);
        double fresnel = 0.04 + 0.96 * Math.pow(1 - mirrored / Math.sqrt(1 + mirrored * mirrored), 5);
        Rgb reflection = reflection(column, distance, mirrored, ripples * breeze);
        return ground.hazy(DEPTH.mixed(reflection, fresnel), x, z, distance);
    }

    private Rgb reflection(Column column, double distance, double slope, double ripples) {
        double hit = column.mirroredHit(distance, slope);
        if (hit > 0) {
            double aside = 1 + 0.01 * ripples;
            return ground.color(hit * column.sine() * aside, -hit * column.cosine(), hit, hit * 0.006)
                    .times(0.82);
        }
        double length = Math.sqrt(1 + slope * slope);
        double turned = 0.02 * ripples;
        return sky.color(
                (column.sine() + turned * column.cosine()) / length,
                slope / length,
                (-column.cosine() + turned * column.sine()) / length);
    }
}
