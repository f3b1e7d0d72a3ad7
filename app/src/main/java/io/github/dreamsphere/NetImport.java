package io.github.dreamsphere;

import io.github.dreamsphere.models.net.ImageSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A net from anywhere that is to be kept under a name.
 *
 * @param name the name to keep it under
 * @param files its folder, or its files: Caffe's two, or one of ONNX, Keras, DL4J or our own
 * @param input how pictures enter it; empty: as its file or its checksum says
 * @param layers blobs good to dream with, the best first; empty: as its file says
 * @param labels a file that names its classes, a line each; empty: as its file says
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
