package io.github.dreamsphere.core.image.webp;

import io.github.dreamsphere.core.image.Exif;
import io.github.dreamsphere.core.image.IccProfile;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Xmp;
import io.github.dreamsphere.core.image.internal.Decoder;
import io.github.dreamsphere.core.image.internal.PixelLayout;
import io.github.dreamsphere.core.image.internal.RowLimits;
import io.github.dreamsphere.core.image.internal.RowSink;
import java.awt.image.ColorModel;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Decodes WebP, lossy and lossless, row by row: the compressed picture and some of its rows are in memory. Of an animation
 * it decodes the first frame, on a transparent canvas.
 */
final class WebpDecoder implements Decoder {
    /** The most samples of a pixel. */
    private static final int ARGB = 4;

    private final WebpFile.Frame frame;
    private final WebpFramePixels pixels;
    private final PixelLayout layout;
    private final Metadata metadata;

    private WebpDecoder(WebpFile.Frame frame, WebpFramePixels pixels, PixelLayout layout, Metadata metadata) {
        this.frame = frame;
        this.pixels = pixels;
        this.layout = layout;
        this.metadata = metadata;
    }

    static Decoder open(Path path, List<String> warnings) throws IOException {
        WebpFile file = WebpFile.read(path, warnings);
        WebpFile.Frame frame = file.frame(warnings);
        WebpFramePixels pixels = WebpFramePixels.open(file, frame);
        int width = pixels.width();
        int height = pixels.height();
        int[] canvas = file.canvas().orElse(new int[] {width, height});
        boolean isCovered = frame.x() == 0 && frame.y() == 0 && canvas[0] == width && canvas[1] == height;
        boolean fits = frame.x() + (long) width <= canvas[0] && frame.y() + (long) height <= canvas[1];
        if (!(frame.isAnimated() ? fits : isCovered)) {
            throw new IOException(String.format(
                    "its header says %dx%d pixels, but the picture has %dx%d", canvas[0], canvas[1], width, height));
        }
        RowLimits.check(canvas[0], canvas[1], ARGB);
        PixelLayout layout = new PixelLayout(canvas[0], canvas[1], 8, false, pixels.hasAlpha() || !isCovered);
        return new WebpDecoder(frame, pixels, layout, metadata(file, warnings));
    }

    private static Metadata metadata(WebpFile file, List<String> warnings) throws IOException {
        Optional<byte[]> xmp = file.content("XMP ");
        return new Metadata(
                8,
                false,
                file.content("ICCP").map(IccProfile::new),
                file.content("EXIF").map(Exif::maybeSigned),
                xmp.isEmpty() ? Xmp.EMPTY : Xmp.read(xmp.get(), warnings));
    }

    @Override
    public int width() {
        return layout.width();
    }

    @Override
    public int height() {
        return layout.height();
    }

    @Override
    public Metadata metadata() {
        return metadata;
    }

    @Override
    public ColorModel colorModel() {
        return layout.colorModel();
    }

    @Override
    public void decode(RowSink sink) throws IOException {
        int[] argb = new int[pixels.width()];
        int bandRows = RowLimits.bandRows(layout.width(), ARGB);
        for (int top = 0; top < layout.height(); top += bandRows) {
            int rows = Math.min(bandRows, layout.height() - top);
            WritableRaster band = Raster.createWritableRaster(layout.sampleModel(rows), null);
            byte[] samples = ((DataBufferByte) band.getDataBuffer()).getData();
            for (int y = 0; y < rows; y++) {
                int row = top + y - frame.y();
                if (row >= 0 && row < pixels.height()) {
                    pixels.next(argb);
                    int start = y * layout.samplesPerRow() + frame.x() * layout.samplesPerPixel();
                    fill(argb, samples, start);
                }
            }
            sink.accept(band.createTranslatedChild(0, top));
        }
    }

    private void fill(int[] argb, byte[] samples, int start) {
        int at = start;
        for (int pixel : argb) {
            samples[at++] = (byte) (pixel >> 16);
            samples[at++] = (byte) (pixel >> 8);
            samples[at++] = (byte) pixel;
            if (layout.alpha()) {
                samples[at++] = (byte) (pixel >>> 24);
            }
        }
    }
}
