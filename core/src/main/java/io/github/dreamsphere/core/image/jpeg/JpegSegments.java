package io.github.dreamsphere.core.image.jpeg;

import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Xmp;
import io.github.dreamsphere.core.image.XmpException;
import io.github.dreamsphere.core.image.jpeg.JpegStructure.Segment;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Makes the application segments of a JPEG that hold its metadata. */
final class JpegSegments {
    /** The length of a segment has 16 bits and includes its own two bytes. */
    static final int MAXIMUM_PAYLOAD = 65_533;

    private JpegSegments() {}

    /**
     * The segments in the order that readers expect: EXIF, XMP, extended XMP, ICC.
     *
     * @throws IOException if the EXIF or XMP is larger than a JPEG can hold
     */
    static List<Segment> of(Metadata metadata) throws IOException {
        List<Segment> segments = new ArrayList<>();
        if (metadata.exif().isPresent()) {
            segments.add(exif(metadata.exif().get().block()));
        }
        if (!metadata.xmp().isEmpty()) {
            addXmp(segments, metadata.xmp());
        }
        metadata.icc().ifPresent(icc -> addIcc(segments, icc.bytes()));
        return segments;
    }

    private static Segment exif(byte[] block) throws IOException {
        if (block.length > MAXIMUM_PAYLOAD - JpegMetadata.EXIF.length) {
            throw new IOException(
                    "EXIF of " + block.length + " bytes does not fit into a JPEG; write .png or .tif instead");
        }
        return segment(JpegStructure.APP1, JpegMetadata.EXIF, block);
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
            throw new IOException(e.getMessage() + "; write .png or .tif instead", e);
        }
    }

    private static void addIcc(List<Segment> segments, byte[] profile) {
        int room = MAXIMUM_PAYLOAD - JpegMetadata.ICC.length - 2;
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
