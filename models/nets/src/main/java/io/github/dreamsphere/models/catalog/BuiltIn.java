package io.github.dreamsphere.models.catalog;

import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.NetFile;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The nets that ship with dreamsphere. The project trained them itself; a card describes how and on what. */
public enum BuiltIn {
    /** For dreaming: what most recipes use. */
    DREAM("dreamsphere-dream", Layers.DISTILLED),
    /** For dreaming by default: more like GoogLeNet. */
    DREAM2("dreamsphere-dream2", Layers.DISTILLED),
    /** For dreaming of flowers, buildings and shells, without animals. */
    GARDEN("dreamsphere-garden", List.of("selected", "mixed4c", "mixed4a", "mixed3b")),
    /** Enlarges by 2. */
    UPSCALE_2X("dreamsphere-sr2x", List.of()),
    /** Enlarges luma by 2. */
    UPSCALE_2X_LUMA("dreamsphere-sr2x-luma", List.of()),
    /** Enlarges by 2 and removes weak noise and JPEG artefacts. */
    UPSCALE_2X_NOISE1("dreamsphere-sr2x-noise1", List.of()),
    /** Enlarges by 2 and removes noise and JPEG artefacts. */
    UPSCALE_2X_NOISE2("dreamsphere-sr2x-noise2", List.of()),
    /** Enlarges by 2 and removes strong noise and JPEG artefacts. */
    UPSCALE_2X_NOISE3("dreamsphere-sr2x-noise3", List.of());

    /** Layers to dream with, the best first. */
    private static final class Layers {
        static final List<String> DISTILLED =
                List.of("inception_4c/output", "mixed4c", "mixed4a", "inception_3b/output", "mixed3b");
    }

    private static final String FOLDER = "/io/github/dreamsphere/models/builtin/";

    private final String netName;
    private final List<String> layers;
    private SoftReference<Model> loaded = new SoftReference<>(null);

    BuiltIn(String netName, List<String> layers) {
        this.netName = netName;
        this.layers = layers;
    }

    /** The name by which users refer to it. */
    public String netName() {
        return netName;
    }

    /** The built-in net of that name. */
    public static Optional<BuiltIn> find(String netName) {
        return List.of(values()).stream()
                .filter(net -> net.netName.equals(netName))
                .findFirst();
    }

    /**
     * The net and its card. They are read once and kept while there is memory, for a net of a few megabytes takes a
     * tenth of a second to read.
     *
     * @throws IOException if a resource is missing or broken
     */
    public synchronized Model load() throws IOException {
        Model model = loaded.get();
        if (model == null) {
            model = new Model(net(), layers, labels(), card());
            loaded = new SoftReference<>(model);
        }
        return model;
    }

    private Net net() throws IOException {
        String place = FOLDER + netName + ".dsnet";
        try (InputStream in = open(place)) {
            return NetFile.read(in, place).withName(netName);
        }
    }

    /** The names of its classes; empty if it has none. */
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
            throw new IOException(place + ": is missing from this build; rebuild dreamsphere");
        }
        return in;
    }
}
