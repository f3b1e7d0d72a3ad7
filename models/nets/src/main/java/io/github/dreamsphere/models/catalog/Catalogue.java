package io.github.dreamsphere.models.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The known nets, from the resource {@code catalogue.json}. */
public final class Catalogue {
    private static final String RESOURCE = "catalogue.json";

    private final List<CatalogueEntry> entries;

    Catalogue(List<CatalogueEntry> entries) {
        this.entries = List.copyOf(entries);
        Set<String> names = new HashSet<>();
        for (CatalogueEntry entry : entries) {
            if (!names.add(entry.name())) {
                throw new IllegalArgumentException("the catalogue has two entries '" + entry.name() + "'");
            }
        }
    }

    /** The catalogue that ships with dreamsphere. */
    public static Catalogue shipped() {
        try (InputStream json = Catalogue.class.getResourceAsStream(RESOURCE)) {
            return new Catalogue(CatalogueJson.read(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All known nets in display order. */
    public List<CatalogueEntry> entries() {
        return entries;
    }

    /** The net of that name. */
    public Optional<CatalogueEntry> find(String name) {
        return entries.stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    /** The known net whose weights {@code file} contains, recognised by checksum. */
    public Optional<CatalogueEntry> recognise(Path file) throws IOException {
        Map<String, Checksum> digests = new HashMap<>();
        for (CatalogueEntry entry : entries) {
            for (Checksum fingerprint : entry.fingerprints()) {
                Checksum digest = digests.get(fingerprint.algorithm());
                if (digest == null) {
                    digest = Checksum.of(file, fingerprint.algorithm());
                    digests.put(fingerprint.algorithm(), digest);
                }
                if (digest.equals(fingerprint)) {
                    return Optional.of(entry);
                }
            }
        }
        return Optional.empty();
    }
}
