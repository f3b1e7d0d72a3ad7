package io.github.dreamsphere.core.image;

import java.util.Optional;

/**
 * What a picture's file says besides its pixels, to be written again with them.
 *
 * @param bits bits a sample that the file has, 8 or 16 (fewer count as 8)
 * @param grey true if the file has one grey sample a pixel instead of three of colour
 * @param icc the colour profile the samples are meant in; sRGB if empty
 * @param exif the EXIF block, its orientation already applied to the pixels
 * @param xmp the XMP properties, GPano's among them
 */
public record Metadata(int bits, boolean grey, Optional<IccProfile> icc, Optional<Exif> exif, Xmp xmp) {
    /** Eight bits of colour, meant as sRGB, and nothing said. */
    public static final Metadata NONE = new Metadata(8, false, Optional.empty(), Optional.empty(), Xmp.EMPTY);

    public Metadata {
        if (bits != 8 && bits != 16) {
            throw new IllegalArgumentException("bits must be 8 or 16, was " + bits);
        }
    }

    /** This metadata for samples of 8 or 16 bits. */
    public Metadata withBits(int bits) {
        return new Metadata(bits, grey, icc, exif, xmp);
    }

    /** This metadata for grey or coloured pixels. */
    public Metadata withGrey(boolean grey) {
        return new Metadata(bits, grey, icc, exif, xmp);
    }

    /** This metadata with another colour profile. */
    public Metadata withIcc(Optional<IccProfile> icc) {
        return new Metadata(bits, grey, icc, exif, xmp);
    }

    /** This metadata with another EXIF block. */
    public Metadata withExif(Optional<Exif> exif) {
        return new Metadata(bits, grey, icc, exif, xmp);
    }

    /** This metadata with other XMP. */
    public Metadata withXmp(Xmp xmp) {
        return new Metadata(bits, grey, icc, exif, xmp);
    }
}
