package io.github.dreamsphere;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A picture to classify.
 *
 * @param model the net: its name, folder or file
 * @param picture the file of the picture
 * @param labels a text file with the names of the classes, one per line; empty: the names in the net
 * @param size width and height that the picture is resized to, in pixels; empty: 224, or what the net needs
 * @param classes number of classes to return
 */
public record ClassifyRequest(String model, Path picture, Optional<Path> labels, Optional<Integer> size, int classes) {}
