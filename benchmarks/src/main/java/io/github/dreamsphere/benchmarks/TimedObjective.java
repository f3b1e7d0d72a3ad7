package io.github.dreamsphere.benchmarks;

import io.github.dreamsphere.core.dream.Objective;
import java.util.OptionalInt;

/** Another objective, and how long it took. */
final class TimedObjective implements Objective {
    private final Objective timed;
    private long nanoseconds;

    TimedObjective(Objective timed) {
        this.timed = timed;
    }

    /** Seconds spent in the objective so far. */
    double seconds() {
        return nanoseconds / 1e9;
    }

    @Override
    public int minimumSize() {
        return timed.minimumSize();
    }

    @Override
    public OptionalInt fixedSize() {
        return timed.fixedSize();
    }

    @Override
    public Session open(int width, int height) {
        long start = System.nanoTime();
        Session session = timed.open(width, height);
        nanoseconds += System.nanoTime() - start;
        return new Session() {
            @Override
            public double gradient(float[] rgb, float[] gradient) {
                long begin = System.nanoTime();
                double value = session.gradient(rgb, gradient);
                nanoseconds += System.nanoTime() - begin;
                return value;
            }

            @Override
            public void close() {
                session.close();
            }
        };
    }
}
