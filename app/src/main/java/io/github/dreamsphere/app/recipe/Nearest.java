package io.github.dreamsphere.app.recipe;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** What somebody may have meant. */
public final class Nearest {
    private Nearest() {}

    /** The one of {@code names} that is fewest letters away from {@code word}, if that is near enough to be meant. */
    public static Optional<String> to(String word, Collection<String> names) {
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        int far = Math.max(2, word.length() / 2);
        return names.stream()
                .min(Comparator.comparing((String name) -> distance.apply(word, name))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(name -> distance.apply(word, name) <= far);
    }
}
