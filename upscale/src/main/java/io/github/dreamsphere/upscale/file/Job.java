package io.github.dreamsphere.upscale.file;

import java.nio.file.Path;

/** A file to be made of another. */
public record Job(Path source, Path target) {}
