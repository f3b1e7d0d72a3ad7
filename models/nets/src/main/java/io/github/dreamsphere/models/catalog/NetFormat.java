package io.github.dreamsphere.models.catalog;

import io.github.dreamsphere.models.net.NetFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** File formats of nets, recognised by suffix. */
public enum NetFormat {
    /** dreamsphere's own format. */
    DREAMSPHERE("dreamsphere", ".dsnet"),
    /** Caffe: weights, with a prototxt beside them. */
    CAFFE("Caffe", ".caffemodel", ".caffemodel.h5"),
    /** Open Neural Network Exchange. */
    ONNX("ONNX", ".onnx"),
    /** DL4J. */
    DL4J("DL4J", ".zip"),
    /** Keras: an archive, or HDF5. */
    KERAS("Keras", ".keras", ".h5", ".hdf5");

    private final String program;
    private final List<String> suffixes;

    NetFormat(String program, String... suffixes) {
        this.program = program;
        this.suffixes = List.of(suffixes);
    }

    /** The name of the program that writes this format. */
    public String program() {
        return program;
    }

    private static Optional<NetFormat> of(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".prototxt")) {
            return Optional.of(CAFFE);
        }
        return Stream.of(values())
                .filter(format -> format.suffixes.stream().anyMatch(name::endsWith))
                .findFirst();
    }

    /** The format of a file, or of the single net in a folder. */
    static NetFormat at(Path place) throws IOException {
        if (!Files.exists(place)) {
            throw new NetFileException(place, "does not exist");
        }
        if (!Files.isDirectory(place)) {
            return of(place)
                    .orElseThrow(() -> new NetFileException(place, "is not a net: its name must end in " + all()));
        }
        return of(fileIn(place)).orElseThrow();
    }

    /** The file of the single net in a folder; Caffe's two files count as one. */
    static Path fileIn(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> of(file).isPresent()).sorted().toList();
        }
        if (files.isEmpty()) {
            throw new NetFileException(folder, "contains no net: no file whose name ends in " + all());
        }
        boolean caffe = files.stream().allMatch(file -> of(file).equals(Optional.of(CAFFE)));
        if (files.size() > 1 && !caffe) {
            throw new NetFileException(folder, "contains several nets; name one of its files: " + files);
        }
        return files.get(0);
    }

    private static String all() {
        return Stream.of(values()).flatMap(format -> format.suffixes.stream()).collect(Collectors.joining(", "));
    }
}
