package io.github.dreamsphere;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a net sees in a picture.
 *
 * @param model the net: its name, folder or file
 * @param picture a picture
 * @param labels a file that names the classes, a line each; empty: the net's own names
 * @param size edge of the square that the picture is squeezed into, in pixels; empty: 224, or what the net needs
 * @param classes how many classes, the strongest first
 */
public record ClassifyRequest(String model, Path picture, Optional<Path> labels, Optional<Integer> size, int classes) {}
