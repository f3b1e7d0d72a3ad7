package io.github.dreamsphere.models.catalog;

import io.github.dreamsphere.models.net.ImageSpec;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A known net: what it is, under which licence, where its makers keep it, and what its files do not say.
 *
 * @param name the name to ask for it by
 * @param title what it is and what its dreams look like, in one line
 * @param page where it is described
 * @param imageSpec how a picture becomes its input, from that description
 * @param layers layers good to dream with, the best first; empty if it is no net to dream with
 * @param labels the file that names its classes, a line for each
 * @param editions checksums of the same weights in other files, which are recognised but not fetched
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

    /** Every file to fetch, the largest last. */
    public List<RemoteFile> files() {
        return Stream.concat(Stream.concat(Stream.of(prototxt), labels.stream()), Stream.of(weights))
                .toList();
    }

    /** Every checksum by which its weights are recognised. */
    List<Checksum> fingerprints() {
        return Stream.concat(weights.checksums().stream(), editions.stream()).toList();
    }
}
