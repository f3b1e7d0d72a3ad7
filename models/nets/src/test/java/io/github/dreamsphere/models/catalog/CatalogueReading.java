package io.github.dreamsphere.models.catalog;

import io.github.dreamsphere.core.file.FileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads catalogues for tests of other packages. */
public final class CatalogueReading {
    private CatalogueReading() {}

    /** What the catalogue in {@code file} says. */
    public static String of(Path file) throws IOException {
        try (InputStream json = Files.newInputStream(file)) {
            return CatalogueJson.read(json).toString();
        } catch (IOException e) {
            throw new FileException(file, e.getMessage(), e);
        }
    }
}
