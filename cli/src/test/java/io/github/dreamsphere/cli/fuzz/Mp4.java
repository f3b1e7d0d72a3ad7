package io.github.dreamsphere.cli.fuzz;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Makes and damages MP4 files: what a box holds is changed, and the sizes of it and of those around it made right. */
final class Mp4 {
    private static final int HEADER = 8;
    private static final Set<String> PARENTS = Set.of("moov", "trak", "mdia", "minf", "stbl");

    private Mp4() {}

    /** A box of {@code parts}. */
    static byte[] box(String type, byte[]... parts) {
        int length = HEADER + Arrays.stream(parts).mapToInt(part -> part.length).sum();
        ByteBuffer box = ByteBuffer.allocate(length).putInt(length).put(latin(type));
        Arrays.stream(parts).forEach(box::put);
        return box.array();
    }

    /** A film of one track with two chunks of samples, whose offsets are 64 bits long if {@code wide}. */
    static byte[] film(boolean indexFirst, boolean wide) {
        byte[] type = box("ftyp", latin("isom\0\0\0\0"));
        byte[] data = box("mdat", latin("abcdef"));
        int indexLength = index(wide, 0).length;
        byte[] index = index(wide, type.length + HEADER + (indexFirst ? indexLength : 0));
        return joined(type, indexFirst ? index : data, indexFirst ? data : index);
    }

    private static byte[] index(boolean wide, int samples) {
        ByteBuffer offsets =
                ByteBuffer.allocate(HEADER + (wide ? 16 : 8)).putInt(0).putInt(2);
        for (int place : new int[] {samples, samples + 3}) {
            if (wide) {
                offsets.putLong(place);
            } else {
                offsets.putInt(place);
            }
        }
        byte[] description = box("stsd", latin("\0\0\0\0\0\0\0\1"), box("avc1", new byte[78]));
        byte[] table = box("stbl", description, box(wide ? "co64" : "stco", offsets.array()));
        byte[] handler = box("hdlr", latin("\0\0\0\0\0\0\0\0vide\0\0\0\0\0\0\0\0"));
        return box("moov", box("trak", box("mdia", handler, box("minf", table))));
    }

    static byte[] damaged(byte[] seed, byte[] other, Random random) {
        List<byte[]> boxes = new ArrayList<>();
        int at = 0;
        while (seed.length - at >= HEADER) {
            int size = ByteBuffer.wrap(seed).getInt(at);
            if (size < HEADER || size > seed.length - at) {
                break;
            }
            boxes.add(Arrays.copyOfRange(seed, at, at + size));
            at += size;
        }
        if (boxes.isEmpty() || random.nextInt(6) == 0) {
            return seed.length == 0 ? seed : Bytes.damaged(seed, other, random);
        }
        int chosen = random.nextInt(boxes.size());
        switch (random.nextInt(12)) {
            case 0 -> boxes.remove(chosen);
            case 1 -> boxes.add(boxes.get(chosen));
            case 2 -> boxes.set(chosen, nested(boxes.get(chosen), random));
            default -> boxes.set(chosen, changed(boxes.get(chosen), other, random));
        }
        byte[] rest = Arrays.copyOfRange(seed, at, seed.length);
        return joined(joined(boxes.toArray(byte[][]::new)), rest);
    }

    private static byte[] changed(byte[] box, byte[] other, Random random) {
        String type = new String(box, 4, 4, StandardCharsets.ISO_8859_1);
        byte[] content = Arrays.copyOfRange(box, HEADER, box.length);
        Mutator mutator = PARENTS.contains(type) ? Mp4::damaged : Bytes::damaged;
        return box(type, content.length == 0 ? content : mutator.damaged(content, other, random));
    }

    /** The box many times in boxes of its own kind. */
    private static byte[] nested(byte[] box, Random random) {
        String type = new String(box, 4, 4, StandardCharsets.ISO_8859_1);
        byte[] nested = box;
        for (int depth = 1 << random.nextInt(11); depth > 0; depth--) {
            nested = box(type, nested);
        }
        return nested;
    }

    private static byte[] joined(byte[]... parts) {
        byte[] box = box("free", parts);
        return Arrays.copyOfRange(box, HEADER, box.length);
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
