package io.github.dreamsphere.cli;

import io.github.dreamsphere.upscale.UpscaleOptions;
import java.util.OptionalInt;

/**
 * The value of {@code --denoise}.
 *
 * @param level 0 to 3; empty for {@code auto}
 */
record NoiseLevel(OptionalInt level) {
    static final NoiseLevel AUTO = new NoiseLevel(OptionalInt.empty());

    private static final String WORD = "auto";

    /** @throws IllegalArgumentException if {@code word} is neither a level nor {@code auto} */
    static NoiseLevel read(String word) {
        if (word.equals(WORD)) {
            return AUTO;
        }
        if (!word.matches("[0-3]")) {
            throw new IllegalArgumentException("must be auto or 0 to 3, was '" + word + "'");
        }
        return of(Integer.parseInt(word));
    }

    static NoiseLevel of(int level) {
        return new NoiseLevel(OptionalInt.of(level));
    }

    /** {@code options} with this level. */
    UpscaleOptions in(UpscaleOptions options) {
        return level.isPresent() ? options.withNoiseLevel(level.getAsInt()) : options;
    }

    @Override
    public String toString() {
        return level.isPresent() ? String.valueOf(level.getAsInt()) : WORD;
    }
}
