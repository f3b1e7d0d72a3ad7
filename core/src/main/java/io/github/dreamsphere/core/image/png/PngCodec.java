package io.github.dreamsphere.core.image.png;

import io.github.dreamsphere.core.image.internal.Decoder;
import io.github.dreamsphere.core.image.internal.ImageCodec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** PNG (ISO/IEC 15948): 8 or 16 bits a sample, alpha. */
public final class PngCodec implements ImageCodec {
    @Override
    public String name() {
        return "PNG";
    }

    @Override
    public List<String> suffixes() {
        return List.of("png");
    }

    @Override
    public boolean recognises(byte[] start) {
        return ImageCodec.startsWith(start, 0, "\u0089PNG\r\n\u001a\n");
    }

    @Override
    public Decoder open(Path file, List<String> warnings) throws IOException {
        return PngDecoder.open(file, warnings);
    }

    @Override
    public Optional<Writing> writing() {
        return Optional.of(new Writing(16, true, Integer.MAX_VALUE, options -> new PngEncoder()));
    }
}
