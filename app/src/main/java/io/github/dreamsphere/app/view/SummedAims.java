package io.github.dreamsphere.app.view;

import io.github.dreamsphere.core.dream.Aim;
import io.github.dreamsphere.core.dream.Objective;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * Several aims as one objective, summed as in a dream: each gradient is scaled to mean magnitude 1, times the aim's weight.
 * The aims' masks are ignored, because the gaze decides where a live dream grows.
 */
record SummedAims(List<Aim> aims) implements Objective {
    static Objective of(List<Aim> aims) {
        return aims.size() == 1 ? aims.get(0).objective() : new SummedAims(aims);
    }

    @Override
    public Session open(int width, int height) {
        List<Session> sessions = new ArrayList<>();
        for (Aim aim : aims) {
            sessions.add(aim.objective().open(width, height));
        }
        return new Session() {
            @Override
            public double gradient(float[] rgb, float[] gradient) {
                return sum(sessions, rgb, gradient);
            }

            @Override
            public void close() {
                sessions.forEach(Session::close);
            }
        };
    }

    private double sum(List<Session> sessions, float[] rgb, float[] gradient) {
        float[] one = new float[gradient.length];
        Arrays.fill(gradient, 0);
        double value = 0;
        for (int i = 0; i < sessions.size(); i++) {
            double weight = aims.get(i).weight();
            value += weight * sessions.get(i).gradient(rgb, one);
            double magnitude = 0;
            for (float each : one) {
                magnitude += Math.abs(each);
            }
            float scale = magnitude == 0 ? 0 : (float) (weight * one.length / magnitude);
            for (int j = 0; j < one.length; j++) {
                gradient[j] += scale * one[j];
            }
        }
        return value;
    }

    @Override
    public int minimumSize() {
        return aims.stream()
                .mapToInt(aim -> aim.objective().minimumSize())
                .max()
                .orElse(1);
    }

    @Override
    public OptionalInt fixedSize() {
        return aims.stream()
                .map(aim -> aim.objective().fixedSize())
                .filter(OptionalInt::isPresent)
                .findFirst()
                .orElse(OptionalInt.empty());
    }
}
