package io.github.dreamsphere.app.film;

import io.github.dreamsphere.DreamCanvas;
import io.github.dreamsphere.Events;
import io.github.dreamsphere.FilmFiles;
import io.github.dreamsphere.FilmRequest;
import io.github.dreamsphere.app.files.Destination;
import io.github.dreamsphere.app.files.FramePattern;
import io.github.dreamsphere.app.recipe.RecipeText;
import io.github.dreamsphere.app.recipe.RunDigests;
import io.github.dreamsphere.app.recipe.SourcedRequest;
import io.github.dreamsphere.app.video.Ffmpeg;
import io.github.dreamsphere.app.video.FilmFormat;
import io.github.dreamsphere.app.video.FilmHeader;
import io.github.dreamsphere.app.video.VideoEncoder;
import io.github.dreamsphere.core.file.FileException;
import io.github.dreamsphere.viewer.scene.Eye;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Looks through a film before it is dreamed. */
record FilmPreparation(FilmFiles files, FilmTarget target, Events events) {
    private static final String COMMENT = "A film dreamed by dreamsphere";

    /**
     * Prepares the dream of the film.
     *
     * @throws IOException if the film cannot be read, or the output cannot hold its dream
     */
    PreparedFilm of(SourcedRequest<FilmRequest> source, Ffmpeg ffmpeg) throws IOException {
        RunDigests digests = new RunDigests(source);
        digests.check().ifPresent(events::warning);
        FilmSource film = FilmSource.of(files, ffmpeg);
        requireOther(film.pictures());
        FilmPlan plan = plan(source, film.header());
        requireSound(film.header());
        Optional<VideoEncoder> encoder = encoder(ffmpeg, plan);
        return new PreparedFilm(files, target, film, plan, ffmpeg, encoder, key(source, digests, film, plan, encoder));
    }

    private void requireOther(List<Path> pictures) throws IOException {
        if (!target.isFile()) {
            FramePattern pattern = new FramePattern(target.path());
            for (int i = 0; i < pictures.size(); i++) {
                Destination.requireOther(pattern.of(i), pictures);
            }
        }
    }

    private FilmPlan plan(SourcedRequest<FilmRequest> source, FilmHeader header) throws FileException {
        DreamCanvas canvas = source.request().dream().canvas();
        FilmPlan plan = FilmPlan.of(files, header, canvas);
        if (plan.isStereo() && !target.holdsSound()) {
            throw new FileException(
                    files.input(), "is stereo, which can only be written as a video NAME.mp4 or NAME.webm");
        }
        int eye = plan.stereo().part(Eye.LEFT, header.width(), header.height()).width();
        if (plan.width() != canvas.width().orElse(eye)) {
            events.warning(files.input() + ": a film's frames need even sizes; it is dreamed at " + plan.width() + "x"
                    + plan.height());
        }
        header.damaged()
                .ifPresent(problem -> events.warning(files.input() + ": is damaged; the " + header.frames()
                        + " frames that can be decoded are dreamed: " + problem));
        return plan;
    }

    private Optional<VideoEncoder> encoder(Ffmpeg ffmpeg, FilmPlan plan) throws IOException {
        if (!target.isFile()) {
            return Optional.empty();
        }
        if (target.is(FilmFormat.WEBP) && !ffmpeg.writesWebp()) {
            throw new FileException(
                    target.path(), "this ffmpeg writes no WebP; install one with libwebp, or choose NAME.gif");
        }
        return Optional.of(
                target.holdsSound()
                        ? ffmpeg.encoder(target.codec(files.codec()), plan.frameWidth(), plan.frameHeight())
                        : VideoEncoder.LOSSLESS);
    }

    private void requireSound(FilmHeader header) throws FileException {
        boolean fits = header.sound()
                .filter(codec -> !codec.equals("opus") && !codec.equals("vorbis"))
                .isEmpty();
        if (header.sound().isPresent() && target.isFile() && !target.holdsSound()) {
            events.warning(target.path() + ": holds no sound; that of " + files.input() + " is left out");
        }
        if (target.is(FilmFormat.WEBM) && !fits) {
            throw new FileException(
                    target.path(),
                    "the sound, " + header.sound().get() + ", cannot be copied into WebM; choose NAME.mp4");
        }
    }

    /** A digest of everything that determines the result. */
    private String key(
            SourcedRequest<FilmRequest> source,
            RunDigests digests,
            FilmSource film,
            FilmPlan plan,
            Optional<VideoEncoder> encoder)
            throws IOException {
        Map<String, String> made = new TreeMap<>(digests.of(Optional.empty()));
        made.put(RunDigests.INPUT, film.digest());
        made.put("size", plan.width() + "x" + plan.height());
        made.put("frames", plan.first() + ".." + plan.end());
        made.put("encoder", encoder.map(VideoEncoder::name).orElse("pictures") + " " + files.quality());
        return RecipeText.withKeyframes(COMMENT, source, made);
    }
}
