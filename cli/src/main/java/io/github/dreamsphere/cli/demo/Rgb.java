package io.github.dreamsphere.cli.demo;

/** A colour as linear light; 1 is what a white surface in full sun sends back, more is brighter. */
record Rgb(double red, double green, double blue) {
    static final Rgb BLACK = new Rgb(0, 0, 0);

    Rgb times(double factor) {
        return new Rgb(factor * red, factor * green, factor * blue);
    }

    Rgb times(Rgb other) {
        return new Rgb(red * other.red, green * other.green, blue * other.blue);
    }

    Rgb plus(Rgb other) {
        return new Rgb(red + other.red, green + other.green, blue + other.blue);
    }

    /** This colour for 0, {@code other} for 1. */
    Rgb mixed(Rgb other, double share) {
        return new Rgb(
                red + (other.red - red) * share,
                green + (other.green - green) * share,
                blue + (other.blue - blue) * share);
    }
}
