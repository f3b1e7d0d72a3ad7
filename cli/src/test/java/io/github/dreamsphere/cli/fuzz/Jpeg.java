package io.github.dreamsphere.cli.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages marker segments of a JPEG and gives them right lengths. */
final class Jpeg {
    private static final int SOS = 0xDA;

    private Jpeg() {}

    static byte[] damaged(byte[] seed, byte[] other, Random random) {
        List<Integer> starts = starts(seed);
        int at = starts.get(random.nextInt(starts.size()));
        int end = at + 2 + length(seed, at);
        byte[] segment = Arrays.copyOfRange(seed, at, end);
        return switch (random.nextInt(6)) {
            case 0 -> Bytes.replaced(seed, at, end, new byte[0]);
            case 1 -> {
                int to = starts.get(random.nextInt(starts.size()));
                yield Bytes.replaced(seed, to, to, segment);
            }
            case 2 -> {
                segment[1] = (byte) (0xC0 + random.nextInt(0x40));
                yield Bytes.replaced(seed, at, end, segment);
            }
            default -> {
                byte[] payload = Arrays.copyOfRange(segment, 4, segment.length);
                byte[] changed = payload.length == 0
                        ? payload
                        : random.nextInt(3) == 0
                                ? Text.damaged(payload, other, random)
                                : Bytes.damaged(payload, other, random);
                yield Bytes.replaced(seed, at, end, framed(segment[1], changed));
            }
        };
    }

    private static int length(byte[] bytes, int marker) {
        return (bytes[marker + 2] & 0xff) << 8 | bytes[marker + 3] & 0xff;
    }

    /** Where the segments up to the first scan begin. */
    private static List<Integer> starts(byte[] jpeg) {
        List<Integer> starts = new ArrayList<>();
        for (int at = 2; at + 4 <= jpeg.length; at += 2 + length(jpeg, at)) {
            starts.add(at);
            if ((jpeg[at + 1] & 0xff) == SOS) {
                break;
            }
        }
        return starts;
    }

    /** A segment with its length; what is too long is cut. */
    static byte[] framed(int marker, byte[] payload) {
        int length = Math.min(payload.length, 0xffff - 2);
        byte[] segment = new byte[4 + length];
        segment[0] = (byte) 0xff;
        segment[1] = (byte) marker;
        segment[2] = (byte) (length + 2 >> 8);
        segment[3] = (byte) (length + 2);
        System.arraycopy(payload, 0, segment, 4, length);
        return segment;
    }

    /** A JPEG with a further segment at its beginning. */
    static byte[] with(byte[] jpeg, int marker, byte[] payload) {
        return Bytes.replaced(jpeg, 2, 2, framed(marker, payload));
    }
}
