package io.github.dreamsphere.web.studio;

/** Estimates how long a run will still take, by how far it has come since its steps began. */
final class TimeLeft {
    private static final double NANOSECONDS = 1e9;
    private static final double LEAST_SECONDS = 2;

    private long start;
    private double first = -1;
    private String kind = "";

    /**
     * The seconds left; negative as long as too little is known.
     *
     * @param stage what is being done: what comes before the first step says nothing of the steps' speed
     * @param done the part of the run that is done, 0 to 1; a run that goes on after a break begins with more than 0
     * @param now the time in nanoseconds
     */
    double after(String stage, double done, long now) {
        String work = RunProgress.kind(stage);
        if (!work.equals(kind) || done < first) {
            kind = work;
            start = now;
            first = done;
        }
        double seconds = (now - start) / NANOSECONDS;
        return done > first && seconds > LEAST_SECONDS ? seconds * (1 - done) / (done - first) : -1;
    }
}
