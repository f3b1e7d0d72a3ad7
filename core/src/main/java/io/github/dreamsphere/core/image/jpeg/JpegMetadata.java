package io.github.dreamsphere.core.image.jpeg;

import io.github.dreamsphere.core.image.Exif;
import io.github.dreamsphere.core.image.IccProfile;
import io.github.dreamsphere.core.image.Xmp;
import io.github.dreamsphere.core.image.jpeg.JpegStructure.Segment;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the metadata of a JPEG's application segments: EXIF and XMP in APP1, ICC in APP2, each with a signature. */
final class JpegMetadata {
    static final byte[] EXIF = signature("Exif\0\0");
    static final byte[] XMP = signature("http://ns.adobe.com/xap/1.0/\0");
    /** Followed by the GUID (32 characters), the whole length and the offset (4 bytes each), and a part. */
    static final byte[] EXTENDED_XMP = signature("http://ns.adobe.com/xmp/extension/\0");
    /** Followed by the number of the part, from 1, and the number of parts. */
    static final byte[] ICC = signature("ICC_PROFILE\0");

    static final int EXTENDED_XMP_HEAD_BYTES = 40;

    private JpegMetadata() {}

    private static byte[] signature(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static Optional<Exif> exif(JpegStructure structure) {
        return payloads(structure, JpegStructure.APP1, EXIF).findFirst().map(Exif::new);
    }

    static Optional<IccProfile> icc(JpegStructure structure) {
        List<byte[]> parts = payloads(structure, JpegStructure.APP2, ICC)
                .filter(part -> part.length > 2)
                .sorted(Comparator.comparingInt(part -> part[0] & 0xff))
                .toList();
        ByteArrayOutputStream profile = new ByteArrayOutputStream();
        parts.forEach(part -> profile.write(part, 2, part.length - 2));
        return parts.isEmpty() ? Optional.empty() : Optional.of(new IccProfile(profile.toByteArray()));
    }

    static Xmp xmp(JpegStructure structure, List<String> warnings) {
        Optional<byte[]> standard = payloads(structure, JpegStructure.APP1, XMP).findFirst();
        if (standard.isEmpty()) {
            return Xmp.EMPTY;
        }
        List<byte[]> parts =
                payloads(structure, JpegStructure.APP1, EXTENDED_XMP).toList();
        return ExtendedXmp.merge(Xmp.read(standard.get(), warnings), parts, warnings);
    }

    private static Stream<byte[]> payloads(JpegStructure structure, int marker, byte[] signature) {
        return structure
                .segments(marker)
                .filter(segment -> segment.startsWith(signature))
                .map((Segment segment) -> segment.after(signature));
    }
}
