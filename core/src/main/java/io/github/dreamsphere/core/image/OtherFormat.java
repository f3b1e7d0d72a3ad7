package io.github.dreamsphere.core.image;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A format of files that are no pictures that can be read here, but are given to the program often enough to be named.
 *
 * @param name what such a file is called, with its article
 * @param advice what to do with it
 */
record OtherFormat(String name, String advice) {
    private static final String CONVERT = "convert it to PNG or JPEG first, for example with ImageMagick";
    private static final String EXTRACT = "take a picture from it first: ffmpeg -i VIDEO -frames:v 1 PICTURE.png";
    private static final String EXPORT = "export it as PNG, TIFF or JPEG first";
    private static final String FETCH = "fetch the picture itself";

    /** A signature, as characters of one byte, and where it is. */
    private record Signature(int offset, String bytes, OtherFormat format) {
        boolean matches(String start) {
            return start.startsWith(bytes, offset);
        }
    }

    private static final OtherFormat AVIF = new OtherFormat("an AVIF picture", CONVERT);
    private static final OtherFormat HEIC = new OtherFormat("a HEIC picture", CONVERT);
    private static final OtherFormat RAW = new OtherFormat("a camera's raw file", EXPORT);
    private static final OtherFormat VIDEO = new OtherFormat("a video", EXTRACT);

    private static final List<Signature> SIGNATURES = List.of(
            picture("JPEG XL", "\0\0\0\fJXL \r\n\u0087\n"),
            picture("JPEG XL", "\u00ff\n"),
            picture("JPEG 2000", "\0\0\0\fjP  \r\n\u0087\n"),
            picture("JPEG 2000", "\u00ffO\u00ffQ"),
            picture("JPEG XR", "II\u00bc"),
            picture("GIF", "GIF8"),
            picture("BMP", "BM"),
            picture("OpenEXR", "v/1\u0001"),
            picture("Radiance HDR", "#?RADIANCE"),
            picture("Radiance HDR", "#?RGBE"),
            picture("Photoshop", "8BPS"),
            picture("DDS", "DDS "),
            picture("QOI", "qoif"),
            picture("PFM", "PF\n"),
            picture("PNM", "P3\n"),
            picture("PNM", "P5\n"),
            picture("PNM", "P6\n"),
            picture("Windows icon", "\0\0\u0001\0"),
            new Signature(0, "FUJIFILM", RAW),
            new Signature(0, "IIRO", RAW),
            new Signature(0, "IIU\0", RAW),
            new Signature(0, "%PDF", new OtherFormat("a PDF document", EXPORT)),
            new Signature(0, "<svg", new OtherFormat("an SVG drawing", EXPORT)),
            new Signature(0, "<?xml", new OtherFormat("an XML file", EXPORT)),
            new Signature(0, "<!DOCTYPE", new OtherFormat("a web page", FETCH)),
            new Signature(0, "<!doctype", new OtherFormat("a web page", FETCH)),
            new Signature(0, "<html", new OtherFormat("a web page", FETCH)),
            new Signature(0, "PK\u0003\u0004", new OtherFormat("a ZIP archive", "unpack it first")),
            new Signature(0, "\u001aE\u00df\u00a3", VIDEO),
            new Signature(4, "ftypcrx ", RAW));

    /** Brands of ISO media files (ISO/IEC 14496-12) that hold pictures; all others are videos. */
    private static final List<String> HEIC_BRANDS =
            List.of("heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs", "mif1", "msf1", "mif2");

    private static final int BRAND = 8;
    private static final int BRAND_BYTES = 4;

    private static Signature picture(String name, String bytes) {
        boolean isVowel = "AEIO".indexOf(name.charAt(0)) >= 0;
        return new Signature(0, bytes, new OtherFormat((isVowel ? "an " : "a ") + name + " picture", CONVERT));
    }

    /**
     * The format of a file.
     *
     * @param start its first bytes, some dozens if it has as many
     */
    static Optional<OtherFormat> of(byte[] start) {
        String text = new String(start, StandardCharsets.ISO_8859_1);
        Optional<OtherFormat> signed = SIGNATURES.stream()
                .filter(signature -> signature.matches(text))
                .map(Signature::format)
                .findFirst();
        return signed.isPresent() || !text.startsWith("ftyp", BRAND_BYTES) ? signed : Optional.of(media(text));
    }

    /** The kind of an ISO media file by its brand, or where that is general, by the brands it is compatible with. */
    private static OtherFormat media(String text) {
        String brands = text.substring(BRAND);
        if (brands.contains("avif") || brands.contains("avis")) {
            return AVIF;
        }
        String major = brands.substring(0, Math.min(BRAND_BYTES, brands.length()));
        return HEIC_BRANDS.contains(major) ? HEIC : VIDEO;
    }

    /** All of it as a message, without the name of the file. */
    String message() {
        return "this is " + name + ", which cannot be read here; " + advice;
    }
}
