package io.github.dreamsphere.core.image.webp;

import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;

/** Decodes the alpha plane that accompanies a VP8 picture (RFC 9649, 2.7.1.2, "Alpha"). */
final class AlphaRows {
    private static final int HORIZONTAL = 1;
    private static final int VERTICAL = 2;

    private final byte[] data;
    private final int width;
    private final int filter;
    private final Optional<Vp8lPicture> compressed;
    private final int[] argb;
    private int at;
    private int row;

    /** The row that was decoded last. */
    private final int[] alpha;

    /**
     * Reads the header.
     *
     * @param data the whole chunk
     * @throws IOException if the plane is compressed in an unknown way
     */
    AlphaRows(byte[] data, int width, int height) throws IOException {
        this.data = data;
        this.width = width;
        if (data.length == 0) {
            throw new EOFException("its alpha is empty");
        }
        int compression = data[0] & 3;
        if (compression > 1) {
            throw new IOException("its alpha is compressed in an unknown way");
        }
        filter = data[0] >> 2 & 3;
        at = 1;
        compressed = compression == 0
                ? Optional.empty()
                : Optional.of(Vp8lPicture.headless(data, 1, data.length, width, height));
        argb = new int[width];
        alpha = new int[width];
    }

    /** Decodes the next row: values from 0 to 255, valid until the next call. */
    int[] next() throws IOException {
        readRow();
        int corner = alpha[0];
        int left = row == 0 ? 0 : alpha[0];
        for (int x = 0; x < width; x++) {
            int above = alpha[x];
            int predicted = filter == 0 ? 0 : x == 0 || row == 0 ? left : predict(left, above, corner);
            corner = above;
            left = argb[x] + predicted & 0xff;
            alpha[x] = left;
        }
        row++;
        return alpha;
    }

    private int predict(int left, int above, int corner) {
        return switch (filter) {
            case HORIZONTAL -> left;
            case VERTICAL -> above;
            default -> Vp8Transform.clamp(left + above - corner);
        };
    }

    /** Reads the filtered values of a row. */
    private void readRow() throws IOException {
        if (compressed.isPresent()) {
            compressed.get().next(argb);
            for (int x = 0; x < width; x++) {
                argb[x] = argb[x] >> 8 & 0xff;
            }
            return;
        }
        if (data.length - at < width) {
            throw new EOFException("its alpha is cut short");
        }
        for (int x = 0; x < width; x++) {
            argb[x] = data[at++] & 0xff;
        }
    }
}
