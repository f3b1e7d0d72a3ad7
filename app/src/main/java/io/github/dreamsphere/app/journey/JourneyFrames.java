package io.github.dreamsphere.app.journey;

import io.github.dreamsphere.DreamCanvas;
import io.github.dreamsphere.Events;
import io.github.dreamsphere.JourneyRequest;
import io.github.dreamsphere.app.dream.Canvases;
import io.github.dreamsphere.app.dream.Dreamer;
import io.github.dreamsphere.app.dream.OtherResultException;
import io.github.dreamsphere.app.files.FramePattern;
import io.github.dreamsphere.app.recipe.RecipeText;
import io.github.dreamsphere.app.recipe.Recipes;
import io.github.dreamsphere.app.recipe.RunDigests;
import io.github.dreamsphere.app.recipe.SourcedRequest;
import io.github.dreamsphere.app.recipe.Timeline;
import io.github.dreamsphere.core.image.ImageReader;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.core.journey.Motion;
import io.github.dreamsphere.core.photosphere.Photosphere;
import io.github.dreamsphere.core.photosphere.PhotosphereFile;
import io.github.dreamsphere.core.progress.PartProgress;
import io.github.dreamsphere.core.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Dreams the frames of a journey, each from the file of the frame before. A whole frame that exists stays if it carries
 * the recipe that this journey has for it; the digest of the frame before is a part of that recipe.
 *
 * @param timeline the request of each frame
 * @param dreamer dreams them
 * @param events receives warnings
 */
record JourneyFrames(Timeline<JourneyRequest> timeline, Dreamer dreamer, Events events) {
    private static final String COMMENT = "One frame of a journey by dreamsphere";

    /**
     * Checks the request of every frame, so that a mistake is found before the first frame is dreamed.
     *
     * @throws IllegalArgumentException if a request contradicts itself
     */
    void check(int frames) {
        for (int frame = 0; frame < frames; frame++) {
            timeline.at(frame).request().dream().check();
        }
    }

    /** Dreams the frames; returns how many existed already. */
    int dream(Path input, FramePattern pattern, int frames, Progress progress) throws IOException {
        int kept = 0;
        Path before = input;
        for (int frame = 0; frame < frames; frame++) {
            progress.checkCancelled();
            Progress share = new PartProgress(progress, "frame " + (frame + 1) + "/" + frames, frame, frames);
            kept += isKept(before, frame, pattern.of(frame), share) ? 1 : 0;
            before = pattern.of(frame);
        }
        return kept;
    }

    private boolean isKept(Path before, int frame, Path file, Progress progress) throws IOException {
        SourcedRequest<JourneyRequest> source = timeline.at(frame);
        String recipe = recipe(source, before, frame);
        if (isWhole(file)) {
            if (!Recipes.recorded(file).equals(Optional.of(recipe))) {
                throw new OtherResultException(file, "another journey");
            }
            return true;
        }
        JourneyRequest request = source.request();
        Photosphere seen = frame == 0
                ? first(before, request.dream().canvas())
                : next(before, request.motion().onSphere());
        Photosphere dream = dreamer.dream(seen, request.dream(), progress);
        PhotosphereFile.write(dream, file, WriteOptions.defaults(), Map.of(Recipes.RECORDED, recipe))
                .forEach(events::warning);
        return false;
    }

    private static boolean isWhole(Path file) {
        try {
            return Files.exists(file) && ImageReader.read(file).image().width() > 0;
        } catch (IOException e) {
            // A broken frame is dreamed again.
            return false;
        }
    }

    private Photosphere first(Path input, DreamCanvas canvas) throws IOException {
        Photosphere photosphere = PhotosphereFile.read(input);
        photosphere.warnings().forEach(events::warning);
        if (!photosphere.coverage().isFull()) {
            throw new IOException(input + ": a journey needs a full sphere, this is a part of one");
        }
        return Canvases.scaled(photosphere, canvas);
    }

    private static Photosphere next(Path before, Motion motion) throws IOException {
        Photosphere last = PhotosphereFile.read(before);
        return last.withImage(motion.apply(last.image()));
    }

    private static String recipe(SourcedRequest<JourneyRequest> source, Path before, int frame) throws IOException {
        Map<String, String> made = new TreeMap<>(new RunDigests(source).of(Optional.of(before)));
        made.put("frame", Integer.toString(frame));
        return RecipeText.of(COMMENT, Timeline.recorded(source), made);
    }
}
