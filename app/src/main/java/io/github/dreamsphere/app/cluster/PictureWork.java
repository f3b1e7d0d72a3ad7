package io.github.dreamsphere.app.cluster;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * What is done with each picture of a run over many machines, or with each part of a film. It is sent to every process that
 * does some of it.
 */
public interface PictureWork extends Serializable {
    /**
     * Prepares the work in this process: loads the net.
     *
     * @param files the place of a file that was sent with the work, by its name in {@link ShippedWork#files}
     * @throws IOException if such a file cannot be read
     */
    PictureWorker open(Function<String, Path> files) throws IOException;

    /** What the things are called that it is done with, when they are counted. */
    default String things() {
        return "pictures";
    }
}
