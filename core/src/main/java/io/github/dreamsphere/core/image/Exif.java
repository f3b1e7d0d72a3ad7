package io.github.dreamsphere.core.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * An EXIF block, which is a small TIFF file (CIPA DC-008). It is kept byte by byte, since maker notes contain offsets into
 * it; only values that describe the pixels are changed, in place. Immutable.
 */
public final class Exif {
    private static final int ORIENTATION = 0x0112;
    private static final int IMAGE_WIDTH = 0x0100;
    private static final int IMAGE_HEIGHT = 0x0101;
    private static final int EXIF_DIRECTORY = 0x8769;
    private static final int PIXEL_WIDTH = 0xA002;
    private static final int PIXEL_HEIGHT = 0xA003;
    private static final int INTEROPERABILITY_DIRECTORY = 0xA005;
    private static final int RELATED_WIDTH = 0x1001;
    private static final int RELATED_HEIGHT = 0x1002;

    private static final byte[] SIGNATURE = {'E', 'x', 'i', 'f', 0, 0};

    private static final short SHORT = 3;
    private static final short LONG = 4;

    private static final int ENTRY_BYTES = 12;

    private final byte[] block;

    /** @param block starts with its byte order, {@code II} or {@code MM}; copied */
    public Exif(byte[] block) {
        this.block = block.clone();
    }

    /** The block in {@code bytes}, before which some programs write the signature that it has in a JPEG. */
    public static Exif maybeSigned(byte[] bytes) {
        boolean isSigned = bytes.length >= SIGNATURE.length
                && Arrays.equals(SIGNATURE, 0, SIGNATURE.length, bytes, 0, SIGNATURE.length);
        return new Exif(isSigned ? Arrays.copyOfRange(bytes, SIGNATURE.length, bytes.length) : bytes);
    }

    /** A copy of the block, from its byte order on. */
    public byte[] block() {
        return block.clone();
    }

    /** True if the block is a TIFF whose first directory lies within it. */
    public boolean isReadable() {
        if (block.length < 8) {
            return false;
        }
        ByteBuffer tiff = ordered(block);
        int first = firstDirectory(tiff);
        boolean hasOrder = block[0] == block[1] && (block[0] == 'I' || block[0] == 'M');
        return hasOrder && tiff.getShort(2) == 42 && entries(tiff, first) > 0;
    }

    /** The orientation, 1..8 as in EXIF; 1, upright, if the block has none or an invalid one. */
    public int orientation() {
        ByteBuffer tiff = ordered(block);
        OptionalInt entry = entry(tiff, firstDirectory(tiff), ORIENTATION);
        int orientation = entry.isPresent() ? value(tiff, entry.getAsInt()) : 1;
        return orientation >= 1 && orientation <= 8 ? orientation : 1;
    }

    /**
     * The block for upright pixels of this size: orientation 1, updated pixel sizes, and no link to the thumbnail, which
     * shows another picture.
     */
    public Exif forUpright(int width, int height) {
        byte[] changed = block();
        ByteBuffer tiff = ordered(changed);
        int first = firstDirectory(tiff);
        put(tiff, first, ORIENTATION, 1);
        put(tiff, first, IMAGE_WIDTH, width);
        put(tiff, first, IMAGE_HEIGHT, height);
        int exif = linked(tiff, first, EXIF_DIRECTORY);
        put(tiff, exif, PIXEL_WIDTH, width);
        put(tiff, exif, PIXEL_HEIGHT, height);
        int related = linked(tiff, exif, INTEROPERABILITY_DIRECTORY);
        put(tiff, related, RELATED_WIDTH, width);
        put(tiff, related, RELATED_HEIGHT, height);
        unlinkThumbnail(tiff, first);
        return new Exif(changed);
    }

    /** The position of the directory that an entry links; 0 if there is no such entry. */
    private static int linked(ByteBuffer tiff, int directory, int tag) {
        OptionalInt link = entry(tiff, directory, tag);
        return link.isPresent() ? value(tiff, link.getAsInt()) : 0;
    }

    private static ByteBuffer ordered(byte[] block) {
        boolean little = block.length > 1 && block[0] == 'I' && block[1] == 'I';
        return ByteBuffer.wrap(block).order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    }

    private static int firstDirectory(ByteBuffer tiff) {
        return tiff.limit() < 8 ? 0 : tiff.getInt(4);
    }

    /** The number of entries of a directory that the block has room for; 0 if there is no such directory. */
    private static int entries(ByteBuffer tiff, int directory) {
        if (directory < 8 || directory > tiff.limit() - 2) {
            return 0;
        }
        int room = (tiff.limit() - directory - 2) / ENTRY_BYTES;
        return Math.min(Short.toUnsignedInt(tiff.getShort(directory)), room);
    }

    /** The offset of a tag's entry. */
    private static OptionalInt entry(ByteBuffer tiff, int directory, int tag) {
        for (int i = 0; i < entries(tiff, directory); i++) {
            int at = directory + 2 + i * ENTRY_BYTES;
            if (Short.toUnsignedInt(tiff.getShort(at)) == tag) {
                return OptionalInt.of(at);
            }
        }
        return OptionalInt.empty();
    }

    private static int value(ByteBuffer tiff, int entry) {
        boolean isShort = tiff.getShort(entry + 2) == SHORT;
        return isShort ? Short.toUnsignedInt(tiff.getShort(entry + 8)) : tiff.getInt(entry + 8);
    }

    /** Sets a tag if it exists; a size that no longer fits into 16 bits gets 32. */
    private static void put(ByteBuffer tiff, int directory, int tag, int value) {
        entry(tiff, directory, tag).ifPresent(at -> {
            boolean isShort = tiff.getShort(at + 2) == SHORT && value <= 0xffff;
            tiff.putShort(at + 2, isShort ? SHORT : LONG);
            tiff.putInt(at + 4, 1);
            tiff.putInt(at + 8, 0);
            if (isShort) {
                tiff.putShort(at + 8, (short) value);
            } else {
                tiff.putInt(at + 8, value);
            }
        });
    }

    private static void unlinkThumbnail(ByteBuffer tiff, int first) {
        int link = first + 2 + entries(tiff, first) * ENTRY_BYTES;
        if (first >= 8 && link <= tiff.limit() - 4) {
            tiff.putInt(link, 0);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Exif exif && Arrays.equals(block, exif.block);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(block);
    }

    @Override
    public String toString() {
        return "Exif[" + block.length + " bytes, orientation " + orientation() + "]";
    }
}
