package io.github.dreamsphere.app.view;

import io.github.dreamsphere.core.dream.Objective;
import java.util.OptionalInt;

/** An objective whose device computes gradients only, so that the processor takes the steps. */
record GradientsOnly(Objective objective) implements Objective {
    @Override
    public OptionalInt fixedSize() {
        return objective.fixedSize();
    }

    @Override
    public Session open(int width, int height) {
        Session session = objective.open(width, height);
        return new Session() {
            @Override
            public double gradient(float[] rgb, float[] gradient) {
                return session.gradient(rgb, gradient);
            }

            @Override
            public void close() {
                session.close();
            }
        };
    }
}
