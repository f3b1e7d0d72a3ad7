package io.github.dreamsphere.core.dream;

import io.github.dreamsphere.core.sphere.Vec3;
import java.util.SplittableRandom;

/** Gradient noise in space (Perlin, "Improving Noise", 2002); on any surface it has no seam. */
final class SolidNoise {
    private static final int PERIOD = 256;

    private final int[] permutation = new int[2 * PERIOD];

    /** Noise drawn from {@code random}. */
    SolidNoise(SplittableRandom random) {
        for (int i = 0; i < PERIOD; i++) {
            int j = random.nextInt(i + 1);
            permutation[i] = permutation[j];
            permutation[j] = i;
        }
        System.arraycopy(permutation, 0, permutation, PERIOD, PERIOD);
    }

    /** The sum of {@code octaves} noises, each twice as fine and half as strong as the one before; about −1..1. */
    double fractal(Vec3 place, double frequency, int octaves) {
        double sum = 0;
        double strength = 1;
        double scale = frequency;
        for (int i = 0; i < octaves; i++) {
            sum += strength * at(place.x() * scale, place.y() * scale, place.z() * scale);
            strength /= 2;
            scale *= 2;
        }
        return sum;
    }

    /** The noise at a point, −1..1; 0 at whole coordinates. */
    double at(double x, double y, double z) {
        int column = (int) Math.floor(x);
        int row = (int) Math.floor(y);
        int layer = (int) Math.floor(z);
        double sum = 0;
        for (int corner = 0; corner < 8; corner++) {
            int dx = corner & 1;
            int dy = corner >> 1 & 1;
            int dz = corner >> 2;
            double u = x - column - dx;
            double v = y - row - dy;
            double w = z - layer - dz;
            double weight = fade(u) * fade(v) * fade(w);
            sum += weight * slope(hash(column + dx, row + dy, layer + dz), u, v, w);
        }
        return sum;
    }

    private int hash(int x, int y, int z) {
        int column = permutation[x & PERIOD - 1];
        int row = permutation[column + (y & PERIOD - 1)];
        return permutation[row + (z & PERIOD - 1)];
    }

    /** 1 at 0, 0 at ±1, flat at both. */
    private static double fade(double t) {
        double a = Math.abs(t);
        return 1 - a * a * a * (a * (a * 6 - 15) + 10);
    }

    /** One of the twelve slopes towards the edges of a cube. */
    private static double slope(int hash, double x, double y, double z) {
        int h = hash & 15;
        double u = h < 8 ? x : y;
        double v = h < 4 ? y : h == 12 || h == 14 ? x : z;
        return ((h & 1) == 0 ? u : -u) + ((h & 2) == 0 ? v : -v);
    }
}
