package io.github.dreamsphere.core.image.webp;

import java.io.IOException;
import java.util.Arrays;

/**
 * Decodes a VP8 key frame (RFC 6386) by rows of macroblocks. It holds two of them, because the filter and the
 * interpolation of chroma need neighbours above and below.
 *
 * <pre>
 *   window:  | macroblock row r−1 | macroblock row r |     16 rows of luma, 8 of chroma each
 *                          |<---- finished ---->|          all but the last 7 rows, until the picture's end
 * </pre>
 */
final class Vp8Picture implements PixelRows {
    private static final int LUMA = 16;
    private static final int CHROMA = 8;
    /** The rows at the end of the window that the next row of macroblocks can still change. */
    private static final int UNFINISHED = 7;

    private static final int STRIDE = Vp8Prediction.STRIDE;
    private static final int LUMA_AT = STRIDE + CHROMA;
    private static final int U_AT = LUMA_AT + STRIDE * (LUMA + 1);
    private static final int V_AT = U_AT + LUMA;
    private static final int ABOVE_PICTURE = 127;
    private static final int LEFT_OF_PICTURE = 129;

    private final Vp8Header header;
    private final int columns;
    private final int rows;
    private final Vp8Modes modes;
    private final Vp8Residuals residuals;
    private final Vp8Macroblock[] macroblocks;

    /** A macroblock and the pixels around it, before the filter: luma, and U and V side by side below it. */
    private final int[] work = new int[STRIDE * (LUMA + CHROMA + 2)];
    /** The lowest pixels of the macroblocks above, before the filter. */
    private final int[] lumaAbove;

    private final int[] uAbove;
    private final int[] vAbove;

    private final byte[] luma;
    private final byte[] u;
    private final byte[] v;
    private final YuvRow conversion;

    private int macroblockRow;
    private int row;

    /**
     * Reads the header.
     *
     * @param data holds the frame from {@code start} to {@code end}
     */
    Vp8Picture(byte[] data, int start, int end) throws IOException {
        header = new Vp8Header(data, start, end);
        columns = (header.width() + LUMA - 1) / LUMA;
        rows = (header.height() + LUMA - 1) / LUMA;
        modes = new Vp8Modes(header, columns);
        residuals = new Vp8Residuals(header, columns);
        macroblocks = new Vp8Macroblock[columns];
        Arrays.setAll(macroblocks, i -> new Vp8Macroblock());
        lumaAbove = new int[columns * LUMA];
        uAbove = new int[columns * CHROMA];
        vAbove = new int[columns * CHROMA];
        luma = new byte[2 * columns * LUMA * LUMA];
        u = new byte[2 * columns * CHROMA * CHROMA];
        v = new byte[u.length];
        conversion = new YuvRow(header.width());
    }

    @Override
    public int width() {
        return header.width();
    }

    @Override
    public int height() {
        return header.height();
    }

    @Override
    public void next(int[] argb) throws IOException {
        while (macroblockRow < rows && row >= macroblockRow * LUMA - UNFINISHED) {
            decodeMacroblocks();
        }
        int top = (macroblockRow - 2) * LUMA;
        int near = row / 2;
        int last = (header.height() - 1) / 2;
        int far = Math.max(0, Math.min(last, row % 2 == 0 ? near - 1 : near + 1));
        int stride = columns * CHROMA;
        int nearAt = (near - top / 2) * stride;
        int farAt = (far - top / 2) * stride;
        conversion.convert(
                luma,
                (row - top) * columns * LUMA,
                new YuvRow.Chroma(u, nearAt, farAt),
                new YuvRow.Chroma(v, nearAt, farAt),
                argb);
        row++;
    }

    private void decodeMacroblocks() throws IOException {
        for (byte[] plane : new byte[][] {luma, u, v}) {
            System.arraycopy(plane, plane.length / 2, plane, 0, plane.length / 2);
        }
        modes.beginRow();
        for (int column = 0; column < columns; column++) {
            modes.read(column, macroblocks[column]);
        }
        header.modes().checkEnd();
        residuals.beginRow();
        BoolReader tokens = header.tokens(macroblockRow);
        for (int column = 0; column < columns; column++) {
            Vp8Macroblock block = macroblocks[column];
            boolean hasCoefficients = residuals.read(tokens, column, block);
            tokens.checkEnd();
            block.filtersInside = block.subblocks || hasCoefficients;
            reconstruct(column, block);
        }
        if (!header.isUnfiltered()) {
            filter();
        }
        macroblockRow++;
    }

    private void reconstruct(int column, Vp8Macroblock block) {
        bringNeighbours(column);
        if (block.subblocks) {
            reconstructSubblocks(column, block);
        } else {
            predict(LUMA_AT, LUMA, block.lumaModes[0], column);
            for (int i = 0; i < Vp8Macroblock.SUBBLOCKS; i++) {
                addResidual(i, LUMA_AT + i / 4 * 4 * STRIDE + i % 4 * 4);
            }
        }
        predict(U_AT, CHROMA, block.chromaMode, column);
        predict(V_AT, CHROMA, block.chromaMode, column);
        for (int i = 0; i < 4; i++) {
            int at = i / 2 * 4 * STRIDE + i % 2 * 4;
            addResidual(Vp8Macroblock.SUBBLOCKS + i, U_AT + at);
            addResidual(Vp8Macroblock.SUBBLOCKS + 4 + i, V_AT + at);
        }
        store(LUMA_AT, LUMA, lumaAbove, luma, column);
        store(U_AT, CHROMA, uAbove, u, column);
        store(V_AT, CHROMA, vAbove, v, column);
    }

    private void predict(int at, int size, int mode, int column) {
        Vp8Prediction.square(work, at, size, mode, macroblockRow > 0, column > 0);
    }

    private void reconstructSubblocks(int column, Vp8Macroblock block) {
        bringPixelsToTheUpperRight(column);
        for (int i = 0; i < Vp8Macroblock.SUBBLOCKS; i++) {
            int at = LUMA_AT + i / 4 * 4 * STRIDE + i % 4 * 4;
            Vp8Prediction.subblock(work, at, block.lumaModes[i]);
            addResidual(i, at);
        }
    }

    private void addResidual(int block, int at) {
        if (residuals.has(block)) {
            int from = block * Vp8Residuals.BLOCK_COEFFICIENTS;
            Vp8Transform.add(residuals.coefficients(), from, work, at, STRIDE);
        }
    }

    /** Puts the pixels above and to the left of a macroblock around it. */
    private void bringNeighbours(int column) {
        bringNeighbours(LUMA_AT, LUMA, lumaAbove, column);
        bringNeighbours(U_AT, CHROMA, uAbove, column);
        bringNeighbours(V_AT, CHROMA, vAbove, column);
    }

    private void bringNeighbours(int at, int size, int[] above, int column) {
        int corner = at - STRIDE - 1;
        for (int y = 0; y <= size; y++) {
            int left = corner + y * STRIDE;
            work[left] = column > 0 ? work[left + size] : LEFT_OF_PICTURE;
        }
        if (macroblockRow > 0) {
            System.arraycopy(above, column * size, work, at - STRIDE, size);
        } else {
            Arrays.fill(work, corner, corner + 1 + size, ABOVE_PICTURE);
        }
    }

    /** All four rows of subblocks use the same four pixels to the upper right of the macroblock. */
    private void bringPixelsToTheUpperRight(int column) {
        int at = LUMA_AT - STRIDE + LUMA;
        for (int i = 0; i < 4; i++) {
            int next = (column + 1) * LUMA;
            int pixel = ABOVE_PICTURE;
            if (macroblockRow > 0) {
                pixel = column == columns - 1 ? lumaAbove[next - 1] : lumaAbove[next + i];
            }
            for (int y = 0; y < LUMA; y += 4) {
                work[at + y * STRIDE + i] = pixel;
            }
        }
    }

    /** Stores a square of pixels in the window, and its lowest row for the macroblock below. */
    private void store(int at, int size, int[] above, byte[] plane, int column) {
        int stride = columns * size;
        int to = stride * size + column * size;
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                plane[to + y * stride + x] = (byte) work[at + y * STRIDE + x];
            }
        }
        System.arraycopy(work, at + (size - 1) * STRIDE, above, column * size, size);
    }

    private void filter() {
        Vp8LoopFilter lumaFilter = new Vp8LoopFilter(luma, columns * LUMA);
        Vp8LoopFilter uFilter = new Vp8LoopFilter(u, columns * CHROMA);
        Vp8LoopFilter vFilter = new Vp8LoopFilter(v, columns * CHROMA);
        for (int column = 0; column < columns; column++) {
            Vp8Macroblock block = macroblocks[column];
            Vp8FilterStrength strength = header.filter(block.segment, block.subblocks);
            if (strength.level() == 0) {
                continue;
            }
            boolean inside = block.filtersInside;
            boolean hasAbove = macroblockRow > 0;
            boolean hasLeft = column > 0;
            int at = columns * LUMA * LUMA + column * LUMA;
            lumaFilter.filter(at, LUMA, strength, inside, hasAbove, hasLeft);
            if (!strength.simple()) {
                int chromaAt = columns * CHROMA * CHROMA + column * CHROMA;
                uFilter.filter(chromaAt, CHROMA, strength, inside, hasAbove, hasLeft);
                vFilter.filter(chromaAt, CHROMA, strength, inside, hasAbove, hasLeft);
            }
        }
    }
}
