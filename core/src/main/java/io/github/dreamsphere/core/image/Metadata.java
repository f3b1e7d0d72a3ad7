package io.github.dreamsphere.core.image;

import java.util.List;
import java.util.Optional;

/**
 * The metadata of a picture file, kept and written again with the pixels.
 *
 * @param bits bits a sample in the file, 8 or 16 (fewer count as 8)
 * @param grey true if the file has one grey sample for each pixel instead of three of colour
 * @param icc the colour profile of the samples; sRGB if empty
 * @param exif the EXIF block; its orientation has been applied to the pixels
 * @param xmp the XMP properties, which include GPano tags
 * @param iptc the IPTC records
 * @param texts comments and other texts, in the order of the file
 */
public record Metadata(
        int bits,
        boolean grey,
        Optional<IccProfile> icc,
        Optional<Exif> exif,
        Xmp xmp,
        Optional<Iptc> iptc,
        List<Text> texts) {
    /** Eight bits of sRGB colour without any properties. */
    public static final Metadata NONE = new Metadata(8, false, Optional.empty(), Optional.empty(), Xmp.EMPTY);

    public Metadata {
        if (bits != 8 && bits != 16) {
            throw new IllegalArgumentException("bits must be 8 or 16, was " + bits);
        }
        texts = List.copyOf(texts);
    }

    /** Metadata without IPTC and texts. */
    public Metadata(int bits, boolean grey, Optional<IccProfile> icc, Optional<Exif> exif, Xmp xmp) {
        this(bits, grey, icc, exif, xmp, Optional.empty(), List.of());
    }

    /** The same metadata for samples of 8 or 16 bits. */
    public Metadata withBits(int bits) {
        return new Metadata(bits, grey, icc, exif, xmp, iptc, texts);
    }

    /** The same metadata for grey or coloured pixels. */
    public Metadata withGrey(boolean grey) {
        return new Metadata(bits, grey, icc, exif, xmp, iptc, texts);
    }

    /** The same metadata with another colour profile. */
    public Metadata withIcc(Optional<IccProfile> icc) {
        return new Metadata(bits, grey, icc, exif, xmp, iptc, texts);
    }

    /** The same metadata with another EXIF block. */
    public Metadata withExif(Optional<Exif> exif) {
        return new Metadata(bits, grey, icc, exif, xmp, iptc, texts);
    }

    /** The same metadata with other XMP. */
    public Metadata withXmp(Xmp xmp) {
        return new Metadata(bits, grey, icc, exif, xmp, iptc, texts);
    }

    /** The same metadata with other IPTC records. */
    public Metadata withIptc(Optional<Iptc> iptc) {
        return new Metadata(bits, grey, icc, exif, xmp, iptc, texts);
    }

    /** The same metadata with other texts. */
    public Metadata withTexts(List<Text> texts) {
        return new Metadata(bits, grey, icc, exif, xmp, iptc, texts);
    }
}
