package io.github.dreamsphere.cli.demo;

/**
 * The land in one direction of the compass, seen from the viewer's eye: along it the ground's height is sampled at
 * growing distances, and as one looks up, what is seen moves away ("voxel space": every ray's hit lies beyond the last).
 */
final class Column {
    static final double EYE_HEIGHT = 1.9;
    private static final double NEAREST = 0.02;
    private static final double FARTHEST = 26_000;
    private static final int SAMPLES = 850;
    private static final double GROWTH = Math.pow(FARTHEST / NEAREST, 1.0 / (SAMPLES - 1));

    private final Terrain terrain;
    private final double eye;
    private final double sine;
    private final double cosine;
    private final double[] distances = new double[SAMPLES];
    private final double[] heights = new double[SAMPLES];
    private final double[] slopes = new double[SAMPLES];

    /** The land at a yaw in radians, clockwise from the image centre. */
    Column(Terrain terrain, double yaw) {
        this.terrain = terrain;
        eye = terrain.ground(0, 0, 0) + EYE_HEIGHT;
        sine = Math.sin(yaw);
        cosine = Math.cos(yaw);
        double distance = NEAREST;
        for (int i = 0; i < SAMPLES; i++) {
            distances[i] = distance;
            heights[i] = surface(distance);
            slopes[i] = (heights[i] - eye) / distance;
            distance *= GROWTH;
        }
    }

    private double surface(double distance) {
        double x = distance * sine;
        double z = -distance * cosine;
        double ground = terrain.ground(x, z, distance);
        double wood = terrain.wood(x, z, distance, ground);
        double top = ground + (wood > 0 ? terrain.spruces(x, z, wood) : terrain.boulders(x, z, distance));
        return Math.max(top, Terrain.WATER_LEVEL);
    }

    double sine() {
        return sine;
    }

    double cosine() {
        return cosine;
    }

    double eye() {
        return eye;
    }

    /**
     * The index of the first sample that hides a ray.
     *
     * @param from where to begin; the hit of any lower ray
     * @param slope the ray's rise over its horizontal distance
     * @return {@link #end()} if the ray goes into the sky
     */
    int firstAbove(int from, double slope) {
        int i = from;
        while (i < SAMPLES && slopes[i] < slope) {
            i++;
        }
        return i;
    }

    int end() {
        return SAMPLES;
    }

    /** The distance at which a ray meets the land between a sample and the one before. */
    double hitDistance(int sample, double slope) {
        if (sample == 0) {
            return (eye - heights[0]) / Math.max(1e-6, -slope);
        }
        double below = slopes[sample - 1];
        double share = (slope - below) / (slopes[sample] - below);
        return distances[sample - 1] + share * (distances[sample] - distances[sample - 1]);
    }

    /** Where a ray mirrored on the water at a distance meets the land, or negative if it goes into the sky. */
    double mirroredHit(double distance, double slope) {
        int i = (int) (Math.log(distance / NEAREST) / Math.log(GROWTH)) + 1;
        for (; i < SAMPLES; i++) {
            if (heights[i] > Terrain.WATER_LEVEL + 0.2
                    && heights[i] - Terrain.WATER_LEVEL > slope * (distances[i] - distance)) {
                return distances[i];
            }
        }
        return -1;
    }
}
