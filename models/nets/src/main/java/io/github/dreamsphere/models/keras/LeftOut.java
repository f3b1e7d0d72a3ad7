package io.github.dreamsphere.models.keras;

import java.util.ArrayList;
import java.util.List;

/** The layers that are not read: those that are not supported, and those that read them. */
final class LeftOut {
    private static final int MOST_NAMED = 5;

    private final List<String> reasons = new ArrayList<>();
    private int followers;

    /** A layer is not supported. */
    void because(String layer, String kind, String reason) {
        reasons.add("layer '" + layer + "' (" + kind + ") " + reason);
    }

    /** A layer reads one that is left out. */
    void follows() {
        followers++;
    }

    /** A line about all of them; empty if there are none. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < Math.min(reasons.size(), MOST_NAMED); i++) {
            lines.add("left out: " + reasons.get(i));
        }
        if (reasons.size() > MOST_NAMED) {
            lines.add("left out: " + (reasons.size() - MOST_NAMED) + " more layers that are not supported");
        }
        if (followers > 0) {
            lines.add("left out: " + followers + (followers == 1 ? " layer" : " layers") + " behind these");
        }
        return lines;
    }

    /** Why nothing is left: the first reason. */
    String first() {
        return reasons.isEmpty() ? "no layer reads the image" : reasons.get(0);
    }
}
