package io.github.dreamsphere.core.progress;

/**
 * One part's share of a whole of which every part counts the same.
 *
 * @param whole hears of it
 * @param name the part, for the words of the stage
 * @param index which part, from 0
 * @param parts how many there are
 */
public record PartProgress(Progress whole, String name, int index, int parts) implements Progress {
    private static final long UNITS = 1000;

    @Override
    public void report(String stage, long done, long total) {
        whole.report(name + ", " + stage, index * UNITS + UNITS * done / total, parts * UNITS);
    }

    @Override
    public boolean cancelled() {
        return whole.cancelled();
    }
}
