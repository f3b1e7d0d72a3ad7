package io.github.dreamsphere.core.image.tiff;

import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import io.github.dreamsphere.core.file.LibraryException;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.internal.DecodedImage;
import io.github.dreamsphere.core.image.internal.Decoder;
import io.github.dreamsphere.core.image.internal.ImageIoPlugins;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/** Decodes TIFFs that are compressed as faxes or old JPEGs as a whole, with TwelveMonkeys. */
final class LibraryTiff {
    private LibraryTiff() {}

    static Decoder open(Path file, Metadata metadata, List<String> warnings) throws IOException {
        ImageReader reader = ImageIoPlugins.create(new TIFFImageReaderSpi());
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
            reader.setInput(in, false, true);
            return DecodedImage.of(LibraryException.run(() -> reader.read(0)), metadata);
        } catch (LibraryException e) {
            throw new IOException("its fax or old JPEG data are damaged", e);
        } finally {
            reader.dispose();
        }
    }
}
