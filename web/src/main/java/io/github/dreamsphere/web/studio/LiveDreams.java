package io.github.dreamsphere.web.studio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dreamsphere.DreamRequest;
import io.github.dreamsphere.Dreamsphere;
import io.github.dreamsphere.LiveSphere;
import io.github.dreamsphere.Sphere;
import io.github.dreamsphere.core.file.FileName;
import io.github.dreamsphere.web.studio.StoredPicture.Kind;
import io.github.dreamsphere.web.studio.StudioDream.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The dream that grows where a person looks: one at a time, on a thread of its own, as long as somebody looks. */
final class LiveDreams implements Runnable {
    /** An open page says several times a second where the person looks; a closed one says nothing. */
    private static final long PATIENCE_NANOSECONDS = 8_000_000_000L;

    private static final int KEEPING_SECONDS = 120;

    private final StudioFolder folder;
    private final DreamStore dreams;
    private final EventHub events;
    private Session now;
    private boolean ended;

    LiveDreams(StudioFolder folder, DreamStore dreams, EventHub events) {
        this.folder = folder;
        this.dreams = dreams;
        this.events = events;
    }

    /** What a page sees and says of a live dream. */
    private static final class Session {
        private final StudioDream dream;
        private final StoredPicture picture;
        private volatile double yaw;
        private volatile double pitch;
        private volatile long asked = System.nanoTime();
        private volatile boolean over;
        private volatile CompletableFuture<StudioDream> kept;

        Session(StudioDream dream, StoredPicture picture) {
            this.dream = dream;
            this.picture = picture;
        }

        boolean goesOn() {
            return !over && System.nanoTime() - asked < PATIENCE_NANOSECONDS;
        }
    }

    /**
     * Begins a live dream; the one before ends.
     *
     * @throws Refusal if the picture is no photosphere
     */
    StudioDream begin(DreamOrder order) throws IOException {
        StoredPicture picture = order.picture();
        if (picture.kind() != Kind.SPHERE) {
            throw new Refusal(Refusal.WRONG_VALUE, "Only 360° photos can be dreamed live.");
        }
        Path place = Files.createDirectory(folder.drafts().resolve(Names.id()));
        ObjectNode about = order.writeInto(place);
        int width = Math.min(LivePicture.WIDEST, picture.width());
        about.put("state", State.WAITING.name())
                .put("gazed", true)
                .put("width", width)
                .put("height", Math.round((double) width * picture.height() / picture.width()));
        Session session = new Session(new StudioDream(place, about), picture);
        synchronized (this) {
            if (now != null) {
                now.over = true;
            }
            now = session;
            notifyAll();
        }
        return session.dream;
    }

    private synchronized Session session(String id) {
        if (now == null || !now.dream.id().equals(id)) {
            throw new Refusal(Refusal.NOT_FOUND, "The live dream has ended.");
        }
        return now;
    }

    /**
     * The live dream with this id, also when it has ended, as long as no other one has begun.
     *
     * @throws Refusal if there is none
     */
    StudioDream get(String id) {
        return session(id).dream;
    }

    /** Says where the person looks now, in degrees. */
    void look(String id, double yaw, double pitch) {
        Session session = session(id);
        if (!(Math.abs(yaw) <= 360 && Math.abs(pitch) <= 90)) {
            throw new Refusal(Refusal.WRONG_VALUE, "The yaw must be -360 to 360 degrees, and the pitch -90 to 90.");
        }
        session.yaw = yaw;
        session.pitch = pitch;
        session.asked = System.nanoTime();
    }

    void end(String id) {
        session(id).over = true;
    }

    /**
     * Ends a live dream, and keeps it as one that is done.
     *
     * @throws Refusal if it has ended already, or fails
     */
    StudioDream keep(String id) {
        Session session = session(id);
        if (session.over) {
            throw ended();
        }
        CompletableFuture<StudioDream> kept = new CompletableFuture<>();
        session.kept = kept;
        session.over = true;
        try {
            return kept.get(KEEPING_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Refusal refusal ? refusal : new IllegalStateException(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new Refusal(Refusal.FAILED, "The live dream could not be kept in time.");
        }
    }

    private static Refusal ended() {
        return new Refusal(Refusal.CONFLICT, "The live dream has ended.");
    }

    synchronized void end() {
        ended = true;
        if (now != null) {
            now.over = true;
        }
        notifyAll();
    }

    /** Waits for a live dream to work on; null when the studio ends. */
    private synchronized Session take() throws InterruptedException {
        while (!ended) {
            if (now != null && now.dream.state() == State.WAITING) {
                now.dream.change(of -> of.put("state", State.RUNNING.name()));
                return now;
            }
            wait();
        }
        return null;
    }

    @Override
    public void run() {
        try (Dreamsphere dreamsphere = Dreamsphere.open()) {
            for (Session session = take(); session != null; session = take()) {
                work(dreamsphere, session);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void work(Dreamsphere dreamsphere, Session session) throws IOException {
        StudioDream dream = session.dream;
        try {
            dream(dreamsphere, session);
            end(session, State.STOPPED);
            if (session.kept != null) {
                // Asked for when the dream had ended already; otherwise this does nothing.
                session.kept.completeExceptionally(ended());
            }
        } catch (IOException | RuntimeException | OutOfMemoryError | LinkageError e) {
            String message = Problems.of(e, dream.result());
            dream.change(of -> of.put("message", message));
            end(session, State.FAILED);
            if (session.kept != null) {
                session.kept.completeExceptionally(new Refusal(Refusal.FAILED, message));
            }
        } finally {
            StudioFolder.delete(dream.folder());
        }
    }

    private void end(Session session, State state) {
        session.over = true;
        session.dream.change(of -> of.put("state", state.name()));
        tell(session.dream);
    }

    private void dream(Dreamsphere dreamsphere, Session session) throws IOException {
        StudioDream dream = session.dream;
        DreamRequest request = dreamsphere.readRecipe(dream.recipe().toString());
        Sphere original = Sphere.of(PictureImport.small(session.picture.file(), LivePicture.WIDEST));
        try (LiveSphere live = dreamsphere.live(original, request)) {
            while (session.goesOn()) {
                live.dreamTowards(session.yaw, session.pitch);
                dream.grow(live.sphere().photosphere());
                tell(dream);
            }
            if (session.kept != null) {
                session.kept.complete(keep(dreamsphere, dream, live.sphere()));
            }
        }
    }

    private StudioDream keep(Dreamsphere dreamsphere, StudioDream dream, Sphere sphere) throws IOException {
        DreamName name = dream.name().with("dreamed live", "live");
        ObjectNode about = dream.get(ObjectNode::deepCopy)
                .put("title", name.title())
                .put("result", name.stem() + FileName.of(dream.result()).ending());
        about.remove(List.of("state", "message"));
        return dreams.addDone(about, file -> {
            dreamsphere.write(sphere, file);
            dream.copyRecipe(file.getParent());
        });
    }

    private void tell(StudioDream dream) {
        events.send("live", dream.id(), dream.json());
    }
}
