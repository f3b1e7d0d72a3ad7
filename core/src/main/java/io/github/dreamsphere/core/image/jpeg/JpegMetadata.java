package io.github.dreamsphere.core.image.jpeg;

import io.github.dreamsphere.core.image.Exif;
import io.github.dreamsphere.core.image.IccProfile;
import io.github.dreamsphere.core.image.Iptc;
import io.github.dreamsphere.core.image.LeftOutPart;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Text;
import io.github.dreamsphere.core.image.Xmp;
import io.github.dreamsphere.core.image.jpeg.JpegStructure.Segment;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads the metadata of a JPEG's application segments: EXIF and XMP in APP1, ICC in APP2, IPTC in APP13, each with a
 * signature; and comments.
 */
final class JpegMetadata {
    static final byte[] EXIF = signature("Exif\0\0");
    static final byte[] XMP = signature("http://ns.adobe.com/xap/1.0/\0");
    /** Followed by the GUID (32 characters), the whole length and the offset (4 bytes each), and a part. */
    static final byte[] EXTENDED_XMP = signature("http://ns.adobe.com/xmp/extension/\0");
    /** Followed by the number of the part, from 1, and the number of parts. */
    static final byte[] ICC = signature("ICC_PROFILE\0");

    /** Photoshop's image resources. */
    static final byte[] PHOTOSHOP = signature("Photoshop 3.0\0");

    /** The index of a file of several pictures (CIPA DC-007). */
    private static final byte[] FURTHER_PICTURES = signature("MPF\0");
    /** ISO 21496-1. */
    private static final byte[] GAIN_MAP = signature("urn:iso:std:iso:ts:21496:-1\0");

    static final int EXTENDED_XMP_HEAD_BYTES = 40;

    private JpegMetadata() {}

    private static byte[] signature(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The metadata of a file with grey or coloured samples of 8 bits. */
    static Metadata of(JpegStructure structure, boolean grey, List<String> warnings) {
        payloads(structure, JpegStructure.APP2, GAIN_MAP)
                .findFirst()
                .ifPresent(any -> LeftOutPart.GAIN_MAP.warn(warnings));
        payloads(structure, JpegStructure.APP2, FURTHER_PICTURES)
                .findFirst()
                .ifPresent(any -> LeftOutPart.PICTURES.warn(warnings));
        return new Metadata(
                8,
                grey,
                icc(structure, warnings),
                exif(structure),
                xmp(structure, warnings),
                iptc(structure),
                texts(structure));
    }

    private static Optional<Exif> exif(JpegStructure structure) {
        return payloads(structure, JpegStructure.APP1, EXIF).findFirst().map(Exif::new);
    }

    /** The parts of a profile by their numbers; of parts of one number, the first. */
    private static Optional<IccProfile> icc(JpegStructure structure, List<String> warnings) {
        Map<Integer, byte[]> parts = new TreeMap<>();
        payloads(structure, JpegStructure.APP2, ICC)
                .filter(part -> part.length > 2)
                .forEach(part -> parts.putIfAbsent(part[0] & 0xFF, part));
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        int announced = parts.values().iterator().next()[1] & 0xFF;
        if (parts.size() < announced) {
            warnings.add(
                    "its colour profile is left out: " + parts.size() + " of its " + announced + " parts are there");
            return Optional.empty();
        }
        ByteArrayOutputStream profile = new ByteArrayOutputStream();
        parts.values().forEach(part -> profile.write(part, 2, part.length - 2));
        return Optional.of(new IccProfile(profile.toByteArray()));
    }

    /** Some programs add a packet of their own instead of changing the one that is there; what comes first counts. */
    private static Xmp xmp(JpegStructure structure, List<String> warnings) {
        List<byte[]> parts =
                payloads(structure, JpegStructure.APP1, EXTENDED_XMP).toList();
        return Xmp.ofPackets(
                payloads(structure, JpegStructure.APP1, XMP),
                packet -> ExtendedXmp.merge(Xmp.read(packet, warnings), parts, warnings));
    }

    private static Optional<Iptc> iptc(JpegStructure structure) {
        ByteArrayOutputStream resources = new ByteArrayOutputStream();
        payloads(structure, JpegStructure.APP13, PHOTOSHOP).forEach(resources::writeBytes);
        return Iptc.ofPhotoshop(resources.toByteArray());
    }

    private static List<Text> texts(JpegStructure structure) {
        return structure
                .segments(JpegStructure.COM)
                .map(comment -> text(comment.payload()))
                .filter(text -> !text.isBlank())
                .map(text -> new Text(Text.COMMENT, text))
                .toList();
    }

    /** UTF-8 if it is that, else Latin-1; up to a zero, which some programs add. */
    private static String text(byte[] bytes) {
        String utf8 = new String(bytes, StandardCharsets.UTF_8);
        String text = utf8.contains("\ufffd") ? new String(bytes, StandardCharsets.ISO_8859_1) : utf8;
        int zero = text.indexOf('\0');
        return zero < 0 ? text : text.substring(0, zero);
    }

    private static Stream<byte[]> payloads(JpegStructure structure, int marker, byte[] signature) {
        return structure
                .segments(marker)
                .filter(segment -> segment.startsWith(signature))
                .map((Segment segment) -> segment.after(signature));
    }
}
