package io.github.dreamsphere.app.video;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A box of an MP4 file in memory (ISO/IEC 14496-12, section 4.2): four letters, and its content as bytes; big-endian.
 *
 * @param type four letters
 * @param content what follows size and type
 */
record Box(String type, byte[] content) {
    /** Bytes of size and type. */
    static final int HEADER = 8;

    /** A box of other bytes, one after the other. */
    static Box of(String type, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        return new Box(type, content.toByteArray());
    }

    /** A box with a version and flags, all 0 (section 4.2, FullBox). */
    static Box full(String type, byte[] fields) {
        return of(type, new byte[4], fields);
    }

    /** A type for a message; in a damaged file it may be any bytes. */
    static String readable(String type) {
        return type.replaceAll("[^ -~]", "?");
    }

    /** Size, type and content. */
    byte[] bytes() {
        return ByteBuffer.allocate(HEADER + content.length)
                .putInt(HEADER + content.length)
                .put(type.getBytes(StandardCharsets.ISO_8859_1))
                .put(content)
                .array();
    }

    /** The boxes in this box's content from {@code offset} on. */
    List<Box> children(int offset) {
        if (content.length < offset) {
            throw new IllegalArgumentException("box " + readable(type) + " is cut short");
        }
        List<Box> children = new ArrayList<>();
        ByteBuffer rest = ByteBuffer.wrap(content, offset, content.length - offset);
        while (rest.remaining() >= HEADER) {
            int size = rest.getInt();
            byte[] type = new byte[4];
            rest.get(type);
            if (size < HEADER || size - HEADER > rest.remaining()) {
                throw new IllegalArgumentException("box " + readable(this.type) + " holds one of " + size
                        + " bytes, more than there are; the file is damaged or no MP4");
            }
            byte[] inner = new byte[size - HEADER];
            rest.get(inner);
            children.add(new Box(new String(type, StandardCharsets.ISO_8859_1), inner));
        }
        return children;
    }

    /** This box with other children behind its first {@code offset} bytes; what is behind the old ones stays. */
    Box withChildren(int offset, List<Box> children) {
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        changed.write(content, 0, offset);
        int end = offset
                + children(offset).stream()
                        .mapToInt(child -> HEADER + child.content.length)
                        .sum();
        children.forEach(child -> changed.writeBytes(child.bytes()));
        changed.write(content, end, content.length - end);
        return new Box(type, changed.toByteArray());
    }

    @Override
    public String toString() {
        return type + " of " + content.length + " bytes";
    }
}
