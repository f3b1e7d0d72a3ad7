package io.github.dreamsphere.core.image.webp;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** The pixels of a frame, with the alpha plane that may accompany them. */
final class WebpFramePixels implements PixelRows {
    private static final int OPAQUE = 0xff << 24;

    private final PixelRows colours;
    private final boolean hasAlpha;
    private final Optional<AlphaRows> alpha;

    private WebpFramePixels(PixelRows colours, boolean hasAlpha, Optional<AlphaRows> alpha) {
        this.colours = colours;
        this.hasAlpha = hasAlpha;
        this.alpha = alpha;
    }

    /** Reads the headers of a frame. */
    static WebpFramePixels open(WebpFile file, WebpFile.Frame frame) throws IOException {
        byte[] data = file.content(frame.picture());
        if (frame.picture().name().equals("VP8L")) {
            boolean hasAlpha = Vp8lPicture.Header.read(data, 0, data.length).alpha();
            return new WebpFramePixels(Vp8lPicture.open(data, 0, data.length), hasAlpha, Optional.empty());
        }
        Vp8Picture picture = new Vp8Picture(data, 0, data.length);
        if (frame.alpha().isEmpty()) {
            return new WebpFramePixels(picture, false, Optional.empty());
        }
        byte[] plane = file.content(frame.alpha().get());
        AlphaRows alpha = new AlphaRows(plane, picture.width(), picture.height());
        return new WebpFramePixels(picture, true, Optional.of(alpha));
    }

    boolean hasAlpha() {
        return hasAlpha;
    }

    @Override
    public int width() {
        return colours.width();
    }

    @Override
    public int height() {
        return colours.height();
    }

    @Override
    public void next(int[] argb) throws IOException {
        colours.next(argb);
        if (!hasAlpha) {
            Arrays.setAll(argb, x -> argb[x] | OPAQUE);
        }
        if (alpha.isPresent()) {
            int[] row = alpha.get().next();
            for (int x = 0; x < row.length; x++) {
                argb[x] = argb[x] & ~OPAQUE | row[x] << 24;
            }
        }
    }
}
