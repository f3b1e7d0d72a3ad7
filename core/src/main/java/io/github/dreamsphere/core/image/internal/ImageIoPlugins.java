package io.github.dreamsphere.core.image.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriter;
import javax.imageio.spi.ImageReaderSpi;

/**
 * The ImageIO plugins in use, each chosen explicitly: the order in which ImageIO finds several plugins for a format
 * differs from one start to the next.
 */
public final class ImageIoPlugins {
    private ImageIoPlugins() {}

    /** The JDK's own reader, which decodes row by row. */
    public static ImageReader jdkReader(String format) {
        return jdk(ImageIO.getImageReadersByFormatName(format), format);
    }

    /** The JDK's own writer, which encodes row by row. */
    public static ImageWriter jdkWriter(String format) {
        return jdk(ImageIO.getImageWritersByFormatName(format), format);
    }

    private static <T> T jdk(Iterator<T> plugins, String format) {
        while (plugins.hasNext()) {
            T plugin = plugins.next();
            if (plugin.getClass().getModule() == ImageIO.class.getModule()) {
                return plugin;
            }
        }
        throw new IllegalStateException("this Java has no ImageIO plugin for " + format);
    }

    /** A reader of the plugin {@code provider}. */
    public static ImageReader create(ImageReaderSpi provider) {
        try {
            return provider.createReaderInstance(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
