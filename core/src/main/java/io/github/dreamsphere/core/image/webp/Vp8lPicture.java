package io.github.dreamsphere.core.image.webp;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** Decodes a VP8L image (WebP lossless, RFC 9649) row by row. */
final class Vp8lPicture implements PixelRows {
    static final int HEADER_BYTES = 5;

    private static final int SIGNATURE = 0x2f;
    private static final int EDGE_BITS = 14;

    private final int width;
    private final int height;
    /** The transforms, the last applied first. */
    private final Deque<Vp8lTransform> transforms = new ArrayDeque<>();

    private final EntropyImage image;
    private int row;

    private Vp8lPicture(Vp8lBits in, int width, int height) throws IOException {
        this.width = width;
        this.height = height;
        Set<Integer> seen = new HashSet<>();
        int transformedWidth = width;
        while (in.flag()) {
            int type = in.number(2);
            if (!seen.add(type)) {
                throw new IOException("its VP8L data have the same transform twice");
            }
            Vp8lTransform transform = Vp8lTransform.read(type, in, transformedWidth, height);
            transforms.push(transform);
            transformedWidth = transform.transformedWidth();
        }
        image = new EntropyImage(in, transformedWidth, height, true);
    }

    /** Size and transparency of an image. */
    record Header(int width, int height, boolean alpha) {
        /** @throws IOException if there is no VP8L header */
        static Header read(byte[] data, int start, int end) throws IOException {
            if (end - start < HEADER_BYTES) {
                throw new EOFException("the VP8L header is cut short");
            }
            Vp8lBits in = new Vp8lBits(data, start, end);
            if (in.number(8) != SIGNATURE) {
                throw new IOException("its VP8L data do not begin with their signature");
            }
            Header header = new Header(in.number(EDGE_BITS) + 1, in.number(EDGE_BITS) + 1, in.flag());
            if (in.number(3) != 0) {
                throw new IOException("its VP8L data are of an unknown version");
            }
            return header;
        }
    }

    /** Opens an image with a header. */
    static Vp8lPicture open(byte[] data, int start, int end) throws IOException {
        Header header = Header.read(data, start, end);
        return headless(data, start + HEADER_BYTES, end, header.width, header.height);
    }

    /** Opens an image whose size is known from elsewhere. */
    static Vp8lPicture headless(byte[] data, int start, int end, int width, int height) throws IOException {
        return new Vp8lPicture(new Vp8lBits(data, start, end), width, height);
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public void next(int[] argb) throws IOException {
        image.next(argb);
        for (Vp8lTransform transform : transforms) {
            transform.invert(row, argb);
        }
        row++;
    }
}
