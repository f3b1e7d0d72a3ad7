package io.github.dreamsphere.core.progress;

/**
 * The progress of one part of a whole whose parts all count the same.
 *
 * @param whole the progress of the whole
 * @param name the part's name, with which stages begin; may be empty
 * @param index which part, from 0
 * @param parts how many there are
 */
public record PartProgress(Progress whole, String name, int index, int parts) implements Progress {
    private static final long UNITS = 1000;

    @Override
    public void report(String stage, long done, long total) {
        whole.report(name.isEmpty() ? stage : name + ", " + stage, index * UNITS + UNITS * done / total, parts * UNITS);
    }

    @Override
    public boolean cancelled() {
        return whole.cancelled();
    }

    @Override
    public boolean enough() {
        return whole.enough();
    }
}
