package io.github.dreamsphere.core.image.png;

import io.github.dreamsphere.core.image.Exif;
import io.github.dreamsphere.core.image.IccProfile;
import io.github.dreamsphere.core.image.Iptc;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Text;
import io.github.dreamsphere.core.image.Xmp;
import io.github.dreamsphere.core.image.internal.ImageCodec;
import io.github.dreamsphere.core.image.png.PngStructure.Chunk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads the metadata of a PNG's chunks, also where tools put it before there was a chunk for it: as "Raw profile type exif",
 * xmp, iptc, icc or APP1. What is damaged is left out with a warning.
 */
final class PngMetadata {
    static final String XMP_KEYWORD = "XML:com.adobe.xmp";
    private static final String EXIF_OF_JPEG = "Exif\0\0";
    private static final String XMP_OF_JPEG = "http://ns.adobe.com/xap/1.0/\0";
    private static final int MAXIMUM_TEXT_BYTES = 1 << 20;

    private final List<String> warnings;
    private final List<IccProfile> profiles = new ArrayList<>();
    private final List<Exif> exifs = new ArrayList<>();
    private final List<byte[]> packets = new ArrayList<>();
    private final List<Iptc> iptcs = new ArrayList<>();
    private final List<Text> texts = new ArrayList<>();

    private PngMetadata(List<String> warnings) {
        this.warnings = warnings;
    }

    /** The metadata of a file; chunks made for it come before texts. */
    static Metadata of(PngStructure structure, List<String> warnings) {
        PngMetadata metadata = new PngMetadata(warnings);
        structure.first("eXIf").ifPresent(metadata::addExif);
        structure.first("iCCP").ifPresent(metadata::addProfile);
        structure.chunks().stream().filter(PngText::isText).forEach(metadata::addText);
        return new Metadata(
                structure.bits(),
                structure.isGrey(),
                first(metadata.profiles).or(() -> PngColours.profile(structure, warnings)),
                first(metadata.exifs),
                metadata.xmp(),
                first(metadata.iptcs),
                metadata.texts);
    }

    private static <T> Optional<T> first(List<T> found) {
        return found.stream().findFirst();
    }

    private Xmp xmp() {
        return Xmp.ofPackets(packets.stream(), packet -> Xmp.read(packet, warnings));
    }

    private void addExif(byte[] block) {
        exifs.add(Exif.maybeSigned(block));
    }

    /** iCCP: a name, a zero, the compression method, the compressed profile. */
    private void addProfile(byte[] chunk) {
        try {
            profiles.add(new IccProfile(PngText.inflated(chunk, PngText.end(chunk, 0) + 2)));
        } catch (IOException e) {
            warnings.add("its colour profile is left out: it cannot be decompressed");
        }
    }

    private void addText(Chunk chunk) {
        try {
            PngText text = PngText.of(chunk);
            Optional<String> type = text.profileType();
            if (text.keyword().equals(XMP_KEYWORD)) {
                packets.add(text.bytes());
            } else if (type.isPresent()) {
                addRawProfile(type.get(), text.profile());
            } else if (text.bytes().length > MAXIMUM_TEXT_BYTES) {
                warnings.add("its text '" + text.keyword() + "' is left out: it is too long");
            } else if (!isAboutPixels(text.keyword()) && !text.text().isBlank()) {
                texts.add(new Text(text.keyword(), text.text()));
            }
        } catch (IOException e) {
            warnings.add("a text of it (chunk " + chunk.name() + ") is left out: " + e.getMessage());
        }
    }

    private void addRawProfile(String type, byte[] data) {
        switch (type) {
            case "exif" -> addExif(data);
            case "xmp" -> packets.add(data);
            case "app1" -> addSegment(data);
            case "iptc", "8bim" ->
                Iptc.ofPhotoshop(data).or(() -> Iptc.ofRecords(data)).ifPresent(iptcs::add);
            case "icc", "icm" -> profiles.add(new IccProfile(data));
            default -> warnings.add("its raw profile '" + type + "' is left out: it is of no known kind");
        }
    }

    /** The content of a JPEG's segment APP1 with its signature. */
    private void addSegment(byte[] data) {
        if (ImageCodec.startsWith(data, 0, XMP_OF_JPEG)) {
            packets.add(Arrays.copyOfRange(data, XMP_OF_JPEG.getBytes(StandardCharsets.US_ASCII).length, data.length));
        } else if (ImageCodec.startsWith(data, 0, EXIF_OF_JPEG)) {
            addExif(data);
        }
    }

    /** Texts of thumbnails, and copies of EXIF tags, which would contradict the pixels. */
    private static boolean isAboutPixels(String keyword) {
        return keyword.startsWith("Thumb::") || keyword.startsWith("exif:") || keyword.startsWith("png:");
    }
}
