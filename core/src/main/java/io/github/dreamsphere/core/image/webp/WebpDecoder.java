package io.github.dreamsphere.core.image.webp;

import com.drew.imaging.riff.RiffHandler;
import com.drew.imaging.riff.RiffProcessingException;
import com.drew.imaging.riff.RiffReader;
import com.drew.lang.StreamReader;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import io.github.dreamsphere.core.file.LibraryException;
import io.github.dreamsphere.core.image.Exif;
import io.github.dreamsphere.core.image.IccProfile;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Xmp;
import io.github.dreamsphere.core.image.internal.DecodedImage;
import io.github.dreamsphere.core.image.internal.Decoder;
import io.github.dreamsphere.core.image.internal.ImageCodec;
import io.github.dreamsphere.core.image.internal.ImageIoPlugins;
import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/** Decodes WebP, lossy and lossless, with TwelveMonkeys; reads the metadata from the RIFF chunks. */
final class WebpDecoder {
    /** The signature of a JPEG's EXIF segment, which some programs write before the block. */
    private static final String EXIF_OF_JPEG = "Exif\0\0";

    private WebpDecoder() {}

    static Decoder open(Path file, List<String> warnings) throws IOException {
        Metadata metadata = metadata(file, warnings);
        ImageReader reader = ImageIoPlugins.create(new WebPImageReaderSpi());
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
            reader.setInput(in, true, true);
            BufferedImage image = LibraryException.run(() -> reader.read(0));
            return DecodedImage.of(image, metadata);
        } finally {
            reader.dispose();
        }
    }

    private static Metadata metadata(Path file, List<String> warnings) throws IOException {
        Chunks chunks = new Chunks();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            LibraryException.run(() -> readChunks(in, chunks));
        }
        byte[] xmp = chunks.contents.get("XMP ");
        return new Metadata(
                8,
                false,
                Optional.ofNullable(chunks.contents.get("ICCP")).map(IccProfile::new),
                Optional.ofNullable(chunks.contents.get("EXIF")).map(WebpDecoder::exif),
                xmp == null ? Xmp.EMPTY : Xmp.read(xmp, warnings));
    }

    private static Chunks readChunks(InputStream in, Chunks chunks) throws IOException {
        try {
            new RiffReader().processRiff(new StreamReader(in), chunks);
            return chunks;
        } catch (RiffProcessingException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static Exif exif(byte[] chunk) {
        boolean isSigned = ImageCodec.startsWith(chunk, 0, EXIF_OF_JPEG);
        return new Exif(isSigned ? Arrays.copyOfRange(chunk, EXIF_OF_JPEG.length(), chunk.length) : chunk);
    }

    private static final class Chunks implements RiffHandler {
        private static final Set<String> WANTED = Set.of("ICCP", "EXIF", "XMP ");

        private final Map<String, byte[]> contents = new HashMap<>();

        @Override
        public boolean shouldAcceptRiffIdentifier(String identifier) {
            return identifier.equals("WEBP");
        }

        @Override
        public boolean shouldAcceptChunk(String name) {
            return WANTED.contains(name);
        }

        @Override
        public boolean shouldAcceptList(String name) {
            return false;
        }

        @Override
        public void processChunk(String name, byte[] content) {
            contents.put(name, content);
        }

        @Override
        public void addError(String message) {
            // The decoder of the image reports broken files.
        }
    }
}
