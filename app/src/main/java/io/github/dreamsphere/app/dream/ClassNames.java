package io.github.dreamsphere.app.dream;

import io.github.dreamsphere.models.catalog.Model;
import io.github.dreamsphere.models.objective.ClassLogits;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds a model's classes by what people call them. A label may hold several names: {@code tench, Tinca tinca}. */
final class ClassNames {
    private static final int OFFERED = 4;

    private final Model model;

    ClassNames(Model model) {
        this.model = model;
    }

    /** The blob with a channel for each class. */
    String logits() {
        return ClassLogits.of(model.net()).logits();
    }

    /**
     * The number of the class called {@code name}, or whose number it is; from 0.
     *
     * @throws IllegalArgumentException if there is none, with the nearest names, or if there are several
     */
    int number(String name) {
        int classes = model.net().channels(logits());
        if (name.matches("\\d{1,6}")) {
            return known(Integer.parseInt(name), classes);
        }
        if (model.labels().isEmpty()) {
            throw new IllegalArgumentException("net " + model.net().name() + " names no classes, so class '" + name
                    + "' cannot be found; give its number, or a net with a file of labels beside it");
        }
        List<Integer> found = IntStream.range(
                        0, Math.min(classes, model.labels().size()))
                .filter(i -> names(i).contains(folded(name)))
                .boxed()
                .toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException(
                    "there is no class '" + name + "'; the nearest are " + nearest(folded(name)));
        }
        if (found.size() > 1) {
            throw new IllegalArgumentException("'" + name + "' is the name of several classes; give the number of one: "
                    + found.stream()
                            .map(i -> i + " (" + model.labels().get(i) + ")")
                            .collect(Collectors.joining(", ")));
        }
        return found.get(0);
    }

    private int known(int number, int classes) {
        if (classes < 2) {
            throw new IllegalArgumentException("net " + model.net().name() + " tells no classes apart");
        }
        if (number >= classes) {
            throw new IllegalArgumentException(
                    "classes are numbered 0 to " + (classes - 1) + ", there is no class " + number);
        }
        return number;
    }

    private List<String> names(int index) {
        String label = folded(model.labels().get(index));
        return Stream.concat(Stream.of(label), Arrays.stream(label.split(", *")))
                .toList();
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private String nearest(String name) {
        return IntStream.range(0, model.labels().size())
                .boxed()
                .flatMap(i -> Arrays.stream(model.labels().get(i).split(", *")))
                .distinct()
                .sorted(Comparator.comparingInt(label -> distance(name, folded(label))))
                .limit(OFFERED)
                .map(label -> "'" + label + "'")
                .collect(Collectors.joining(", "));
    }

    /** Letters to change; a name that holds the whole of the other is near. */
    private static int distance(String a, String b) {
        return b.contains(a) ? 1 : LevenshteinDistance.getDefaultInstance().apply(a, b);
    }
}
