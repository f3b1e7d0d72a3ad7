package io.github.dreamsphere.models.catalog;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.dreamsphere.models.net.ImageSpec;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The catalogue as JSON. Optional fields are null here, and only here. */
final class CatalogueJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private CatalogueJson() {}

    static List<CatalogueEntry> read(InputStream json) throws IOException {
        return MAPPER.readValue(json, Document.class).nets().stream()
                .map(Net::entry)
                .toList();
    }

    private record Document(List<Net> nets) {}

    private record Net(
            String name,
            String title,
            String licence,
            URI page,
            Input input,
            List<String> layers,
            File prototxt,
            File weights,
            File labels,
            List<Checksum> editions) {
        CatalogueEntry entry() {
            return new CatalogueEntry(
                    name,
                    title,
                    licence,
                    page,
                    input.spec(),
                    layers,
                    prototxt.remote(),
                    weights.remote(),
                    Optional.ofNullable(labels).map(File::remote),
                    editions == null ? List.of() : editions);
        }
    }

    private record Input(float range, ImageSpec.Channels channels, float[] mean, float scale) {
        ImageSpec spec() {
            return ImageSpec.of(range, scale, channels, mean);
        }
    }

    private record File(
            String name,
            URI address,
            String member,
            long bytes,
            long approximateBytes,
            List<Checksum> checksums,
            String note) {
        RemoteFile remote() {
            return new RemoteFile(
                    name,
                    address,
                    Optional.ofNullable(member),
                    bytes,
                    approximateBytes,
                    checksums == null ? List.of() : checksums,
                    Optional.ofNullable(note));
        }
    }
}
