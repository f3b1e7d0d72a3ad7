package io.github.dreamsphere.models.catalog;

import io.github.dreamsphere.models.net.ImageSpec;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A known net: its description, licence, files and how pictures become its input.
 *
 * @param name the name by which users refer to it
 * @param title one line on what it is and what its dreams look like
 * @param page web page that describes it
 * @param imageSpec how a picture becomes its input, as described there
 * @param layers recommended layers for dreams, the best first; empty if it is not for dreaming
 * @param labels the file of its class names, one per line
 * @param editions checksums of other files with the same weights, to recognise them
 */
public record CatalogueEntry(
        String name,
        String title,
        String licence,
        URI page,
        ImageSpec imageSpec,
        List<String> layers,
        RemoteFile prototxt,
        RemoteFile weights,
        Optional<RemoteFile> labels,
        List<Checksum> editions) {

    public CatalogueEntry {
        layers = List.copyOf(layers);
        editions = List.copyOf(editions);
    }

    /** All files to fetch, the largest last. */
    public List<RemoteFile> files() {
        return Stream.concat(Stream.concat(Stream.of(prototxt), labels.stream()), Stream.of(weights))
                .toList();
    }

    /** All checksums by which its weights are recognised. */
    List<Checksum> fingerprints() {
        return Stream.concat(weights.checksums().stream(), editions.stream()).toList();
    }
}
