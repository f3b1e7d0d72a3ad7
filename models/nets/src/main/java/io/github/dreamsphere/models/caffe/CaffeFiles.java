package io.github.dreamsphere.models.caffe;

import io.github.dreamsphere.models.net.NetFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The two files that make a Caffe network.
 *
 * @param prototxt what is computed, text
 * @param caffemodel the weights, binary
 */
public record CaffeFiles(Path prototxt, Path caffemodel) {
    private static final String DEPLOY = "deploy.prototxt";
    private static final String PROTOTXT = ".prototxt";
    private static final String CAFFEMODEL = ".caffemodel";

    /**
     * Finds the two files from a folder that holds them, or from one of them.
     *
     * @throws NetFileException if one is missing, or there are several and none is called {@code deploy.prototxt}
     */
    public static CaffeFiles find(Path place) throws IOException {
        if (!Files.exists(place)) {
            throw new NetFileException(place, "does not exist");
        }
        if (Files.isDirectory(place)) {
            return new CaffeFiles(prototxtIn(place), only(place, CAFFEMODEL));
        }
        Path folder = place.toAbsolutePath().getParent();
        if (place.toString().endsWith(CAFFEMODEL)) {
            return new CaffeFiles(prototxtIn(folder), place);
        }
        return new CaffeFiles(place, only(folder, CAFFEMODEL));
    }

    /**
     * The two files of a network, given by name in any order.
     *
     * @throws NetFileException if they are not one prototxt and one caffemodel
     */
    public static CaffeFiles of(List<Path> files) throws NetFileException {
        List<Path> weights = files.stream()
                .filter(file -> file.toString().endsWith(CAFFEMODEL))
                .toList();
        List<Path> texts = files.stream()
                .filter(file -> !file.toString().endsWith(CAFFEMODEL))
                .toList();
        if (weights.size() != 1 || texts.size() != 1) {
            throw new NetFileException(
                    files.get(0), "several files make a net only as one *" + PROTOTXT + " and one *" + CAFFEMODEL);
        }
        return new CaffeFiles(texts.get(0), weights.get(0));
    }

    private static Path prototxtIn(Path folder) throws IOException {
        Path deploy = folder.resolve(DEPLOY);
        return Files.exists(deploy) ? deploy : only(folder, PROTOTXT);
    }

    private static Path only(Path folder, String suffix) throws IOException {
        List<Path> found;
        try (Stream<Path> files = Files.list(folder)) {
            found = files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        }
        if (found.isEmpty()) {
            throw new NetFileException(folder, "holds no *" + suffix + "; a Caffe network needs one");
        }
        if (found.size() > 1) {
            throw new NetFileException(
                    folder, "holds several *" + suffix + ", give one: " + String.join(", ", names(found)));
        }
        return found.get(0);
    }

    private static List<String> names(List<Path> files) {
        return files.stream().map(file -> file.getFileName().toString()).toList();
    }
}
