package io.github.dreamsphere.web.studio;

import io.github.dreamsphere.app.recipe.Recipes;
import io.github.dreamsphere.app.recipe.RequestDraft;
import io.github.dreamsphere.app.recipe.RequestFields;
import io.github.dreamsphere.core.dream.DreamOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The steps of a draft: fewer but larger than its recipe's, so that the draft changes the picture as much as the dream.
 *
 * @param steps for each octave, as in a recipe
 * @param sizes the steps' sizes, as in a recipe
 */
record DraftPace(List<Integer> steps, List<Double> sizes) {
    private static final double PART = 0.4;
    private static final int FEWEST = 2;
    private static final int MOST = 6;

    /** The steps of a draft of the recipe in {@code file}. */
    static DraftPace of(Path file) throws IOException {
        DreamOptions options = RequestDraft.read(
                        RequestFields.DREAM, Map.of(), Optional.of(Recipes.resolve(file.toString())), List.of())
                .request()
                .ascent();
        return of(options.steps(), options.stepSizes());
    }

    static DraftPace of(List<Integer> steps, List<Double> sizes) {
        List<Integer> fewer = new ArrayList<>();
        List<Double> larger = new ArrayList<>();
        for (int octave = 0; octave < Math.max(steps.size(), sizes.size()); octave++) {
            int asked = steps.get(Math.min(octave, steps.size() - 1));
            double size = sizes.get(Math.min(octave, sizes.size() - 1));
            int few = Math.min(asked, Math.max(FEWEST, Math.min(MOST, (int) Math.round(asked * PART))));
            fewer.add(few);
            larger.add(few == 0 ? size : Math.min(DreamOptions.LARGEST_STEP_SIZE, size * asked / few));
        }
        return new DraftPace(fewer, larger);
    }

    /** The steps as settings of a dream. */
    Map<String, List<String>> settings() {
        return Map.of(
                "steps", steps.stream().map(String::valueOf).toList(),
                "step-size", sizes.stream().map(String::valueOf).toList());
    }
}
