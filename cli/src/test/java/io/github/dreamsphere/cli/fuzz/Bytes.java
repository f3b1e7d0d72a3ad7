package io.github.dreamsphere.cli.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;

/** Damages bytes without knowledge of a format. */
final class Bytes {
    /** Numbers at which sizes, counts and indices go wrong. */
    private static final long[] EXTREMES = {
        0,
        1,
        2,
        3,
        7,
        8,
        16,
        63,
        64,
        127,
        128,
        129,
        255,
        256,
        1000,
        4096,
        32767,
        32768,
        65535,
        65536,
        100_000,
        1 << 20,
        1 << 24,
        1 << 28,
        1 << 30,
        Integer.MAX_VALUE - 1,
        Integer.MAX_VALUE,
        1L << 31,
        (1L << 32) - 1,
        1L << 32,
        1L << 40,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        -1,
        -2,
        -128,
        -32768,
        Integer.MIN_VALUE
    };

    private static final int MOST_CHANGES = 4;

    private Bytes() {}

    /** One to four changes of any kind. */
    static byte[] damaged(byte[] seed, byte[] other, Random random) {
        byte[] bytes = seed.clone();
        int changes = 1 + random.nextInt(MOST_CHANGES);
        for (int i = 0; i < changes && bytes.length > 0; i++) {
            bytes = changed(bytes, other, random);
        }
        return bytes;
    }

    private static byte[] changed(byte[] bytes, byte[] other, Random random) {
        int at = random.nextInt(bytes.length);
        int length = Math.min(bytes.length - at, 1 + random.nextInt(1 << 1 + random.nextInt(10)));
        return switch (random.nextInt(9)) {
            case 0, 1 -> flipped(bytes, random);
            case 2, 3 -> withNumber(bytes, at, random);
            case 4 -> replaced(bytes, at, at + length, new byte[0]);
            case 5 -> replaced(bytes, at, at, Arrays.copyOfRange(bytes, at, at + length));
            case 6 -> replaced(bytes, at, at + length, part(other, random));
            case 7 -> replaced(bytes, at, at + length, filled(length, random));
            default -> replaced(bytes, at, at, filled(length, random));
        };
    }

    /** With one bit flipped. */
    static byte[] flipped(byte[] bytes, Random random) {
        byte[] copy = bytes.clone();
        copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        return copy;
    }

    /** With an extreme number of one to eight bytes in its place, in either byte order. */
    static byte[] withNumber(byte[] bytes, int at, Random random) {
        byte[] copy = bytes.clone();
        long number = extreme(random);
        int size = 1 << random.nextInt(4);
        ByteOrder order = random.nextBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        byte[] stored =
                ByteBuffer.allocate(Long.BYTES).order(order).putLong(number).array();
        int from = order == ByteOrder.BIG_ENDIAN ? Long.BYTES - size : 0;
        System.arraycopy(stored, from, copy, at, Math.min(size, copy.length - at));
        return copy;
    }

    static long extreme(Random random) {
        return EXTREMES[random.nextInt(EXTREMES.length)];
    }

    /** The bytes with those from {@code start} to {@code end} replaced. */
    static byte[] replaced(byte[] bytes, int start, int end, byte[] by) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, start);
        out.writeBytes(by);
        out.write(bytes, end, bytes.length - end);
        return out.toByteArray();
    }

    private static byte[] part(byte[] bytes, Random random) {
        if (bytes.length == 0) {
            return bytes;
        }
        int start = random.nextInt(bytes.length);
        return Arrays.copyOfRange(bytes, start, Math.min(bytes.length, start + random.nextInt(200)));
    }

    private static byte[] filled(int length, Random random) {
        byte[] bytes = new byte[length];
        if (random.nextBoolean()) {
            random.nextBytes(bytes);
        } else {
            Arrays.fill(bytes, (byte) (random.nextBoolean() ? 0 : 255));
        }
        return bytes;
    }
}
