package io.github.dreamsphere.web.tiles;

import com.luciad.imageio.webp.CompressionType;
import com.luciad.imageio.webp.WebPImageWriterSpi;
import com.luciad.imageio.webp.WebPWriteParam;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.plane.Row;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes tiles as lossy WebP by libwebp, which loads no other library into this process. */
final class WebpTile {
    private static final int MOST = 255;
    private static final float PERCENT = 100;

    private WebpTile() {}

    /** Tried once, because only use tells whether the native library runs here. */
    private static final class Trial {
        private static final boolean SUCCEEDED = succeeds();

        private static boolean succeeds() {
            try {
                return encode(new Image(1, 1), 1).length > 0;
            } catch (IOException | LinkageError | IllegalStateException e) {
                return false;
            }
        }
    }

    static boolean isWritable() {
        return Trial.SUCCEEDED;
    }

    static void write(Image tile, Path file, int quality) throws IOException {
        Files.write(file, encode(tile, quality));
    }

    private static byte[] encode(Image tile, int quality) throws IOException {
        // Chosen explicitly: ImageIO may know another plugin for WebP.
        ImageWriter writer = new WebPImageWriterSpi().createWriterInstance(null);
        WebPWriteParam options = (WebPWriteParam) writer.getDefaultWriteParam();
        options.setCompressionType(CompressionType.Lossy);
        options.setCompressionQuality(quality / PERCENT);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(pixels(tile), null, null), options);
        } finally {
            writer.dispose();
            // The native code reads memory that is freed when the options are collected.
            Reference.reachabilityFence(options);
        }
        return bytes.toByteArray();
    }

    private static BufferedImage pixels(Image tile) {
        BufferedImage pixels = new BufferedImage(tile.width(), tile.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < tile.height(); y++) {
            Row row = tile.colourPlane().row(y);
            for (int x = 0; x < tile.width(); x++) {
                int rgb = 0;
                for (int c = 0; c < Image.CHANNELS; c++) {
                    rgb = rgb << 8 | Math.round(row.get(x * Image.CHANNELS + c) * MOST);
                }
                pixels.setRGB(x, y, rgb);
            }
        }
        return pixels;
    }
}
