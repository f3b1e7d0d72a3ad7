package io.github.dreamsphere.core.image.tiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Converts the bytes of samples to numbers: whole ones of up to 32 bits and floating point ones. */
final class TiffSamples {
    private final int bits;
    private final boolean isFloat;
    private final ByteOrder order;
    private final double scale;
    /** The samples that bytes stand for. */
    private final float[] bytes = new float[1 << Byte.SIZE];

    /** Whole samples of colours are scaled to 0..1; those of palettes and of L*a*b* stay as they are. */
    TiffSamples(TiffLayout layout) {
        bits = layout.bits();
        isFloat = layout.isFloat();
        order = layout.isBigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        boolean isScaled =
                switch (layout.photometric()) {
                    case TiffLayout.PALETTE, TiffLayout.CIELAB, TiffLayout.ICCLAB -> false;
                    default -> !isFloat;
                };
        scale = isScaled ? 1 / ((double) (1L << bits) - 1) : 1;
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (float) (i * scale);
        }
    }

    /** Converts the first {@code count} samples of a row. */
    void unpack(byte[] row, int count, float[] samples) {
        if (bits == 8) {
            for (int i = 0; i < count; i++) {
                samples[i] = bytes[row[i] & 0xff];
            }
        } else if (isFloat) {
            unpackFloats(ByteBuffer.wrap(row).order(order), count, samples);
        } else if (bits == 16) {
            ByteBuffer shorts = ByteBuffer.wrap(row).order(order);
            for (int i = 0; i < count; i++) {
                samples[i] = (float) ((shorts.getShort(2 * i) & 0xffff) * scale);
            }
        } else if (bits == 32) {
            ByteBuffer ints = ByteBuffer.wrap(row).order(order);
            for (int i = 0; i < count; i++) {
                samples[i] = (float) (Integer.toUnsignedLong(ints.getInt(4 * i)) * scale);
            }
        } else if (bits == 24) {
            unpackTriples(row, count, samples);
        } else {
            unpackBits(row, count, samples);
        }
    }

    private void unpackFloats(ByteBuffer row, int count, float[] samples) {
        for (int i = 0; i < count; i++) {
            samples[i] = switch (bits) {
                case 16 -> half(row.getShort(2 * i));
                case 32 -> row.getFloat(4 * i);
                default -> (float) row.getDouble(8 * i);
            };
        }
    }

    /** A number of IEEE 754's binary16. */
    private static float half(short bits) {
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        float size =
                switch (exponent) {
                    case 0 -> fraction * 0x1p-24f;
                    case 0x1f -> fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
                    default -> Float.intBitsToFloat(exponent + 112 << 23 | fraction << 13);
                };
        return bits < 0 ? -size : size;
    }

    private void unpackTriples(byte[] row, int count, float[] samples) {
        boolean isBig = order == ByteOrder.BIG_ENDIAN;
        for (int i = 0; i < count; i++) {
            int low = row[3 * i + (isBig ? 2 : 0)] & 0xff;
            int high = row[3 * i + (isBig ? 0 : 2)] & 0xff;
            samples[i] = (float) ((high << 16 | (row[3 * i + 1] & 0xff) << 8 | low) * scale);
        }
    }

    /** Samples of 1 to 15 bits, packed from the highest bit down. */
    private void unpackBits(byte[] row, int count, float[] samples) {
        int buffer = 0;
        int buffered = 0;
        for (int i = 0, at = 0; i < count; i++) {
            while (buffered < bits) {
                buffer = buffer << Byte.SIZE | row[at++] & 0xff;
                buffered += Byte.SIZE;
            }
            buffered -= bits;
            samples[i] = (float) ((buffer >>> buffered & (1 << bits) - 1) * scale);
        }
    }
}
