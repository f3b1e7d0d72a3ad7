package io.github.dreamsphere.viewer.headset;

/**
 * Chooses how many pixels to draw for each pixel of the headset, across and down, by the time that frames take. The number
 * grows after frames have left enough time for a while. It shrinks at once if a frame takes almost all of its time. Times are
 * in seconds.
 */
final class Supersampling {
    private static final double[] FACTORS = {1, 1.2, 1.4, 1.7, 2};
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

    private int level;
    private int roomy;
    private int outdated;
    private double pause = FIRST_PAUSE;
    private double resting;

    /** The number of pixels for each of the headset's, across and down, 1 to 2. */
    double factor() {
        return FACTORS[level];
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
        roomy = level + 1 < FACTORS.length && expected(taken) < ROOMY * period ? roomy + 1 : 0;
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
