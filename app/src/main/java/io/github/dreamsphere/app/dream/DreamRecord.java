package io.github.dreamsphere.app.dream;

import io.github.dreamsphere.app.recipe.RecipeText;
import io.github.dreamsphere.app.recipe.RunDigests;
import io.github.dreamsphere.app.recipe.SourcedRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The recipe that a run records in its results.
 *
 * @param source the request
 * @param digests of everything it is made from
 */
record DreamRecord(SourcedRequest<?> source, RunDigests digests) {
    private static final String COMMENT = "Dreamed by dreamsphere; again with: dreamsphere dream IN --recipe THIS";

    /** The recipe of this run on {@code input}, or on no file. */
    String text(Optional<Path> input) throws IOException {
        return RecipeText.of(COMMENT, source.settings(), digests.of(input));
    }
}
