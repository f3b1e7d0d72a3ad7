package io.github.dreamsphere.web.studio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dreamsphere.DreamFiles;
import io.github.dreamsphere.DreamRequest;
import io.github.dreamsphere.Dreamsphere;
import io.github.dreamsphere.Inputs;
import io.github.dreamsphere.RecipeRequest;
import io.github.dreamsphere.Sphere;
import io.github.dreamsphere.app.recipe.Recipes;
import io.github.dreamsphere.core.progress.Cancelled;
import io.github.dreamsphere.web.studio.StoredPicture.Kind;
import io.github.dreamsphere.web.studio.StudioDream.State;
import io.github.dreamsphere.web.studio.StudioDream.Wish;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** Small, quick dreams that show what a look does. They are dreamed beside the queue, and forgotten. */
final class Drafts implements Runnable {
    private static final int WIDTH = 512;
    private static final int MOST_KEPT = 8;

    private static final AtomicBoolean WARM = new AtomicBoolean();

    private final StudioFolder folder;
    private final PictureStore pictures;
    private final EventHub hub;
    private final RunEvents events;
    private final Map<String, StudioDream> drafts = new LinkedHashMap<>();
    private final CompletableFuture<Set<String>> absentLooks = new CompletableFuture<>();
    private boolean ended;

    Drafts(StudioFolder folder, PictureStore pictures, EventHub hub) {
        this.folder = folder;
        this.pictures = pictures;
        this.hub = hub;
        events = new RunEvents(() -> true, this::tell);
    }

    private void tell(StudioDream draft) {
        hub.send("draft", draft.id(), draft.json());
    }

    /** Looks whose net is not on this machine. Soon after the start, waits until they are known. */
    Set<String> absentLooks() {
        return absentLooks.join();
    }

    /**
     * Orders a draft.
     *
     * @param replaces the id of a draft that is no longer needed; may be empty
     */
    StudioDream add(DreamOrder order, String replaces) throws IOException {
        Path place = Files.createDirectory(folder.drafts().resolve(Names.id()));
        ObjectNode about = order.writeInto(place);
        StoredPicture picture = order.picture();
        boolean wide = picture.width() >= picture.height();
        int longest = Math.min(WIDTH, Math.max(picture.width(), picture.height()));
        int width =
                wide ? longest : (int) Math.max(2, Math.round((double) longest * picture.width() / picture.height()));
        about.put("state", State.WAITING.name())
                .put("result", "draft.jpg")
                .put("width", width)
                .put("height", Math.max(1, Math.round((double) width * picture.height() / picture.width())));
        StudioDream draft = new StudioDream(place, about);
        synchronized (this) {
            stop(replaces);
            drafts.put(draft.id(), draft);
            List<StudioDream> all = new ArrayList<>(drafts.values());
            for (StudioDream old : all.subList(0, Math.max(0, all.size() - MOST_KEPT))) {
                stop(old.id());
                drafts.remove(old.id());
            }
            notifyAll();
        }
        return draft;
    }

    private void stop(String id) {
        StudioDream draft = drafts.get(id);
        if (draft != null) {
            draft.wish = Wish.STOP;
        }
    }

    /**
     * Ends a draft that is no longer needed. If it waits, it is never dreamed.
     *
     * @throws Refusal if there is none
     */
    synchronized void end(String id) {
        get(id);
        stop(id);
    }

    /**
     * The draft with this id.
     *
     * @throws Refusal if there is none
     */
    synchronized StudioDream get(String id) {
        StudioDream draft = drafts.get(id);
        if (draft == null) {
            throw new Refusal(Refusal.NOT_FOUND, "This draft is no longer there.");
        }
        return draft;
    }

    /** As {@link #get(String)}; empty if there is none. */
    synchronized Optional<StudioDream> find(String id) {
        return Optional.ofNullable(drafts.get(id));
    }

    synchronized void end() {
        ended = true;
        drafts.keySet().forEach(this::stop);
        notifyAll();
    }

    private synchronized Optional<StudioDream> take() throws InterruptedException {
        while (!ended) {
            for (StudioDream draft : drafts.values()) {
                if (draft.state() == State.WAITING && draft.wish == Wish.GO_ON) {
                    draft.change(of -> of.put("state", State.RUNNING.name()));
                    return Optional.of(draft);
                }
            }
            wait();
        }
        return Optional.empty();
    }

    @Override
    public void run() {
        try (Dreamsphere dreamsphere = Dreamsphere.open(events)) {
            findLooks(dreamsphere);
            warmUp();
            for (Optional<StudioDream> next = take(); next.isPresent(); next = take()) {
                dream(dreamsphere, next.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            absentLooks.complete(Set.of());
        }
    }

    /** Dreams once at the start, because the first dream of a process takes seconds longer than the next. */
    private static void warmUp() {
        if (WARM.compareAndSet(false, true)) {
            try (Dreamsphere dreamsphere = Dreamsphere.open()) {
                dreamsphere.dream(
                        Sphere.of(new BufferedImage(WIDTH, WIDTH / 2, BufferedImage.TYPE_INT_RGB)),
                        DreamRequest.defaults().withOctaves(1).withSteps(2));
            } catch (IOException | RuntimeException | OutOfMemoryError | LinkageError e) {
                // A draft that fails for the same reason will say so.
                return;
            }
        }
    }

    private void findLooks(Dreamsphere dreamsphere) throws IOException {
        Set<String> absent = new HashSet<>();
        for (String look : Recipes.names()) {
            try {
                dreamsphere.readRecipe(look);
            } catch (IOException e) {
                absent.add(look);
            }
        }
        absentLooks.complete(Set.copyOf(absent));
    }

    private void dream(Dreamsphere dreamsphere, StudioDream draft) throws IOException {
        try {
            events.begin(draft);
            StoredPicture picture = pictures.get(draft.text("picture"));
            boolean noise = picture.kind() == Kind.NOISE;
            Map<String, List<String>> small =
                    new TreeMap<>(DraftPace.of(draft.recipe()).settings());
            String width = draft.text("width");
            small.put(noise ? "size" : "width", List.of(noise ? width + "x" + draft.text("height") : width));
            DreamFiles files = noise
                    ? DreamFiles.fromNothing(draft.result())
                    : DreamFiles.of(Inputs.of(picture.draftFile()).withOutput(draft.result()));
            dreamsphere.dream(files, new RecipeRequest(draft.recipe().toString(), small));
            end(draft, events.failure().isPresent() ? State.FAILED : State.DONE);
        } catch (Cancelled e) {
            end(draft, State.STOPPED);
        } catch (IOException | RuntimeException | OutOfMemoryError | LinkageError e) {
            draft.change(of -> of.put("message", Problems.of(e, draft.result())));
            end(draft, State.FAILED);
        }
    }

    private void end(StudioDream draft, State state) throws IOException {
        events.failure().ifPresent(e -> draft.change(of -> of.put("message", Problems.of(e, draft.result()))));
        draft.change(of -> of.put("state", state.name()));
        tell(draft);
        StudioFolder.delete(draft.folder());
    }
}
