package io.github.dreamsphere.core.image.jpeg;

import io.github.dreamsphere.core.image.Xmp;
import io.github.dreamsphere.core.image.XmpException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Extended XMP: properties beyond the 65,502 bytes that one JPEG segment holds (XMP specification part 3, 1.1.3.1). The
 * standard packet has the MD5 of the extended one, which follows in parts.
 */
final class ExtendedXmp {
    private static final String NOTE = "http://ns.adobe.com/xmp/note/";
    private static final String HAS_EXTENDED = "HasExtendedXMP";
    private static final int GUID_BYTES = 32;
    /** The most bytes of a part: those of a segment, less the signature and the head of the part. */
    private static final int PART_BYTES =
            JpegSegments.MAXIMUM_PAYLOAD - JpegMetadata.EXTENDED_XMP.length - JpegMetadata.EXTENDED_XMP_HEAD_BYTES;

    private ExtendedXmp() {}

    /**
     * Merges a standard packet and the parts of an extended one, which may be in any order. If parts are missing or broken,
     * only the standard packet is used, with a warning.
     */
    static Xmp merge(Xmp standard, List<byte[]> parts, List<String> warnings) {
        Optional<String> guid = standard.get(NOTE, HAS_EXTENDED);
        if (guid.isEmpty()) {
            return standard;
        }
        List<ByteBuffer> own = parts.stream()
                .filter(part -> part.length >= JpegMetadata.EXTENDED_XMP_HEAD_BYTES)
                .filter(part -> guid.get().equalsIgnoreCase(new String(part, 0, GUID_BYTES, StandardCharsets.US_ASCII)))
                .map(ByteBuffer::wrap)
                .toList();
        Xmp announced = standard.without(NOTE, HAS_EXTENDED);
        try {
            return announced.mergedWith(Xmp.parse(assemble(own)));
        } catch (XmpException e) {
            warnings.add("its extended XMP is ignored: " + e.getMessage());
            return announced;
        }
    }

    private static byte[] assemble(List<ByteBuffer> parts) throws XmpException {
        int length =
                parts.stream().mapToInt(part -> part.getInt(GUID_BYTES)).max().orElse(0);
        int present = parts.stream()
                .mapToInt(part -> part.limit() - JpegMetadata.EXTENDED_XMP_HEAD_BYTES)
                .sum();
        if (length <= 0 || present != length) {
            throw new XmpException("it is cut short: " + present + " of " + length + " bytes are there");
        }
        byte[] packet = new byte[length];
        for (ByteBuffer part : parts) {
            int offset = part.getInt(GUID_BYTES + 4);
            int count = part.limit() - JpegMetadata.EXTENDED_XMP_HEAD_BYTES;
            if (offset < 0 || count > length - offset) {
                throw new XmpException("it is out of order: a part at byte " + offset + " of " + length);
            }
            part.get(JpegMetadata.EXTENDED_XMP_HEAD_BYTES, packet, offset, count);
        }
        return packet;
    }

    /** Splits an extended packet into parts with their heads. */
    static List<byte[]> split(String guid, byte[] packet) {
        List<byte[]> parts = new ArrayList<>();
        for (int offset = 0; offset < packet.length; offset += PART_BYTES) {
            byte[] part = Arrays.copyOfRange(packet, offset, Math.min(packet.length, offset + PART_BYTES));
            parts.add(ByteBuffer.allocate(JpegMetadata.EXTENDED_XMP_HEAD_BYTES + part.length)
                    .put(guid.getBytes(StandardCharsets.US_ASCII))
                    .putInt(packet.length)
                    .putInt(offset)
                    .put(part)
                    .array());
        }
        return parts;
    }
}
