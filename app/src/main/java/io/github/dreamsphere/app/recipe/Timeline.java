package io.github.dreamsphere.app.recipe;

import io.github.dreamsphere.DreamRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The request of every frame of a journey or a film. Numbers change evenly from keyframe to keyframe; every other value
 * holds until the next keyframe that sets it. Each frame has a seed of its own.
 *
 * @param <R> the request
 */
public final class Timeline<R> {
    /** Fields that decide nothing of a single frame. */
    private static final Set<String> OF_THE_WHOLE = Set.of("frames", "fps");

    private static final Set<String> FIXED =
            Set.of(RequestFields.MODEL, "width", "flat", "frames", "fps", RequestFields.SEED);

    /**
     * Makes a timeline.
     *
     * @param <R> the request
     */
    public interface Maker<R> {
        /** The timeline by a clock. */
        Timeline<R> by(FrameClock clock) throws IOException;
    }

    private final SourcedRequest<R> base;
    private final Map<String, NavigableMap<Integer, Point<R>>> points = new TreeMap<>();

    /** A request that holds a field's value, and the value as it was written. */
    private record Point<R>(R holder, List<String> words) {}

    /** The same request for every frame but for the seed. */
    public Timeline(SourcedRequest<R> base) {
        this.base = base;
    }

    void requireChangeable(Recipe recipe, Setting setting) throws RecipeException {
        if (FIXED.contains(setting.name())) {
            throw recipe.wrong(
                    setting, "'" + setting.name() + "' cannot change on the way; set it before the keyframes");
        }
    }

    void put(RequestField<R, ?> field, int frame, R holder, List<String> words) {
        NavigableMap<Integer, Point<R>> ofField = points.computeIfAbsent(field.name(), name -> {
            NavigableMap<Integer, Point<R>> first = new TreeMap<>();
            first.put(0, new Point<>(base.request(), base.words().getOrDefault(name, field.words(base.request()))));
            return first;
        });
        ofField.put(frame, new Point<>(holder, words));
    }

    /** The request of a frame, counted from 0. */
    public SourcedRequest<R> at(int frame) {
        R request = base.request();
        Map<String, List<String>> words = new TreeMap<>(base.words());
        for (Map.Entry<String, NavigableMap<Integer, Point<R>>> entry : points.entrySet()) {
            RequestField<R, ?> field = base.fields().field(entry.getKey());
            Map.Entry<Integer, Point<R>> before = entry.getValue().floorEntry(frame);
            Map.Entry<Integer, Point<R>> after = entry.getValue().higherEntry(frame);
            R from = before.getValue().holder();
            R to = after == null ? from : after.getValue().holder();
            double part = after == null ? 0 : (double) (frame - before.getKey()) / (after.getKey() - before.getKey());
            request = field.withBetween(request, from, to, part);
            Optional<List<String>> between = after == null ? Optional.empty() : field.between(from, to, part);
            words.put(entry.getKey(), between.orElse(before.getValue().words()));
        }
        DreamRequest dream = base.fields().dream(request);
        long seed = dream.ascent().seed() + frame;
        words.put(RequestFields.SEED, List.of(Long.toString(seed)));
        return new SourcedRequest<>(
                base.fields(),
                base.fields().withDream(request, dream.withSeed(seed)),
                base.model(),
                words,
                base.fromRecipe(),
                base.recipe());
    }

    /** The settings to record in a frame. */
    public static Map<String, List<String>> recorded(SourcedRequest<?> frame) {
        Map<String, List<String>> settings = frame.settings();
        settings.keySet().removeAll(OF_THE_WHOLE);
        return settings;
    }
}
