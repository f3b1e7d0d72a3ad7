package io.github.dreamsphere.models.keras;

import java.util.Locale;

/** Names of groups of weights in {@code .keras} archives, made from names of classes. */
final class SnakeCase {
    private SnakeCase() {}

    /** {@code Conv2D} becomes {@code conv2d}, {@code PReLU} becomes {@code p_re_lu}. */
    static String of(String kind) {
        return kind.replaceAll("\\W+", "")
                .replaceAll("(.)([A-Z][a-z]+)", "$1_$2")
                .replaceAll("([a-z])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT);
    }
}
