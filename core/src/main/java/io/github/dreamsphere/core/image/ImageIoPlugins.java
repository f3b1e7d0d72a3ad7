package io.github.dreamsphere.core.image;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriter;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/**
 * The ImageIO plugins in use, each asked for by name: which of several plugins for a format the class path scan puts
 * first differs from one start to the next.
 */
final class ImageIoPlugins {
    private ImageIoPlugins() {}

    /** The JDK's own reader, which decodes row by row. */
    static ImageReader jdkReader(String format) {
        return jdk(ImageIO.getImageReadersByFormatName(format), format);
    }

    /** The JDK's own writer, which encodes row by row. */
    static ImageWriter jdkWriter(String format) {
        return jdk(ImageIO.getImageWritersByFormatName(format), format);
    }

    private static <T> T jdk(Iterator<T> plugins, String format) {
        while (plugins.hasNext()) {
            T plugin = plugins.next();
            if (plugin.getClass().getModule() == ImageIO.class.getModule()) {
                return plugin;
            }
        }
        throw new IllegalStateException("this Java has no ImageIO plugin of its own for " + format);
    }

    /** TwelveMonkeys' JPEG reader, which knows CMYK and YCCK and their profiles. */
    static ImageReader cmykJpegReader() {
        JPEGImageReaderSpi provider = new JPEGImageReaderSpi();
        // Here it looks for the JDK's reader, which it builds upon.
        provider.onRegistration(IIORegistry.getDefaultInstance(), ImageReaderSpi.class);
        return create(provider);
    }

    /** TwelveMonkeys' TIFF reader, for BigTIFF too. */
    static ImageReader tiffReader() {
        return create(new TIFFImageReaderSpi());
    }

    /** TwelveMonkeys' WebP reader. */
    static ImageReader webpReader() {
        return create(new WebPImageReaderSpi());
    }

    private static ImageReader create(ImageReaderSpi provider) {
        try {
            return provider.createReaderInstance(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
