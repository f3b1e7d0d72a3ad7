package io.github.dreamsphere.viewer.headset;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * Chooses how many pixels to draw for each pixel of the headset, across and down: a fixed number, or as many as there is time
 * for. Then the number grows after frames have left enough time for a while. It shrinks at once if a frame takes almost all of
 * its time. Times are in seconds.
 */
public final class Supersampling {
    /** The largest number that can be chosen. */
    public static final double MOST = 2;

    private static final double[] FACTORS = {1, 1.2, 1.4, 1.7, MOST};
    /** Shares of the headset's period. The runtime's own work and changes of the scene take the rest. */
    private static final double ROOMY = 0.6;

    private static final double TIGHT = 0.85;
    /** Frames in a row that must leave enough time before more pixels are tried. */
    private static final int CALM = 60;
    /** The pause before a number that was too large is tried again. It doubles each time, up to the longest. */
    private static final double FIRST_PAUSE = 10;

    private static final double LONGEST_PAUSE = 160;
    /** Frames are measured after they are drawn: so many after a change still had the number of pixels before it. */
    private static final int LATENCY = 4;

    private final OptionalDouble fixed;
    private final Consumer<String> say;
    private double limit = Double.POSITIVE_INFINITY;
    private int level;
    private int roomy;
    private int outdated;
    private double pause = FIRST_PAUSE;
    private double resting;

    /**
     * A choice that begins with one pixel for each of the headset's, unless it is fixed.
     *
     * @param fixed the number, 1 to {@link #MOST}; if empty, the time that frames take decides
     * @param say receives a line if the driver cannot draw as many pixels
     */
    public Supersampling(OptionalDouble fixed, Consumer<String> say) {
        this.fixed = fixed;
        this.say = say;
    }

    /** The number of pixels for each of the headset's, across and down, 1 to {@link #MOST}. */
    double factor() {
        return Math.min(limit, fixed.orElse(FACTORS[level]));
    }

    /** The driver cannot draw as many pixels as {@link #factor}. The next smaller number is used, and never more again. */
    void refuse() {
        if (limit == Double.POSITIVE_INFINITY) {
            say.accept(String.format(
                    Locale.ROOT,
                    "the graphics card cannot draw %.3g times the headset's pixels across and down; it draws fewer",
                    factor()));
        }
        limit = smaller(factor());
        while (FACTORS[level] > limit) {
            level--;
        }
        outdated = LATENCY;
        roomy = 0;
    }

    private static double smaller(double factor) {
        double smaller = 1;
        for (double other : FACTORS) {
            smaller = other < factor ? other : smaller;
        }
        return smaller;
    }

    /**
     * Takes the measurement of a frame.
     *
     * @param taken the time that the frame took
     * @param period the time between two frames of the headset
     */
    void frame(double taken, double period) {
        resting = Math.max(0, resting - period);
        if (outdated > 0) {
            outdated--;
        } else if (taken > TIGHT * period) {
            shrink();
        } else {
            growIfRoomy(taken, period);
        }
    }

    private void shrink() {
        roomy = 0;
        if (level > 0) {
            level--;
            outdated = LATENCY;
            resting = pause;
            pause = Math.min(LONGEST_PAUSE, 2 * pause);
        }
    }

    private void growIfRoomy(double taken, double period) {
        roomy = level + 1 < FACTORS.length && FACTORS[level + 1] <= limit && expected(taken) < ROOMY * period
                ? roomy + 1
                : 0;
        if (roomy >= CALM && resting == 0) {
            level++;
            outdated = LATENCY;
            roomy = 0;
        }
    }

    /** The time that a frame would take with the next larger number of pixels. */
    private double expected(double taken) {
        double more = FACTORS[level + 1] / FACTORS[level];
        return taken * more * more;
    }
}
