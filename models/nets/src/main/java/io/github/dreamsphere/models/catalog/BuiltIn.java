package io.github.dreamsphere.models.catalog;

import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.NetFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The nets that dreamsphere brings along: trained by the project itself, each with a card that says on what and how. */
public enum BuiltIn {
    /** Dreams. */
    DREAM("dreamsphere-dream", List.of("inception_4c/output", "mixed4c", "mixed4a", "inception_3b/output", "mixed3b")),
    /** Enlarges twice. */
    UPSCALE_2X("dreamsphere-sr2x", List.of()),
    /** Enlarges twice and takes away a little noise and JPEG artefacts. */
    UPSCALE_2X_NOISE1("dreamsphere-sr2x-noise1", List.of()),
    /** Enlarges twice and takes away noise and JPEG artefacts. */
    UPSCALE_2X_NOISE2("dreamsphere-sr2x-noise2", List.of()),
    /** Enlarges twice and takes away much noise and many JPEG artefacts. */
    UPSCALE_2X_NOISE3("dreamsphere-sr2x-noise3", List.of());

    private static final String FOLDER = "/io/github/dreamsphere/models/builtin/";

    private final String netName;
    private final List<String> layers;

    BuiltIn(String netName, List<String> layers) {
        this.netName = netName;
        this.layers = layers;
    }

    /** The name it goes by on the command line. */
    public String netName() {
        return netName;
    }

    /** The built-in net of that name, if there is one. */
    public static Optional<BuiltIn> find(String netName) {
        return List.of(values()).stream()
                .filter(net -> net.netName.equals(netName))
                .findFirst();
    }

    /**
     * Reads the net and its card.
     *
     * @throws IOException if the program's own files are damaged
     */
    public Model load() throws IOException {
        return new Model(net(), layers, labels(), card());
    }

    private Net net() throws IOException {
        String place = FOLDER + netName + ".dsnet";
        try (InputStream in = open(place)) {
            return NetFile.read(in, place).withName(netName);
        }
    }

    /** The names of its classes, none if it tells none apart. */
    private List<String> labels() throws IOException {
        try (InputStream in = BuiltIn.class.getResourceAsStream(FOLDER + netName + ".txt")) {
            return in == null
                    ? List.of()
                    : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList();
        }
    }

    private String card() throws IOException {
        try (InputStream in = open(FOLDER + netName + ".md")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream open(String place) throws IOException {
        InputStream in = BuiltIn.class.getResourceAsStream(place);
        if (in == null) {
            throw new IOException(place + ": is missing from this build; build it again");
        }
        return in;
    }
}
