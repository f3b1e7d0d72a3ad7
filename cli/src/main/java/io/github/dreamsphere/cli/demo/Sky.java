package io.github.dreamsphere.cli.demo;

/** The sky: blue above, bright at the horizon, a sun, cumulus clouds lit by it and thin cirrus above them. */
final class Sky {
    private static final double SUN_YAW = Math.toRadians(48);
    private static final double SUN_ELEVATION = Math.toRadians(27);
    private static final double SUN_X = Math.cos(SUN_ELEVATION) * Math.sin(SUN_YAW);
    private static final double SUN_Y = Math.sin(SUN_ELEVATION);
    private static final double SUN_Z = -Math.cos(SUN_ELEVATION) * Math.cos(SUN_YAW);
    static final Rgb SUNLIGHT = new Rgb(1.32, 1.12, 0.86);
    static final Rgb SKYLIGHT = new Rgb(0.30, 0.38, 0.52);

    private static final Rgb ZENITH = new Rgb(0.055, 0.16, 0.42);
    private static final Rgb MIDDLE = new Rgb(0.17, 0.36, 0.68);
    private static final Rgb HORIZON = new Rgb(0.66, 0.74, 0.80);
    private static final Rgb GLOW = new Rgb(1.0, 0.80, 0.52);
    private static final Rgb CLOUD_LIGHT = new Rgb(0.94, 0.92, 0.89);
    private static final Rgb CLOUD_SHADE = new Rgb(0.27, 0.32, 0.42);

    /** The clouds' plane seems bent down to the horizon by this much, or they would crowd there without end. */
    private static final double BEND = 0.11;

    private final Noise noise;

    Sky(Noise noise) {
        this.noise = noise;
    }

    static double sunX() {
        return SUN_X;
    }

    static double sunY() {
        return SUN_Y;
    }

    static double sunZ() {
        return SUN_Z;
    }

    /** What is seen in a direction (a unit vector, y up); below the horizon, the haze. */
    Rgb color(double x, double y, double z) {
        double up = Math.max(0, y);
        double towardsSun = Ramp.clamp(x * sunX() + y * sunY() + z * sunZ());
        Rgb color = withClouds(withCirrus(clear(up, towardsSun), x, up, z), x, up, z, towardsSun);
        return color.plus(sun(towardsSun));
    }

    /** The colour that the air takes on with distance, in the direction of a far point. */
    Rgb haze(double x, double z) {
        double towardsSun = Ramp.clamp(x * sunX() + z * sunZ());
        return HORIZON.times(0.86).mixed(GLOW, 0.38 * Math.pow(towardsSun, 6));
    }

    private Rgb clear(double up, double towardsSun) {
        Rgb color = HORIZON.mixed(MIDDLE, Ramp.clamp(Math.pow(up, 0.55) * 1.5)).mixed(ZENITH, Ramp.smooth(0.2, 1, up));
        double glow = 0.55 * Math.pow(towardsSun, 7) * (1 - 0.5 * up) + 0.35 * Math.pow(towardsSun, 60);
        return color.mixed(GLOW, Math.min(0.9, glow));
    }

    private static Rgb sun(double towardsSun) {
        double disc = Ramp.smooth(Math.cos(0.021), Math.cos(0.015), towardsSun);
        double corona = 0.55 * Math.pow(towardsSun, 900) + 0.2 * Math.pow(towardsSun, 180);
        return SUNLIGHT.times(3 * disc + corona);
    }

    private Rgb withCirrus(Rgb sky, double x, double up, double z) {
        double far = 1 / (up + 2 * BEND);
        double px = 1.1 * x * far;
        double pz = 1.1 * z * far;
        double streaks = noise.octaves(0.8 * px + 0.35 * pz + 3, 3.2 * pz - 1.2 * px + noise.at(px, pz), 5);
        double veil = Ramp.smooth(0.02, 0.62, streaks + 0.25 * noise.at(0.4 * px + 9, 0.4 * pz));
        return sky.mixed(CLOUD_LIGHT, 0.5 * veil * Ramp.smooth(0.02, 0.3, up));
    }

    private Rgb withClouds(Rgb sky, double x, double up, double z, double towardsSun) {
        double far = 1 / (up + BEND);
        double px = 0.62 * x * far;
        double pz = 0.62 * z * far;
        int octaves = up > 0.15 ? 7 : up > 0.05 ? 5 : 4;
        double density = cloud(px, pz, octaves);
        if (density <= 0) {
            return sky;
        }
        double behind = cloud(px + 0.16 * sunX(), pz + 0.16 * sunZ(), 4);
        double beside = cloud(px + 0.035 * sunX(), pz + 0.035 * sunZ(), octaves);
        double light = Ramp.clamp(0.74 + 0.8 * (density - behind) + 3.6 * (density - beside) - 0.62 * density);
        Rgb cloud = CLOUD_SHADE.mixed(CLOUD_LIGHT, light);
        double lining = Math.pow(towardsSun, 8) * (1 - Ramp.smooth(0, 0.5, density));
        Rgb lit = cloud.plus(GLOW.times(0.7 * lining));
        double cover = Ramp.smooth(0, 0.22, density) * 0.97;
        Rgb distant = lit.mixed(haze(x, z).mixed(HORIZON, 0.6), 0.85 * Ramp.smooth(0.34, 0, up));
        return sky.mixed(distant, cover * Ramp.smooth(0.0, 0.07, up));
    }

    /** How thick the cumulus clouds are at a place of their plane: 0 or less where there are none. */
    private double cloud(double x, double z, int octaves) {
        double bulge = 0.22 * noise.at(2.1 * x + 4, 2.1 * z);
        double heaps = noise.octaves(1.5 * x + bulge, 1.5 * z - bulge, octaves);
        double weather = noise.at(0.45 * x + 21, 0.45 * z + 8);
        return 1.5 * (heaps + 0.32 * weather - 0.03);
    }

    /** The share of sunlight that the clouds leave to a place on the ground (metres). */
    double sunshine(double x, double z) {
        double cover = cloud(x / 2600 + 5, z / 2600 - 3, 3);
        return 1 - 0.62 * Ramp.smooth(0.0, 0.35, cover);
    }
}
