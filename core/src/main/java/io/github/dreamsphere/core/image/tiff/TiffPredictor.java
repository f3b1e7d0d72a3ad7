package io.github.dreamsphere.core.image.tiff;

/** Adds up samples that are stored as differences from those to the left. */
final class TiffPredictor {
    private static final int FLOATING_POINT = 3;

    private final TiffLayout layout;
    private final byte[] shuffled;

    /** @param rowBytes the bytes of a row of a block */
    TiffPredictor(TiffLayout layout, int rowBytes) {
        this.layout = layout;
        shuffled = new byte[layout.predictor() == FLOATING_POINT ? rowBytes : 0];
    }

    /** Restores a row in place. */
    void restore(byte[] row) {
        int step = layout.samplesPerBlockPixel();
        if (layout.predictor() == FLOATING_POINT) {
            addBytes(row, step);
            unshuffle(row);
        } else if (layout.predictor() == 2) {
            if (layout.bits() == Byte.SIZE) {
                addBytes(row, step);
            } else {
                addNumbers(row, step);
            }
        }
    }

    private static void addBytes(byte[] row, int step) {
        for (int i = step; i < row.length; i++) {
            row[i] += row[i - step];
        }
    }

    /** Adds numbers of several bytes, carrying from one byte to the next. */
    private void addNumbers(byte[] row, int step) {
        int bytes = layout.bits() / Byte.SIZE;
        for (int at = step * bytes; at + bytes <= row.length; at += bytes) {
            int carry = 0;
            for (int i = 0; i < bytes; i++) {
                int each = at + (layout.isBigEndian() ? bytes - 1 - i : i);
                int sum = (row[each] & 0xff) + (row[each - step * bytes] & 0xff) + carry;
                row[each] = (byte) sum;
                carry = sum >> Byte.SIZE;
            }
        }
    }

    /** The first bytes of all samples come first, then the second ones (Adobe Photoshop TIFF Technical Note 3). */
    private void unshuffle(byte[] row) {
        int bytes = layout.bits() / Byte.SIZE;
        int count = row.length / bytes;
        System.arraycopy(row, 0, shuffled, 0, row.length);
        for (int i = 0; i < count; i++) {
            for (int b = 0; b < bytes; b++) {
                int to = layout.isBigEndian() ? b : bytes - 1 - b;
                row[i * bytes + to] = shuffled[b * count + i];
            }
        }
    }
}
