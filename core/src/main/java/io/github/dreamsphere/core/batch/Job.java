package io.github.dreamsphere.core.batch;

import java.nio.file.Path;

/** A file to be made of another. */
public record Job(Path source, Path target) {}
