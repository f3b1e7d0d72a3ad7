package io.github.dreamsphere.models.caffe;

import io.github.dreamsphere.models.net.NetFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The two files of a Caffe network.
 *
 * @param prototxt the layers, as text
 * @param caffemodel the weights
 */
public record CaffeFiles(Path prototxt, Path caffemodel) {
    private static final String DEPLOY = "deploy.prototxt";
    private static final String PROTOTXT = ".prototxt";
    private static final String CAFFEMODEL = ".caffemodel";
    private static final String HDF5 = ".caffemodel.h5";

    /**
     * Finds both files, given their folder or one of them.
     *
     * @throws NetFileException if one is missing, or if there are several and none is named {@code deploy.prototxt}
     */
    public static CaffeFiles find(Path place) throws IOException {
        if (!Files.exists(place)) {
            throw new NetFileException(place, "does not exist");
        }
        if (Files.isDirectory(place)) {
            return new CaffeFiles(prototxtIn(place), weightsIn(place));
        }
        Path folder = place.toAbsolutePath().getParent();
        if (isWeights(place)) {
            return new CaffeFiles(prototxtIn(folder), place);
        }
        return new CaffeFiles(place, weightsIn(folder));
    }

    /**
     * Both files of a network, in any order.
     *
     * @throws NetFileException if they are not one prototxt and one caffemodel
     */
    public static CaffeFiles of(List<Path> files) throws NetFileException {
        List<Path> weights = files.stream().filter(CaffeFiles::isWeights).toList();
        List<Path> texts = files.stream().filter(file -> !isWeights(file)).toList();
        if (weights.size() != 1 || texts.size() != 1) {
            throw new NetFileException(
                    files.get(0), "only a Caffe net has several files, one *" + PROTOTXT + " and one *" + CAFFEMODEL);
        }
        return new CaffeFiles(texts.get(0), weights.get(0));
    }

    private static boolean isWeights(Path file) {
        return file.toString().endsWith(CAFFEMODEL) || file.toString().endsWith(HDF5);
    }

    private static Path prototxtIn(Path folder) throws IOException {
        Path deploy = folder.resolve(DEPLOY);
        return Files.exists(deploy)
                ? deploy
                : only(folder, PROTOTXT, file -> file.toString().endsWith(PROTOTXT));
    }

    private static Path weightsIn(Path folder) throws IOException {
        return only(folder, CAFFEMODEL, CaffeFiles::isWeights);
    }

    private static Path only(Path folder, String suffix, Predicate<Path> wanted) throws IOException {
        List<Path> found;
        try (Stream<Path> files = Files.list(folder)) {
            found = files.filter(wanted).sorted().toList();
        }
        if (found.isEmpty()) {
            throw new NetFileException(folder, "contains no *" + suffix + ", which a Caffe net needs");
        }
        if (found.size() > 1) {
            throw new NetFileException(
                    folder, "contains several *" + suffix + "; name one: " + String.join(", ", names(found)));
        }
        return found.get(0);
    }

    private static List<String> names(List<Path> files) {
        return files.stream().map(file -> file.getFileName().toString()).toList();
    }
}
