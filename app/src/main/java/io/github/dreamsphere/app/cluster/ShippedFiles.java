package io.github.dreamsphere.app.cluster;

import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.NetFile;
import io.github.dreamsphere.models.net.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Collects the files of a {@link ShippedWork} in a folder. */
final class ShippedFiles {
    private final Path folder;
    private final Map<String, Path> files = new LinkedHashMap<>();

    ShippedFiles(Path folder) {
        this.folder = folder;
    }

    /** Adds a net, whatever files it was read from; returns its name. */
    String add(Net net, String stem) throws IOException {
        Path file = place(stem + ".dsnet");
        NetFile.write(net, Precision.FLOAT32, file);
        return file.getFileName().toString();
    }

    /** Adds a copy of a file; returns its name. */
    String add(Path file) throws IOException {
        Path copy = place(file.getFileName().toString());
        Files.copy(file, copy);
        return copy.getFileName().toString();
    }

    /** Names differ even if those of the originals do not; the end stays, which says the format. */
    private Path place(String name) {
        String unique = "dreamsphere-" + files.size() + "-" + name;
        files.put(unique, folder.resolve(unique));
        return files.get(unique);
    }

    Map<String, Path> all() {
        return files;
    }
}
