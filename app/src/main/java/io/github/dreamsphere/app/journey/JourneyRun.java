package io.github.dreamsphere.app.journey;

import io.github.dreamsphere.Activity;
import io.github.dreamsphere.DreamCanvas;
import io.github.dreamsphere.Events;
import io.github.dreamsphere.JourneyRequest;
import io.github.dreamsphere.JourneyResult;
import io.github.dreamsphere.app.dream.Dreamer;
import io.github.dreamsphere.app.files.Destination;
import io.github.dreamsphere.app.recipe.RecipeText;
import io.github.dreamsphere.app.recipe.Recipes;
import io.github.dreamsphere.app.recipe.RunDigests;
import io.github.dreamsphere.app.recipe.SourcedRequest;
import io.github.dreamsphere.app.recipe.Timeline;
import io.github.dreamsphere.app.video.Ffmpeg;
import io.github.dreamsphere.app.video.SphericalVideo;
import io.github.dreamsphere.core.file.OutputFile;
import io.github.dreamsphere.core.file.TargetLock;
import io.github.dreamsphere.core.image.BandReader;
import io.github.dreamsphere.core.image.Xmp;
import io.github.dreamsphere.core.photosphere.RunSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Makes journeys. */
public final class JourneyRun {
    private static final String COMMENT = "A journey by dreamsphere; again with: dreamsphere journey IN --recipe THIS";

    private final Path input;
    private final JourneyTarget target;
    private final Events events;

    /**
     * A journey that starts at a photosphere.
     *
     * @param input the photosphere's file
     * @param target where frames and video go
     */
    public JourneyRun(Path input, JourneyTarget target, Events events) {
        this.input = input;
        this.target = target;
        this.events = events;
    }

    /**
     * Checks that {@code request} is one for a journey.
     *
     * @throws IllegalArgumentException if it starts from nothing or from a plain picture
     */
    public static void check(JourneyRequest request) {
        if (request.dream().canvas().flat() || request.dream().canvas().start().isPresent()) {
            throw new IllegalArgumentException(
                    "a journey starts from a photosphere in a file, not from a generated or a plain picture");
        }
    }

    /**
     * Makes the frames that do not exist yet, and the video.
     *
     * @param base the request of the whole journey
     * @param timeline the request of each frame
     * @throws io.github.dreamsphere.core.progress.Cancelled if the activity is cancelled; finished frames stay
     * @throws NoFfmpegException if a video is wanted and there is no FFmpeg
     */
    public JourneyResult make(SourcedRequest<JourneyRequest> base, Timeline<JourneyRequest> timeline)
            throws IOException {
        long start = System.nanoTime();
        RunDigests digests = new RunDigests(base);
        digests.check().ifPresent(events::warning);
        Optional<Ffmpeg> ffmpeg = target.video().isEmpty() ? Optional.empty() : Optional.of(ffmpeg());
        if (ffmpeg.isPresent()) {
            requireEncoder(ffmpeg.get(), base.request().dream().canvas());
        }
        int frames = base.request().frames();
        Path made = target.video().orElse(target.frames().path());
        Destination.requireOther(made, base.files());
        int kept;
        try (TargetLock held = TargetLock.of(target.frames().path());
                Dreamer dreamer =
                        new Dreamer(base.model(), base.request().dream().device(), events);
                Activity progress = events.begin("journey")) {
            JourneyFrames dreamed = new JourneyFrames(timeline, dreamer, events);
            dreamed.check(frames);
            dreamer.plan(base);
            kept = dreamed.dream(input, target.frames(), frames, progress);
            if (ffmpeg.isPresent()) {
                Xmp xmp = RunSettings.recorded(Xmp.EMPTY, Map.of(Recipes.RECORDED, recipe(base, digests)));
                encode(ffmpeg.get(), frames, base.request().framesPerSecond(), xmp);
            }
        }
        return new JourneyResult(made, frames, kept, (System.nanoTime() - start) / 1e9);
    }

    /** The recipe of the whole journey, which its video carries. */
    private String recipe(SourcedRequest<JourneyRequest> base, RunDigests digests) throws IOException {
        return RecipeText.withKeyframes(COMMENT, base, digests.of(Optional.of(input)));
    }

    /** An hour's dreams must not end on frames that nothing can encode. */
    private void requireEncoder(Ffmpeg ffmpeg, DreamCanvas canvas) throws IOException {
        try (BandReader reader = BandReader.open(input)) {
            int width = canvas.width().orElse(reader.width());
            int height = canvas.width().isPresent() ? width / 2 : reader.height();
            ffmpeg.encoder(Optional.empty(), width, height);
        }
    }

    private Ffmpeg ffmpeg() throws NoFfmpegException {
        return Ffmpeg.find()
                .orElseThrow(() -> new NoFfmpegException(target.video().orElseThrow()));
    }

    private void encode(Ffmpeg ffmpeg, int frames, double framesPerSecond, Xmp xmp) throws IOException {
        Path video = target.video().orElseThrow();
        try (OutputFile plain = OutputFile.beside(video);
                OutputFile marked = OutputFile.beside(video)) {
            Ffmpeg.Rate rate = rate(target.frames().of(0), framesPerSecond);
            ffmpeg.encode(target.frames().path(), frames, rate, plain.partial());
            SphericalVideo.mark(plain.partial(), marked.partial(), xmp);
            marked.commit();
        }
    }

    private static Ffmpeg.Rate rate(Path frame, double framesPerSecond) throws IOException {
        try (BandReader reader = BandReader.open(frame)) {
            return new Ffmpeg.Rate(framesPerSecond, reader.width(), reader.height());
        }
    }
}
