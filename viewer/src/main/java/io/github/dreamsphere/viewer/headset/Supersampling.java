package io.github.dreamsphere.viewer.headset;

/**
 * How many pixels are drawn for each pixel of the headset, across and down: as many as the headset's rate allows, by the
 * time that frames take. More are tried when there has been room for them for a while; a frame that comes near the time it
 * has makes them fewer at once. Seconds.
 */
final class Supersampling {
    private static final double[] FACTORS = {1, 1.2, 1.4, 1.7, 2};
    /** Shares of the time between two frames of the headset. The runtime's own work and what changes take the rest. */
    private static final double ROOMY = 0.6;

    private static final double TIGHT = 0.85;
    /** Frames with room before more is tried. */
    private static final int CALM = 60;
    /** Seconds before what was too much is tried again; twice as many each time. */
    private static final double FIRST_PAUSE = 10;

    private int level;
    private int roomy;
    private double pause = FIRST_PAUSE;
    private double resting;

    /** How many are drawn now, 1 to 2. */
    double factor() {
        return FACTORS[level];
    }

    /**
     * A frame has been drawn.
     *
     * @param taken what it took
     * @param period the time between two frames of the headset
     */
    void frame(double taken, double period) {
        resting = Math.max(0, resting - period);
        if (taken > TIGHT * period) {
            roomy = 0;
            if (level > 0) {
                level--;
                resting = pause;
                pause *= 2;
            }
            return;
        }
        roomy = level + 1 < FACTORS.length && expected(taken) < ROOMY * period ? roomy + 1 : 0;
        if (roomy >= CALM && resting == 0) {
            level++;
            roomy = 0;
        }
    }

    /** What a frame would take with the next more pixels. */
    private double expected(double taken) {
        double more = FACTORS[level + 1] / FACTORS[level];
        return taken * more * more;
    }
}
