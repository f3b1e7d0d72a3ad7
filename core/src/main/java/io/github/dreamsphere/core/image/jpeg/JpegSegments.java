package io.github.dreamsphere.core.image.jpeg;

import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Text;
import io.github.dreamsphere.core.image.Xmp;
import io.github.dreamsphere.core.image.XmpException;
import io.github.dreamsphere.core.image.jpeg.JpegStructure.Segment;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Makes the application segments of a JPEG that hold its metadata. */
final class JpegSegments {
    /** The length of a segment has 16 bits and includes its own two bytes. */
    static final int MAXIMUM_PAYLOAD = 65_533;

    private static final int ICC_PART_BYTES = MAXIMUM_PAYLOAD - JpegMetadata.ICC.length - 2;
    /** The number of a part has eight bits. */
    private static final int MAXIMUM_PARTS = 255;

    private JpegSegments() {}

    /**
     * The segments in the order that readers expect: EXIF, XMP, extended XMP, ICC, IPTC, comments.
     *
     * @param metadata as of {@link #holding}
     * @throws IOException if the XMP is larger than a JPEG can hold
     */
    static List<Segment> of(Metadata metadata) throws IOException {
        List<Segment> segments = new ArrayList<>();
        if (metadata.exif().isPresent()) {
            segments.add(segment(
                    JpegStructure.APP1, JpegMetadata.EXIF, metadata.exif().get().block()));
        }
        if (!metadata.xmp().isEmpty()) {
            addXmp(segments, metadata.xmp());
        }
        metadata.icc().ifPresent(icc -> addIcc(segments, icc.bytes()));
        metadata.iptc().ifPresent(iptc -> addIptc(segments, iptc.photoshop()));
        metadata.texts().forEach(text -> segments.add(new Segment(JpegStructure.COM, comment(text))));
        return segments;
    }

    /** The metadata that fits into the segments of a JPEG. */
    static Metadata holding(Metadata metadata, List<String> warnings) {
        Metadata held = metadata;
        int exif = metadata.exif().map(block -> block.block().length).orElse(0);
        if (exif > MAXIMUM_PAYLOAD - JpegMetadata.EXIF.length) {
            warnings.add("EXIF of " + exif + " bytes is left out, because it does not fit into a JPEG;"
                    + " write .png or .tif to keep it");
            held = held.withExif(Optional.empty());
        }
        int icc = metadata.icc().map(profile -> profile.bytes().length).orElse(0);
        if (icc > MAXIMUM_PARTS * ICC_PART_BYTES) {
            warnings.add("the colour profile of " + icc
                    + " bytes is left out, because it does not fit into a JPEG; write .png or .tif to keep it");
            held = held.withIcc(Optional.empty());
        }
        List<Text> texts = held.texts().stream()
                .filter(text -> comment(text).length <= MAXIMUM_PAYLOAD)
                .toList();
        if (texts.size() < held.texts().size()) {
            warnings.add("texts that do not fit into a JPEG are left out; write .png to keep them");
            held = held.withTexts(texts);
        }
        try {
            held.xmp().forJpeg();
            return held;
        } catch (XmpException e) {
            warnings.add("long XMP properties are left out: " + e.getMessage() + "; write .png or .tif to keep them");
            return held.withXmp(held.xmp().withoutLong());
        }
    }

    /** Resources may be split anywhere. */
    private static void addIptc(List<Segment> segments, byte[] resources) {
        int room = MAXIMUM_PAYLOAD - JpegMetadata.PHOTOSHOP.length;
        for (int start = 0; start < resources.length; start += room) {
            byte[] part = Arrays.copyOfRange(resources, start, Math.min(resources.length, start + room));
            segments.add(segment(JpegStructure.APP13, JpegMetadata.PHOTOSHOP, part));
        }
    }

    private static byte[] comment(Text text) {
        return text.asComment().getBytes(StandardCharsets.UTF_8);
    }

    private static void addXmp(List<Segment> segments, Xmp xmp) throws IOException {
        Xmp.ForJpeg packets = forJpeg(xmp);
        segments.add(segment(JpegStructure.APP1, JpegMetadata.XMP, packets.standard()));
        for (byte[] part : ExtendedXmp.split(packets.guid(), packets.extended())) {
            segments.add(segment(JpegStructure.APP1, JpegMetadata.EXTENDED_XMP, part));
        }
    }

    private static Xmp.ForJpeg forJpeg(Xmp xmp) throws IOException {
        try {
            return xmp.forJpeg();
        } catch (XmpException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static void addIcc(List<Segment> segments, byte[] profile) {
        int room = ICC_PART_BYTES;
        int parts = (profile.length + room - 1) / room;
        for (int i = 0; i < parts; i++) {
            int length = Math.min(room, profile.length - i * room);
            byte[] part = new byte[length + 2];
            part[0] = (byte) (i + 1);
            part[1] = (byte) parts;
            System.arraycopy(profile, i * room, part, 2, length);
            segments.add(segment(JpegStructure.APP2, JpegMetadata.ICC, part));
        }
    }

    private static Segment segment(int marker, byte[] signature, byte[] content) {
        return new Segment(
                marker,
                ByteBuffer.allocate(signature.length + content.length)
                        .put(signature)
                        .put(content)
                        .array());
    }
}
