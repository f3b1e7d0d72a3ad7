package io.github.dreamsphere.core.image.tiff;

import io.github.dreamsphere.core.image.internal.UnsupportedPictureException;
import java.util.Map;

/** How the pixels of a TIFF are compressed. */
enum TiffCompression {
    NONE,
    LZW,
    DEFLATE,
    PACK_BITS,
    JPEG,
    /** Fax and old JPEG, which the library decodes. */
    BY_LIBRARY;

    private static final Map<Integer, TiffCompression> READ = Map.ofEntries(
            Map.entry(1, NONE),
            Map.entry(2, BY_LIBRARY),
            Map.entry(3, BY_LIBRARY),
            Map.entry(4, BY_LIBRARY),
            Map.entry(5, LZW),
            Map.entry(6, BY_LIBRARY),
            Map.entry(7, JPEG),
            Map.entry(8, DEFLATE),
            Map.entry(32771, BY_LIBRARY),
            Map.entry(32773, PACK_BITS),
            Map.entry(32946, DEFLATE));

    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(9, "JBIG"),
            Map.entry(10, "JBIG"),
            Map.entry(32766, "NeXT"),
            Map.entry(32809, "ThunderScan"),
            Map.entry(32908, "PixarFilm"),
            Map.entry(32909, "PixarLog"),
            Map.entry(33003, "JPEG 2000"),
            Map.entry(33005, "JPEG 2000"),
            Map.entry(34661, "JBIG"),
            Map.entry(34676, "SGILog"),
            Map.entry(34677, "SGILog"),
            Map.entry(34712, "JPEG 2000"),
            Map.entry(34713, "Nikon's NEF"),
            Map.entry(34887, "LERC"),
            Map.entry(34892, "lossy DNG JPEG"),
            Map.entry(34925, "LZMA"),
            Map.entry(34933, "PNG"),
            Map.entry(34934, "JPEG XR"),
            Map.entry(50000, "ZSTD"),
            Map.entry(50001, "WebP"),
            Map.entry(50002, "JPEG XL"),
            Map.entry(52546, "JPEG XL"));

    /**
     * The compression of a number in the field Compression.
     *
     * @throws UnsupportedPictureException if it cannot be read
     */
    static TiffCompression of(long number) throws UnsupportedPictureException {
        TiffCompression read = READ.get((int) number);
        if (read == null) {
            String name = NAMES.getOrDefault((int) number, "method " + number);
            throw new UnsupportedPictureException("its pixels are compressed by " + name
                    + ", which cannot be read here; save it with LZW or Deflate compression");
        }
        return read;
    }

    /** True if neighbouring samples may be stored as differences (TIFF 6.0, section 14). */
    boolean hasPredictor() {
        return this == LZW || this == DEFLATE;
    }
}
