package io.github.dreamsphere.models.catalog;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
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
            .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
            .build();

    private CatalogueJson() {}

    /** @throws IOException if it is no catalogue, which tells where */
    static List<CatalogueEntry> read(InputStream json) throws IOException {
        try {
            return required("document", MAPPER.readValue(json, Document.class)).nets().stream()
                    .map(Net::entry)
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new IOException("the catalogue is wrong: " + e.getMessage(), e);
        }
    }

    private static <T> T required(String field, T value) {
        if (value == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return value;
    }

    private record Document(List<Net> nets) {
        Document {
            required("nets", nets);
        }
    }

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
        Net {
            required("name", name);
            required("title", title);
            required("licence", licence);
            required("page", page);
            required("input", input);
            required("layers", layers);
            required("prototxt", prototxt);
            required("weights", weights);
        }

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
        Input {
            required("channels", channels);
            required("mean", mean);
        }

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
