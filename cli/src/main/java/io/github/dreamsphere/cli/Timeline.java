package io.github.dreamsphere.cli;

import io.github.dreamsphere.cli.recipe.Keyframe;
import io.github.dreamsphere.cli.recipe.Recipe;
import io.github.dreamsphere.cli.recipe.RecipeException;
import io.github.dreamsphere.cli.recipe.Setting;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import joptsimple.OptionDescriptor;

/**
 * The settings of a journey's frames: from keyframe to keyframe numbers go evenly, all else holds until the next
 * keyframe says otherwise. Each frame has a seed of its own.
 */
final class Timeline {
    private static final String SEED = "seed";
    private static final Set<String> WHOLE_NUMBERS = Set.of("java.lang.Integer", "java.lang.Long");
    private static final String FRACTION = "java.lang.Double";
    private static final Set<String> FIXED = Set.of("model", "width", "frames", "fps", SEED);

    private final Map<String, OptionDescriptor> options;
    private final Map<String, NavigableMap<Integer, List<String>>> points = new TreeMap<>();

    /**
     * @param settings what holds at the beginning
     * @throws RecipeException if a keyframe changes what must stay
     */
    Timeline(Order order, Map<String, List<String>> settings, Map<String, OptionDescriptor> options)
            throws RecipeException {
        this.options = options;
        settings.forEach((name, values) -> put(name, 0, values));
        for (Keyframe keyframe : order.keyframes()) {
            for (Setting setting : keyframe.settings()) {
                refuseFixed(setting, order.recipe().orElseThrow());
                put(setting.name(), keyframe.frame(), setting.values());
            }
        }
    }

    private static void refuseFixed(Setting setting, Recipe recipe) throws RecipeException {
        if (FIXED.contains(setting.name())) {
            throw recipe.wrong(
                    setting, "'" + setting.name() + "' cannot change on the way; set it before the keyframes");
        }
    }

    private void put(String name, int frame, List<String> values) {
        points.computeIfAbsent(name, n -> new TreeMap<>()).put(frame, values);
    }

    /** The settings of a frame; those that have no value yet are not there. */
    Map<String, List<String>> at(int frame) {
        Map<String, List<String>> settings = new TreeMap<>();
        points.forEach((name, values) -> {
            Map.Entry<Integer, List<String>> before = values.floorEntry(frame);
            if (before != null && !before.getValue().equals(List.of("false"))) {
                settings.put(name, between(name, before, values.higherEntry(frame), frame));
            }
        });
        settings.computeIfPresent(SEED, (name, seed) -> List.of(Long.toString(Long.parseLong(seed.get(0)) + frame)));
        return settings;
    }

    private List<String> between(
            String name, Map.Entry<Integer, List<String>> before, Map.Entry<Integer, List<String>> after, int frame) {
        String type = String.valueOf(options.get(name).argumentTypeIndicator());
        boolean whole = WHOLE_NUMBERS.contains(type);
        if (after == null || !whole && !type.equals(FRACTION) || !areNumbers(before, after)) {
            return before.getValue();
        }
        double part = (double) (frame - before.getKey()) / (after.getKey() - before.getKey());
        double from = Double.parseDouble(before.getValue().get(0));
        double value = from + part * (Double.parseDouble(after.getValue().get(0)) - from);
        return List.of(whole ? Long.toString(Math.round(value)) : Double.toString(value));
    }

    /** Whether each is one number; a list by octave is several. */
    private static boolean areNumbers(Map.Entry<Integer, List<String>> one, Map.Entry<Integer, List<String>> other) {
        return Stream.of(one, other)
                .allMatch(point ->
                        point.getValue().size() == 1 && !point.getValue().get(0).contains(","));
    }
}
