package io.github.dreamsphere;

import io.github.dreamsphere.models.net.ImageSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A net to import, which is stored under a name.
 *
 * @param name the name for the net
 * @param files its folder or its files: two for Caffe, one for ONNX, Keras, DL4J or {@code .dsnet}
 * @param input how a picture becomes its input; empty: known from the file or its checksum
 * @param layers recommended blobs to dream with, the best first; empty: those in the file
 * @param labels a text file with the names of its classes, one per line; empty: the names in the file
 */
public record NetImport(
        String name, List<Path> files, Optional<ImageSpec> input, List<String> layers, Optional<Path> labels) {
    /** @throws IllegalArgumentException if there is no file */
    public NetImport {
        files = List.copyOf(files);
        layers = List.copyOf(layers);
        if (files.isEmpty()) {
            throw new IllegalArgumentException("there is no file of a net to import");
        }
    }
}
