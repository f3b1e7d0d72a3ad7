package io.github.dreamsphere.core.image.jpeg;

import io.github.dreamsphere.core.image.internal.Decoder;
import io.github.dreamsphere.core.image.internal.ImageCodec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** JPEG (ITU-T T.81): 8 bits a sample, no alpha. */
public final class JpegCodec implements ImageCodec {
    /** libjpeg's limit. */
    private static final int MAXIMUM_EDGE = 65_500;

    @Override
    public String name() {
        return "JPEG";
    }

    @Override
    public List<String> suffixes() {
        return List.of("jpg", "jpeg", "jpe", "jfif");
    }

    @Override
    public List<String> readOnlySuffixes() {
        // Insta360's photographs, and files of several pictures.
        return List.of("insp", "mpo");
    }

    @Override
    public boolean recognises(byte[] start) {
        return ImageCodec.startsWith(start, 0, "\u00ff\u00d8\u00ff");
    }

    @Override
    public Decoder open(Path file, List<String> warnings) throws IOException {
        return JpegDecoder.open(file, warnings);
    }

    @Override
    public Optional<Writing> writing() {
        return Optional.of(new Writing(8, false, MAXIMUM_EDGE, JpegEncoder::new));
    }
}
