package io.github.dreamsphere.core.image.webp;

import io.github.dreamsphere.core.image.internal.Decoder;
import io.github.dreamsphere.core.image.internal.ImageCodec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** WebP: read only. */
public final class WebpCodec implements ImageCodec {
    @Override
    public String name() {
        return "WebP";
    }

    @Override
    public List<String> suffixes() {
        return List.of("webp");
    }

    @Override
    public boolean recognises(byte[] start) {
        return ImageCodec.startsWith(start, 0, "RIFF") && ImageCodec.startsWith(start, 8, "WEBP");
    }

    @Override
    public Decoder open(Path file, List<String> warnings) throws IOException {
        return WebpDecoder.open(file, warnings);
    }

    @Override
    public Optional<Writing> writing() {
        return Optional.empty();
    }
}
