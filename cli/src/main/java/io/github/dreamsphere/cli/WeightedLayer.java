package io.github.dreamsphere.cli;

/**
 * A layer to dream with, and how strongly beside others: written {@code BLOB} or {@code BLOB*WEIGHT}.
 *
 * @param blob the layer's blob
 * @param weight any number
 */
public record WeightedLayer(String blob, double weight) {
    /** What {@code text} writes; jopt-simple calls this by reflection. */
    public static WeightedLayer valueOf(String text) {
        int star = text.lastIndexOf('*');
        if (star < 0) {
            return new WeightedLayer(text, 1);
        }
        try {
            return new WeightedLayer(text.substring(0, star), Double.parseDouble(text.substring(star + 1)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a layer is written BLOB or BLOB*WEIGHT, not '" + text + "'", e);
        }
    }

    @Override
    public String toString() {
        return weight == 1 ? blob : blob + "*" + weight;
    }
}
