package io.github.dreamsphere.models.gpu;

import io.github.dreamsphere.core.dream.AscentRule;
import io.github.dreamsphere.core.dream.AscentTask;
import io.github.dreamsphere.core.plane.Plane;
import java.util.ArrayList;
import java.util.List;

/** Changes a picture along its gradient by an {@link AscentRule}, on a graphics card. */
final class StepShader implements AutoCloseable {
    private static final int RGB = 3;
    private static final int REMEMBERED = 2;
    private static final int RATES = 5;

    private final AscentRule rule;
    private final Dispatch dispatch;

    /** Adam's mean and mean square. */
    private final List<CardPlane> remembered = new ArrayList<>();

    private CardFloats rates;

    /**
     * Allocates all memory.
     *
     * @param gradient four values a pixel
     * @param result what {@code normal.glsl} makes of the gradient
     * @throws CardMemoryException if the memory is full
     */
    StepShader(Card card, AscentTask task, CardFloats gradient, CardPlane picture, CardFloats result) {
        rule = task.rule();
        int width = task.sphere().width();
        int height = task.sphere().height();
        String[] macros = rule instanceof AscentRule.Adam ? new String[] {"ADAM"} : new String[0];
        dispatch = new Dispatch(card.programs().get("ascend", macros), new Tiles(1))
                .integers(width)
                .floats(task.stepSize())
                .each(width, height);
        if (macros.length == 0) {
            dispatch.bind(gradient.shared(), picture.shared(), result.shared());
            return;
        }
        try {
            for (int i = 0; i < REMEMBERED; i++) {
                remembered.add(new CardPlane((long) RGB * width * height));
            }
            rates = new CardFloats(RATES);
        } catch (CardMemoryException e) {
            close();
            throw e;
        }
        dispatch.bind(
                gradient.shared(),
                picture.shared(),
                result.shared(),
                remembered.get(0).shared(),
                remembered.get(1).shared(),
                rates.shared());
    }

    /** Takes what the rule remembers. */
    void put(List<Plane> memory) {
        for (int i = 0; i < remembered.size(); i++) {
            remembered.get(i).put(memory.get(i));
        }
    }

    /** Copies what the rule remembers to {@code memory}. */
    void read(List<Plane> memory) {
        for (int i = 0; i < remembered.size(); i++) {
            remembered.get(i).read(memory.get(i));
        }
    }

    /** Takes a step, counted from 0 in its octave, if the gradient is finite. */
    void run(int step) {
        if (rule instanceof AscentRule.Adam adam) {
            AscentRule.Adam.Rates now = adam.rates(step);
            rates.write(
                    new float[] {now.newMean(), now.newSquare(), now.meanScale(), now.squareScale(), now.epsilon()});
        }
        dispatch.run();
    }

    @Override
    public void close() {
        remembered.forEach(CardPlane::close);
        if (rates != null) {
            rates.close();
        }
    }
}
