package io.github.dreamsphere.cli.demo;

import java.util.Random;

/** Gradient noise of the plane (Perlin, "Improving Noise", 2002) and sums of its octaves. Immutable. */
final class Noise {
    private static final int PERIOD = 256;
    /** The gain that brings gradient noise to about −1..1. */
    private static final double GAIN = 1.5;

    private final int[] permutation = new int[2 * PERIOD];

    Noise(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < PERIOD; i++) {
            int j = random.nextInt(i + 1);
            permutation[i] = permutation[j];
            permutation[j] = i;
        }
        System.arraycopy(permutation, 0, permutation, PERIOD, PERIOD);
    }

    /** About −1..1, smooth, with details of size 1. */
    double at(double x, double y) {
        int cellX = floor(x);
        int cellY = floor(y);
        double fx = x - cellX;
        double fy = y - cellY;
        int column = permutation[cellX & 255];
        int next = permutation[cellX + 1 & 255];
        int row = cellY & 255;
        int below = cellY + 1 & 255;
        double u = fade(fx);
        double top = mix(gradient(column + row, fx, fy), gradient(next + row, fx - 1, fy), u);
        double bottom = mix(gradient(column + below, fx, fy - 1), gradient(next + below, fx - 1, fy - 1), u);
        return GAIN * mix(top, bottom, fade(fy));
    }

    /** Octaves, each half as large and half as strong as the one before; about −1..1. */
    double octaves(double x, double y, int count) {
        double sum = 0;
        double strength = 0.5;
        for (int i = 0; i < count; i++) {
            sum += strength * at(x, y);
            // Turned by 37° from octave to octave, so that the lattice does not show.
            double turned = 1.597 * x - 1.204 * y + 17.3;
            y = 1.204 * x + 1.597 * y + 5.7;
            x = turned;
            strength *= 0.5;
        }
        return sum;
    }

    /** Octaves folded to sharp crests, 0..1 (Musgrave's ridged multifractal). */
    double ridges(double x, double y, int count) {
        double sum = 0;
        double strength = 0.5;
        double above = 1;
        for (int i = 0; i < count; i++) {
            double crest = 1 - Math.abs(at(x, y));
            crest *= crest;
            sum += strength * crest * above;
            above = Math.min(1, 1.3 * crest);
            double turned = 1.597 * x - 1.204 * y + 31.1;
            y = 1.204 * x + 1.597 * y + 3.9;
            x = turned;
            strength *= 0.5;
        }
        return sum;
    }

    /** A number 0..1 of a cell's own, {@code kind} of many. */
    double ofCell(int x, int y, int kind) {
        int a = permutation[x + 37 * kind & 255];
        int b = permutation[a + (y + 11 * kind & 255)];
        int c = permutation[b + (x >> 8) & 255];
        return (permutation[c + (kind & 255)] + 0.5) / PERIOD;
    }

    private double gradient(int hash, double x, double y) {
        return switch (permutation[hash] & 7) {
            case 0 -> x + 0.4 * y;
            case 1 -> -x + 0.4 * y;
            case 2 -> x - 0.4 * y;
            case 3 -> -x - 0.4 * y;
            case 4 -> 0.4 * x + y;
            case 5 -> -0.4 * x + y;
            case 6 -> 0.4 * x - y;
            default -> -0.4 * x - y;
        };
    }

    static int floor(double x) {
        int whole = (int) x;
        return x < whole ? whole - 1 : whole;
    }

    private static double fade(double t) {
        return t * t * t * (t * (t * 6 - 15) + 10);
    }

    private static double mix(double a, double b, double t) {
        return a + (b - a) * t;
    }
}
