package io.github.dreamsphere.core.batch;

import java.nio.file.Path;

/**
 * A file to be made from another.
 *
 * @param source the input
 * @param target the output
 */
public record Job(Path source, Path target) {}
