package io.github.dreamsphere.web.studio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dreamsphere.core.file.FileName;
import io.github.dreamsphere.web.studio.StudioDream.State;
import io.github.dreamsphere.web.studio.StudioDream.Wish;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The queue of dreams and those that are done, kept on disk. */
final class DreamStore {
    private static final Set<State> ENDED = Set.of(State.STOPPED, State.FAILED, State.DONE);

    private final StudioFolder folder;
    private final EventHub events;
    private final Map<String, StudioDream> dreams = new LinkedHashMap<>();
    /** Dreams that have a name and are not listed yet. */
    private final List<StudioDream> unlisted = new ArrayList<>();

    private boolean ended;

    /** Reads what is there. A dream that was in work when the process ended waits to go on, before all others. */
    DreamStore(StudioFolder folder, EventHub events) throws IOException {
        this.folder = folder;
        this.events = events;
        List<StudioDream> found = new ArrayList<>();
        for (Path entry : StudioFolder.entries(folder.dreams())) {
            try {
                found.add(StudioDream.read(entry));
            } catch (IOException e) {
                // Another program's, or not complete when the process ended.
                continue;
            }
        }
        found.sort(Comparator.comparingDouble(StudioDream::order));
        for (StudioDream dream : found) {
            dreams.put(dream.id(), dream);
            if (dream.state() == State.RUNNING) {
                set(dream, State.WAITING, "");
            }
        }
    }

    /** All of them in their order. */
    synchronized List<StudioDream> all() {
        return dreams.values().stream()
                .sorted(Comparator.comparingDouble(StudioDream::order))
                .toList();
    }

    /**
     * The dream with this id.
     *
     * @throws Refusal if there is none
     */
    synchronized StudioDream get(String id) {
        StudioDream dream = dreams.get(id);
        if (dream == null) {
            throw new Refusal(Refusal.NOT_FOUND, "This dream is no longer there.");
        }
        return dream;
    }

    /** As {@link #get(String)}; empty if there is none. */
    synchronized Optional<StudioDream> find(String id) {
        return Optional.ofNullable(dreams.get(id));
    }

    /** Notes something about a dream, on disk too, and tells all pages. */
    void mark(StudioDream dream, String member, boolean value) throws IOException {
        synchronized (this) {
            dream.change(of -> of.put(member, value));
            dream.save();
        }
        tell(dream);
    }

    /** What a new dream is to be. */
    interface Plan {
        /**
         * Writes what the dream needs into {@code folder}, which is there and empty.
         *
         * @return what the dream's file says
         * @throws Refusal if it cannot be dreamed so
         */
        ObjectNode writeInto(Path folder) throws IOException;
    }

    /** Puts new dreams at the end of the queue: all of them, or none if one fails to be written. */
    List<StudioDream> add(List<? extends Plan> plans) throws IOException {
        List<Path> places = new ArrayList<>();
        List<StudioDream> added = new ArrayList<>();
        try {
            for (Plan plan : plans) {
                Path place = Files.createDirectory(folder.dreams().resolve(Names.id()));
                places.add(place);
                added.add(new StudioDream(place, plan.writeInto(place)));
            }
            enqueue(added);
        } catch (IOException | RuntimeException e) {
            for (Path place : places) {
                StudioFolder.delete(place);
            }
            throw e;
        }
        added.forEach(this::tell);
        return added;
    }

    /**
     * Adds a dream that is done already.
     *
     * @param about what its file says
     * @param content writes the result
     */
    StudioDream addDone(ObjectNode about, DreamOrder.Content content) throws IOException {
        StudioDream dream =
                new StudioDream(Files.createDirectory(folder.dreams().resolve(Names.id())), about);
        try {
            name(dream);
            content.to(dream.result());
            ShownResult.make(dream);
            set(dream, State.DONE, "");
            synchronized (this) {
                dreams.put(dream.id(), dream);
            }
        } catch (IOException | RuntimeException e) {
            StudioFolder.delete(dream.folder());
            throw e;
        } finally {
            synchronized (this) {
                unlisted.remove(dream);
            }
        }
        tell(dream);
        return dream;
    }

    private synchronized void enqueue(List<StudioDream> added) throws IOException {
        try {
            for (StudioDream dream : added) {
                name(dream);
                set(dream, State.WAITING, "");
                dreams.put(dream.id(), dream);
            }
        } catch (IOException | RuntimeException e) {
            added.forEach(dream -> dreams.remove(dream.id()));
            throw e;
        } finally {
            unlisted.removeAll(added);
        }
        notifyAll();
    }

    /** Gives a new dream its place, behind all others, and a name that no other one has. */
    private synchronized void name(StudioDream dream) throws IOException {
        double last =
                dreams.values().stream().mapToDouble(StudioDream::order).max().orElse(0);
        DreamName name = unusedName(dream.name());
        String ending = FileName.of(Path.of(dream.text("result"))).ending();
        dream.change(of -> of.put("order", last + 1)
                .put("created", System.currentTimeMillis())
                .put("title", name.title())
                .put("result", name.stem() + ending));
        unlisted.add(dream);
    }

    /**
     * The name, with a number if a dream has it already, also one in the trash, which may come back. The endings of
     * files make no difference, because every result can be saved as JPEG and as PNG.
     */
    private DreamName unusedName(DreamName wanted) throws IOException {
        Set<String> used = new HashSet<>();
        List<DreamName> names = new ArrayList<>(folder.trash().dreamNames());
        dreams.values().forEach(dream -> names.add(dream.name()));
        unlisted.forEach(dream -> names.add(dream.name()));
        for (DreamName name : names) {
            used.add(name.title());
            used.add(name.stem());
        }
        int number = 1;
        while (used.contains(wanted.numbered(number).title())
                || used.contains(wanted.numbered(number).stem())) {
            number++;
        }
        return wanted.numbered(number);
    }

    /** Waits for the next dream to work on, which runs from now on; empty when the studio ends. */
    synchronized Optional<StudioDream> take() throws InterruptedException {
        while (!ended) {
            for (StudioDream dream : all()) {
                if (dream.state() == State.WAITING) {
                    dream.wish = Wish.GO_ON;
                    dream.beginProgress();
                    keep(dream, State.RUNNING, "");
                    tell(dream);
                    return Optional.of(dream);
                }
            }
            wait();
        }
        return Optional.empty();
    }

    /** Changes the state, on disk too. */
    synchronized void set(StudioDream dream, State state, String message) throws IOException {
        dream.change(of -> of.put("state", state.name()).put("message", message));
        if (state == State.DONE) {
            dream.change(of -> of.put(StudioDream.FINISHED, System.currentTimeMillis()));
        }
        if (ENDED.contains(state)) {
            dream.forgetProgress();
        }
        dream.save();
    }

    /** Changes the state, and on the disk if that works: a full disk must not stop the queue. */
    private void keep(StudioDream dream, State state, String message) {
        try {
            set(dream, state, message);
        } catch (IOException e) {
            dream.change(of -> of.put("message", "It could not be saved to the disk. " + Problems.of(e)));
        }
    }

    /** Changes the state and tells all pages. */
    void finish(StudioDream dream, State state, String message) {
        synchronized (this) {
            if (dreams.containsKey(dream.id())) {
                keep(dream, state, message);
            }
        }
        tell(dream);
    }

    void tell(StudioDream dream) {
        events.send("dream", dream.id(), dream.json());
    }

    /**
     * What a person wants of a dream.
     *
     * @throws Refusal if that is not possible in its state
     */
    void ask(String id, String action) throws IOException {
        StudioDream dream = get(id);
        synchronized (this) {
            State state = dream.state();
            switch (action) {
                case "pause" -> leave(dream, state, Wish.PAUSE, State.PAUSED);
                case "stop" -> leave(dream, state, Wish.STOP, State.STOPPED);
                case "keep" -> {
                    require(state == State.RUNNING && !dream.isEnlargement());
                    dream.wish = Wish.KEEP;
                }
                case "resume" -> {
                    require(state == State.PAUSED);
                    set(dream, State.WAITING, "");
                }
                case "retry" -> {
                    require(Set.of(State.STOPPED, State.FAILED).contains(state));
                    startAgain(dream);
                    set(dream, State.WAITING, "");
                }
                case "first" -> {
                    require(state == State.WAITING);
                    moveToFront(dream);
                    // What runs stays before it.
                    for (StudioDream other : all()) {
                        if (other.state() == State.RUNNING) {
                            moveToFront(other);
                        }
                    }
                }
                case "seen" -> {
                    require(state == State.DONE);
                    dream.change(of -> of.put(StudioDream.SEEN, true));
                    dream.save();
                }
                default -> throw new Refusal(Refusal.NOT_FOUND, "A dream has no such action.");
            }
            notifyAll();
        }
        tell(dream);
    }

    private void moveToFront(StudioDream dream) throws IOException {
        double first = all().stream().mapToDouble(StudioDream::order).min().orElse(0);
        dream.change(of -> of.put("order", first - 1));
        dream.save();
    }

    private static void require(boolean possible) {
        if (!possible) {
            throw new Refusal(Refusal.CONFLICT, "That is no longer possible: the dream has changed in the meantime.");
        }
    }

    private void leave(StudioDream dream, State now, Wish wish, State then) throws IOException {
        require(Set.of(State.WAITING, State.RUNNING, State.PAUSED).contains(now));
        if (now == State.RUNNING) {
            dream.wish = wish;
        } else {
            set(dream, then, "");
        }
    }

    /** Forgets what was reached. */
    private static void startAgain(StudioDream dream) throws IOException {
        StudioFolder.delete(dream.snapshots());
        Files.deleteIfExists(dream.result());
        dream.change(of -> of.remove("warnings"));
        dream.live = null;
    }

    /** Moves a dream to the trash, even one that runs. */
    void discard(String id) throws IOException {
        StudioDream dream = get(id);
        synchronized (this) {
            dreams.remove(id);
            if (dream.state() == State.RUNNING) {
                // Its worker discards the folder.
                dream.wish = Wish.STOP;
            } else {
                folder.trash().put(dream.folder());
            }
        }
        events.send("removed", id, Json.object().put("id", id));
    }

    /**
     * Brings a dream back that was removed.
     *
     * @throws Refusal if it is not in the trash
     */
    StudioDream restore(String id) throws IOException {
        StudioDream dream;
        synchronized (this) {
            dream = StudioDream.read(folder.trash().takeBack(id, folder.dreams(), StudioDream.ABOUT));
            dreams.put(id, dream);
            if (dream.state() == State.RUNNING) {
                set(dream, State.STOPPED, "");
            }
            notifyAll();
        }
        tell(dream);
        return dream;
    }

    /** Moves away the folder of a dream that was removed while it ran. */
    void discardLeft(StudioDream dream) throws IOException {
        synchronized (this) {
            if (dreams.containsKey(dream.id())) {
                return;
            }
        }
        folder.trash().put(dream.folder());
    }

    /** The worker ends with what it does. */
    synchronized void end() {
        ended = true;
        dreams.values().stream()
                .filter(dream -> dream.state() == State.RUNNING)
                .forEach(dream -> dream.wish = Wish.LEAVE);
        notifyAll();
    }
}
