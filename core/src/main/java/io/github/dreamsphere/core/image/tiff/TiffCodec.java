package io.github.dreamsphere.core.image.tiff;

import io.github.dreamsphere.core.image.internal.Decoder;
import io.github.dreamsphere.core.image.internal.ImageCodec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** TIFF 6.0 and BigTIFF: read in most of their kinds; written with 8 or 16 bits a sample and alpha. */
public final class TiffCodec implements ImageCodec {
    @Override
    public String name() {
        return "TIFF";
    }

    @Override
    public List<String> suffixes() {
        return List.of("tif", "tiff");
    }

    @Override
    public boolean recognises(byte[] start) {
        return Stream.of("II*\0", "MM\0*", "II+\0", "MM\0+")
                .anyMatch(signature -> ImageCodec.startsWith(start, 0, signature));
    }

    @Override
    public Decoder open(Path file, List<String> warnings) throws IOException {
        return TiffDecoder.open(file, warnings);
    }

    @Override
    public Optional<Writing> writing() {
        return Optional.of(new Writing(16, true, Integer.MAX_VALUE, options -> new TiffEncoder()));
    }
}
