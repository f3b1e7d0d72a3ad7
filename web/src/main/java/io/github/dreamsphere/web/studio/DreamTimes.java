package io.github.dreamsphere.web.studio;

import io.github.dreamsphere.Dreamsphere;
import io.github.dreamsphere.MemoryOptions;
import io.github.dreamsphere.RecipeRequest;
import io.github.dreamsphere.web.studio.StoredPicture.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Estimates how long dreams will take. Each answer computes a tile to measure it, so answers are made one by one. */
final class DreamTimes {
    private final StudioFolder folder;

    DreamTimes(StudioFolder folder) {
        this.folder = folder;
    }

    /** Estimates what is dreamed in a folder that is deleted afterwards. */
    private interface Measurement {
        double seconds(Dreamsphere dreamsphere, Path place) throws IOException;
    }

    /**
     * Returns the seconds that a dream will take.
     *
     * @throws Refusal if it cannot be dreamed so
     */
    double of(DreamOrder order) throws IOException {
        return measured((dreamsphere, place) -> {
            order.writeInto(place);
            Path recipe = place.resolve(StudioDream.RECIPE);
            Path input = order.picture().kind() == Kind.NOISE
                    ? recipe
                    : order.picture().file();
            return dreamsphere
                    .estimate(
                            input,
                            dreamsphere.readRecipe(new RecipeRequest(recipe.toString(), Map.of())),
                            MemoryOptions.USUAL,
                            place)
                    .seconds();
        });
    }

    /**
     * Returns the seconds that the journey which begins with a dream will take.
     *
     * @throws Refusal if it cannot be made
     */
    double of(StudioDream from, JourneyPlan plan) throws IOException {
        return measured((dreamsphere, place) -> dreamsphere
                .estimate(from.result(), plan.request(dreamsphere, from, JourneyPlan.width(from)), place)
                .seconds());
    }

    private synchronized double measured(Measurement measurement) throws IOException {
        Path place = Files.createDirectory(folder.drafts().resolve(Names.id()));
        try (Dreamsphere dreamsphere = Dreamsphere.open()) {
            return measurement.seconds(dreamsphere, place);
        } catch (IOException | IllegalArgumentException | OutOfMemoryError e) {
            throw new Refusal(Refusal.WRONG_VALUE, Problems.of(e, place));
        } finally {
            StudioFolder.delete(place);
        }
    }
}
