package io.github.dreamsphere.core.plane;

/** Rows in memory, to be read in any order by any number of threads. */
public interface Rows {
    /** Row {@code y}; the same view at every call. */
    Row row(int y);
}
