package io.github.dreamsphere.app.film;

import io.github.dreamsphere.Activity;
import io.github.dreamsphere.DreamCanvas;
import io.github.dreamsphere.Events;
import io.github.dreamsphere.FilmFiles;
import io.github.dreamsphere.FilmRequest;
import io.github.dreamsphere.FilmResult;
import io.github.dreamsphere.PictureSize;
import io.github.dreamsphere.app.dream.Dreamer;
import io.github.dreamsphere.app.files.Destination;
import io.github.dreamsphere.app.files.FramePattern;
import io.github.dreamsphere.app.recipe.FrameClock;
import io.github.dreamsphere.app.recipe.RecipeText;
import io.github.dreamsphere.app.recipe.Recipes;
import io.github.dreamsphere.app.recipe.RunDigests;
import io.github.dreamsphere.app.recipe.SourcedRequest;
import io.github.dreamsphere.app.recipe.Timeline;
import io.github.dreamsphere.app.video.Ffmpeg;
import io.github.dreamsphere.app.video.FilmFormat;
import io.github.dreamsphere.app.video.FilmHeader;
import io.github.dreamsphere.app.video.FilmJoin;
import io.github.dreamsphere.app.video.Frames;
import io.github.dreamsphere.app.video.VideoEncoder;
import io.github.dreamsphere.core.file.FileException;
import io.github.dreamsphere.core.file.TargetLock;
import io.github.dreamsphere.core.film.CarriedDream;
import io.github.dreamsphere.core.film.FilmFrame;
import io.github.dreamsphere.core.film.FilmState;
import io.github.dreamsphere.core.film.FilmStateFile;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.Xmp;
import io.github.dreamsphere.core.photosphere.RunSettings;
import io.github.dreamsphere.core.progress.Cancelled;
import io.github.dreamsphere.core.progress.PartProgress;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.core.sphere.SphereResize;
import io.github.dreamsphere.viewer.scene.Eye;
import io.github.dreamsphere.viewer.scene.ImagePart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Dreams films. */
public final class FilmRun {
    private static final String COMMENT = "A film dreamed by dreamsphere";
    private static final String STATE = "state";
    private static final double PREVIEW_SECONDS = 2;

    private final FilmFiles files;
    private final FilmTarget target;
    private final Events events;

    private FilmRun(FilmFiles files, FilmTarget target, Events events) {
        this.files = files;
        this.target = target;
        this.events = events;
    }

    /**
     * A run on {@code files} that reports to {@code events}.
     *
     * @throws IOException if the film is not there or cannot be written
     * @throws IllegalArgumentException if the output is neither the name of a film nor a pattern, or the input itself
     */
    public static FilmRun of(FilmFiles files, Events events) throws IOException {
        FilmTarget target = FilmTarget.of(files.output(), files.input());
        target.codec(files.codec());
        return new FilmRun(files, target, events);
    }

    /** What a run works with. */
    private record Work(FilmSource film, FilmPlan plan, Ffmpeg ffmpeg, Optional<VideoEncoder> encoder, String key) {}

    /**
     * Dreams the film.
     *
     * @param source the request of the whole film
     * @param timeline makes the request of each frame, by its number in the input
     * @throws Cancelled if the activity is cancelled; a resumed run continues
     * @throws IOException if the film cannot be read, dreamed or written
     */
    public FilmResult dream(SourcedRequest<FilmRequest> source, Timeline.Maker<FilmRequest> timeline)
            throws IOException {
        long start = System.nanoTime();
        Destination.requireOther(target.path(), source.files());
        Ffmpeg ffmpeg = ffmpeg();
        try (TargetLock held = TargetLock.of(target.path())) {
            Work work = prepare(source, ffmpeg);
            FilmPlan plan = work.plan;
            Path folder = target.workFolder();
            Optional<FilmState> state = begin(folder, work.key);
            int kept = state.map(FilmState::frames).orElse(0);
            int shots;
            try (Dreamer dreamer =
                            new Dreamer(source.model(), source.request().dream().device());
                    Activity progress = events.begin("film")) {
                FilmDreams dreams = new FilmDreams(dreamer, source.request(), timeline.by(clock(plan)));
                dreams.check(plan.first(), plan.end());
                dreamer.plan(source);
                events.estimated(
                        files.input(), FilmEstimate.of(plan, dreams.at(plan.first()), target, files.quality(), folder));
                shots = new Shooting(work, folder, dreams, progress).dream(state);
            } catch (Cancelled e) {
                if (Files.exists(folder.resolve(STATE))) {
                    events.interrupted(folder);
                }
                throw e;
            } finally {
                deleteIfEmpty(folder);
            }
            delete(folder);
            return new FilmResult(
                    target.path(),
                    new PictureSize(plan.frameWidth(), plan.frameHeight()),
                    plan.frames(),
                    kept,
                    shots,
                    (System.nanoTime() - start) / 1e9,
                    plan.header().damaged().isEmpty());
        }
    }

    /**
     * Dreams the first frame, the one in the middle and the last, each by itself, as pictures beside the output, and two
     * seconds from the middle as a film.
     *
     * @return the files, the film last
     * @throws Cancelled if the activity is cancelled
     * @throws IOException if the film cannot be read, dreamed or written
     */
    public List<Path> preview(SourcedRequest<FilmRequest> source, Timeline.Maker<FilmRequest> timeline)
            throws IOException {
        Destination.requireOther(target.path(), source.files());
        Work work = prepare(source, ffmpeg());
        FilmPlan plan = work.plan;
        int middle = (plan.first() + plan.end() - 1) / 2;
        List<Path> made = new ArrayList<>();
        try (Dreamer dreamer =
                        new Dreamer(source.model(), source.request().dream().device());
                Activity progress = events.begin("preview")) {
            FilmDreams dreams = new FilmDreams(dreamer, source.request(), timeline.by(clock(plan)));
            dreams.check(plan.first(), plan.end());
            Shooting shooting = new Shooting(work, target.workFolder(), dreams, progress);
            made.addAll(shooting.stills(List.of(plan.first(), middle, plan.end() - 1)));
        }
        double seconds = plan.header().seconds(middle);
        double from = Math.max(plan.header().seconds(plan.first()), seconds - PREVIEW_SECONDS / 2);
        double to = files.toSeconds()
                .map(end -> Math.min(end, from + PREVIEW_SECONDS))
                .orElse(from + PREVIEW_SECONDS);
        String ending = target.format()
                .map(format -> format.name().toLowerCase(Locale.ROOT))
                .orElse("mp4");
        Path film = target.beside("preview." + ending);
        FilmFiles part = files.between(from, Optional.of(to)).withOutput(film).withResume(false);
        FilmRun.of(part, events).dream(source, timeline);
        made.add(film);
        return List.copyOf(made);
    }

    private Ffmpeg ffmpeg() throws FileException {
        return Ffmpeg.find()
                .orElseThrow(() -> new FileException(
                        files.input(),
                        "there is no ffmpeg to read it with; install it (Debian: apt install ffmpeg; macOS: brew install"
                                + " ffmpeg)"));
    }

    private static FrameClock clock(FilmPlan plan) {
        return seconds -> FilmPlan.firstFrom(plan.header(), seconds);
    }

    private FilmSource film(Ffmpeg ffmpeg) throws IOException {
        if (FilmPictures.areNamedBy(files.input())) {
            FilmPictures pictures = FilmPictures.of(files.input(), files.framesPerSecond());
            requireOtherPictures(pictures);
            return pictures;
        }
        requireKnownKind();
        return new FilmFile(ffmpeg, files.input(), FilmHeader.read(ffmpeg, files.input()));
    }

    private void requireOtherPictures(FilmPictures film) throws IOException {
        if (!target.isFile()) {
            FramePattern pattern = new FramePattern(target.path());
            for (int i = 0; i < film.pictures().size(); i++) {
                Destination.requireOther(pattern.of(i), film.pictures());
            }
        }
    }

    private Work prepare(SourcedRequest<FilmRequest> source, Ffmpeg ffmpeg) throws IOException {
        RunDigests digests = new RunDigests(source);
        digests.check().ifPresent(events::warning);
        FilmSource film = film(ffmpeg);
        FilmHeader header = film.header();
        DreamCanvas canvas = source.request().dream().canvas();
        int wanted = canvas.width().orElse(0);
        FilmPlan plan = FilmPlan.of(files, header, wanted, canvas.flat());
        if (plan.isStereo() && !target.holdsSound()) {
            throw new FileException(
                    files.input(), "is stereo, which can only be written as a video NAME.mp4 or NAME.webm");
        }
        int eye = plan.stereo().part(Eye.LEFT, header.width(), header.height()).width();
        if (plan.width() != (wanted == 0 ? eye : wanted)) {
            events.warning(files.input() + ": a film's frames need even sizes; it is dreamed at " + plan.width() + "x"
                    + plan.height());
        }
        header.damaged()
                .ifPresent(problem -> events.warning(files.input() + ": is damaged; the " + header.frames()
                        + " frames that can be decoded are dreamed: " + problem));
        requireSound(header);
        Optional<VideoEncoder> encoder = encoder(ffmpeg, plan);
        return new Work(film, plan, ffmpeg, encoder, key(source, digests, film, plan, encoder));
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

    private void requireKnownKind() throws FileException {
        String name = files.input().getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".insv")) {
            throw new FileException(
                    files.input(), "shows two fisheye pictures; stitch it with the camera's program first");
        }
        if (name.endsWith(".360")) {
            throw new FileException(files.input(), "shows cube faces; export it as an equirectangular film first");
        }
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

    /** Makes the folder for pieces; the state of the run to continue, if there is one. */
    private Optional<FilmState> begin(Path folder, String key) throws IOException {
        Path state = folder.resolve(STATE);
        if (files.resume() && Files.exists(state)) {
            return Optional.of(FilmStateFile.read(state, key));
        }
        delete(folder);
        Files.createDirectories(folder);
        return Optional.empty();
    }

    /** Deletes what an unfinished run has made, and nothing else. */
    private static void delete(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> made = new ArrayList<>();
        try (Stream<Path> found = Files.list(folder)) {
            found.filter(file -> file.getFileName()
                            .toString()
                            .matches("\\.?(state|piece-\\d+|joined|timed|sound|pieces|palette).*"))
                    .forEach(made::add);
        }
        for (Path file : made) {
            Files.delete(file);
        }
        deleteIfEmpty(folder);
    }

    private static void deleteIfEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        boolean empty;
        try (Stream<Path> left = Files.list(folder)) {
            empty = left.findAny().isEmpty();
        }
        if (empty) {
            Files.delete(folder);
        }
    }

    /** Dreams frame after frame. */
    private final class Shooting {
        private final Work work;
        private final FilmPlan plan;
        private final Path folder;
        private final FilmDreams dreams;
        private final Progress progress;

        Shooting(Work work, Path folder, FilmDreams dreams, Progress progress) {
            this.work = work;
            this.plan = work.plan;
            this.folder = folder;
            this.dreams = dreams;
            this.progress = progress;
        }

        /** Dreams what is left after {@code begun}; returns the number of shots that began. */
        int dream(Optional<FilmState> begun) throws IOException {
            int shots = 0;
            Optional<FilmState> state = begun;
            int next = plan.first() + begun.map(FilmState::frames).orElse(0);
            try (FilmOutput output = output();
                    Frames reader = work.film.open()) {
                reader.skip(next);
                for (int frame = next; frame < plan.end(); frame++) {
                    progress.checkCancelled();
                    if (plan.pieceAt(frame) >= 0) {
                        output.begin(frame);
                    }
                    Image seen = reader.next();
                    CarriedDream dream = dreams.at(frame);
                    FilmFrame done = dream.next(state, eye(seen, Eye.LEFT), plan.surface(), part(frame));
                    output.write(frame, bothEyes(done, seen, dream, part(frame)));
                    state = Optional.of(done.state());
                    shots += done.begins() ? 1 : 0;
                    if (plan.pieceAt(frame + 1) >= 0) {
                        output.end();
                        FilmStateFile.write(folder.resolve(STATE), done.state(), work.key);
                    }
                }
                progress.report("joining", 1, 1);
                output.finish();
            }
            return shots;
        }

        /** Dreams some frames, each as the first of a shot, into files beside the target. */
        List<Path> stills(List<Integer> frames) throws IOException {
            List<Path> made = new ArrayList<>();
            int next = 0;
            try (Frames reader = work.film.open()) {
                for (int frame : frames.stream().distinct().toList()) {
                    progress.checkCancelled();
                    reader.skip(frame - next);
                    Image seen = reader.next();
                    next = frame + 1;
                    CarriedDream dream = dreams.at(frame);
                    Progress part =
                            new PartProgress(progress, "frame " + (frame + 1), frames.indexOf(frame), frames.size());
                    FilmFrame done = dream.next(Optional.empty(), eye(seen, Eye.LEFT), plan.surface(), part);
                    Path file = target.beside(String.format(Locale.ROOT, "preview-%05d.png", frame));
                    PictureOutput.write(done.dream(), file, plan.isFlat(), events);
                    made.add(file);
                }
            }
            return made;
        }

        /** What an eye sees of a frame. */
        private Image eye(Image frame, Eye eye) {
            ImagePart part = plan.stereo().part(eye, frame.width(), frame.height());
            return sized(plan.isStereo() ? frame.crop(part.left(), part.top(), part.width(), part.height()) : frame);
        }

        /** The dreamed frame: that of the one eye, or of the left and the right one. */
        private Image bothEyes(FilmFrame left, Image seen, CarriedDream dream, Progress progress) {
            if (!plan.isStereo()) {
                return left.dream();
            }
            Image both = new Image(plan.frameWidth(), plan.frameHeight());
            both.paste(left.dream(), 0, 0);
            ImagePart right = plan.stereo().part(Eye.RIGHT, both.width(), both.height());
            both.paste(
                    dream.otherEye(left.state(), eye(seen, Eye.RIGHT), plan.surface(), progress),
                    right.left(),
                    right.top());
            return both;
        }

        private Progress part(int frame) {
            int number = frame - plan.first();
            return new PartProgress(progress, "frame " + (number + 1) + "/" + plan.frames(), number, plan.frames());
        }

        private Image sized(Image frame) {
            return frame.width() == plan.width() && frame.height() == plan.height()
                    ? frame
                    : clamped(SphereResize.resize(
                            frame,
                            plan.surface()
                                    .scaledTo(frame.width(), frame.height())
                                    .border(),
                            plan.width(),
                            plan.height()));
        }

        private Image clamped(Image image) {
            image.colourPlane().clamp();
            return image;
        }

        private FilmOutput output() {
            if (!target.isFile()) {
                return new PictureOutput(new FramePattern(target.path()), plan.first(), plan.isFlat(), events);
            }
            FilmJoin join = new FilmJoin(
                    work.ffmpeg,
                    folder,
                    work.film.sound(),
                    plan.header(),
                    plan.first(),
                    plan.end(),
                    RunSettings.recorded(Xmp.EMPTY, Map.of(Recipes.RECORDED, work.key)),
                    !plan.isFlat(),
                    files.quality());
            return new VideoOutput(work.ffmpeg, work.encoder.orElseThrow(), files.quality(), plan, target, join);
        }
    }
}
