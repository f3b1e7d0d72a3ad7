package io.github.dreamsphere.models.objective;

import io.github.dreamsphere.models.net.Shape;

/**
 * ½Σa² of the whole blob (Mordvintsev, Olah, Tyka, "Inceptionism", 2015), which amplifies whatever the network already
 * sees. Its gradient is the blob itself.
 */
public record Energy() implements BlobScore {
    @Override
    public void check(String blob, int channels) {
        // Every blob can have this score.
    }

    @Override
    public Session open(Shape shape) {
        return new Session() {
            @Override
            public double gradient(float[] activation, float[] gradient) {
                double sum = 0;
                for (int i = 0; i < activation.length; i++) {
                    sum += (double) activation[i] * activation[i];
                    gradient[i] = activation[i];
                }
                return sum / 2;
            }

            @Override
            public boolean isEnergy() {
                return true;
            }
        };
    }
}
