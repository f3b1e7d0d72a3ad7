package io.github.dreamsphere.web.studio;

import io.github.dreamsphere.DreamFiles;
import io.github.dreamsphere.Dreamsphere;
import io.github.dreamsphere.Inputs;
import io.github.dreamsphere.RecipeRequest;
import io.github.dreamsphere.Result;
import io.github.dreamsphere.SnapshotOptions;
import io.github.dreamsphere.UpscaleRequest;
import io.github.dreamsphere.core.progress.Cancelled;
import io.github.dreamsphere.web.studio.StoredPicture.Kind;
import io.github.dreamsphere.web.studio.StudioDream.State;
import io.github.dreamsphere.web.studio.StudioDream.Wish;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Dreams what is in the queue, one after the other, on a thread of its own. */
final class DreamWorker implements Runnable {
    private final DreamStore dreams;
    private final PictureStore pictures;
    private final RunEvents events;

    DreamWorker(DreamStore dreams, PictureStore pictures, EventHub hub) {
        this.dreams = dreams;
        this.pictures = pictures;
        events = new RunEvents(hub::isWatched, dreams::tell);
    }

    @Override
    public void run() {
        try (Dreamsphere dreamsphere = Dreamsphere.open(events)) {
            for (Optional<StudioDream> next = dreams.take(); next.isPresent(); next = dreams.take()) {
                work(dreamsphere, next.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Works on one dream. If it fails, its message says why, and the queue goes on with the next one. */
    private void work(Dreamsphere dreamsphere, StudioDream dream) {
        try {
            events.begin(dream);
            if (dream.isEnlargement()) {
                enlarge(dreamsphere, dream);
            } else if (dream.isJourney()) {
                journey(dreamsphere, dream);
            } else {
                dream(dreamsphere, dream);
            }
            if (events.failure().isPresent()) {
                fail(dream, events.failure().get());
            } else {
                finish(dream);
            }
        } catch (Cancelled e) {
            left(dream);
        } catch (IOException | RuntimeException | OutOfMemoryError | LinkageError e) {
            fail(dream, e);
        }
    }

    private void left(StudioDream dream) {
        try {
            stopped(dream);
            dreams.discardLeft(dream);
        } catch (IOException | RuntimeException e) {
            fail(dream, e);
        }
    }

    private void fail(StudioDream dream, Throwable e) {
        dreams.finish(dream, State.FAILED, Problems.of(e, dream.result()));
    }

    private void dream(Dreamsphere dreamsphere, StudioDream dream) throws IOException {
        StoredPicture picture = pictures.get(dream.text("picture"));
        Path target = dream.result();
        DreamFiles files = picture.kind() == Kind.NOISE
                ? DreamFiles.fromNothing(target)
                : DreamFiles.of(Inputs.of(picture.file()).withOutput(target));
        dreamsphere.dream(
                files.withResume(true)
                        .withSnapshots(
                                Optional.of(new SnapshotOptions(dream.snapshots(), SnapshotOptions.USUAL_STEPS))),
                new RecipeRequest(dream.recipe().toString(), Map.of()));
    }

    private void enlarge(Dreamsphere dreamsphere, StudioDream dream) throws IOException {
        StudioDream small = dreams.get(dream.text("of"));
        UpscaleRequest request = UpscaleRequest.defaults()
                .withScale(dream.get(of -> of.path("scale").asDouble()));
        dreamsphere.upscale(
                Inputs.of(small.result()).withOutput(dream.result()),
                dream.isFlat() ? request.onPlainPictures() : request);
    }

    private void journey(Dreamsphere dreamsphere, StudioDream dream) throws IOException {
        StudioDream from = dreams.get(dream.text("from"));
        JourneyPlan plan = JourneyPlan.of(dream.get(of -> of.path("journey")));
        int width = dream.get(of -> of.path("width").asInt());
        dreamsphere.journey(from.result(), plan.request(dreamsphere, from, width), dream.result());
    }

    /** The dream was left before it was complete, as the person wished. */
    private void stopped(StudioDream dream) throws IOException {
        switch (dream.wish) {
            case PAUSE -> {
                if (!dream.isEnlargement()) {
                    // An enlargement begins again.
                    dream.keepProgress();
                }
                dreams.finish(dream, State.PAUSED, "");
            }
            // The disk still says that it runs, so it goes on with the next start.
            case LEAVE -> dreams.tell(dream);
            default -> {
                StudioFolder.delete(dream.snapshots());
                StudioFolder.delete(dream.frame(0).getParent());
                dreams.finish(dream, State.STOPPED, "");
            }
        }
    }

    private void finish(StudioDream dream) throws IOException {
        if (dream.wish == Wish.KEEP) {
            dream.change(of -> of.put("stoppedEarly", true));
        }
        StudioFolder.delete(dream.snapshots());
        ShownResult.make(dream);
        events.result().map(Result::seconds).ifPresent(seconds -> dream.change(of -> of.put("seconds", seconds)));
        dream.live = null;
        dreams.finish(dream, State.DONE, "");
    }
}
