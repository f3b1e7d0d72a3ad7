package io.github.dreamsphere.cli.demo;

import io.github.dreamsphere.core.image.Image;

/** Turns light into the samples of a picture: highlights roll off, then the sRGB curve. */
final class Film {
    private static final double EXPOSURE = 1.12;

    private Film() {}

    static void expose(Rgb light, Image image, int x, int y) {
        image.set(x, y, 0, (float) sample(light.red()));
        image.set(x, y, 1, (float) sample(light.green()));
        image.set(x, y, 2, (float) sample(light.blue()));
    }

    private static double sample(double light) {
        double exposed = Math.max(0, EXPOSURE * light);
        // Straight up to 0.6, then bent so that 1 is reached only by endless light.
        double rolled = exposed < 0.6 ? exposed : 0.6 + 0.4 * (1 - Math.exp(-(exposed - 0.6) / 0.4));
        return rolled <= 0.0031308 ? 12.92 * rolled : 1.055 * Math.pow(rolled, 1 / 2.4) - 0.055;
    }
}
