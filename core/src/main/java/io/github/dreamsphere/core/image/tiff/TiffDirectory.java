package io.github.dreamsphere.core.image.tiff;

import com.twelvemonkeys.imageio.metadata.Entry;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFEntry;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Text;
import io.github.dreamsphere.core.image.internal.PixelLayout;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The entries of a TIFF's directory, which describe its pixels and hold its metadata. */
final class TiffDirectory {
    private static final short DEFLATE = 8;
    private static final short BLACK_IS_ZERO = 1;
    private static final short RGB = 2;
    private static final short HORIZONTAL_DIFFERENCING = 2;
    private static final short UNASSOCIATED_ALPHA = 2;

    private static final Map<String, Integer> TAGS = Map.of(
            "Description", TIFF.TAG_IMAGE_DESCRIPTION,
            "Author", TIFF.TAG_ARTIST,
            "Copyright", TIFF.TAG_COPYRIGHT,
            "Software", TIFF.TAG_SOFTWARE);

    private final PixelLayout layout;
    private final short offsetType;
    private final List<Long> offsets = new ArrayList<>();
    private final List<Long> lengths = new ArrayList<>();

    TiffDirectory(PixelLayout layout, boolean big) {
        this.layout = layout;
        this.offsetType = big ? TIFF.TYPE_LONG8 : TIFF.TYPE_LONG;
    }

    void addStrip(long offset, long length) {
        offsets.add(offset);
        lengths.add(length);
    }

    List<Entry> entries(Metadata metadata) throws IOException {
        Map<Integer, Entry> entries = new TreeMap<>();
        if (metadata.exif().isPresent()) {
            for (Entry entry : TiffExif.entriesOf(metadata.exif().get())) {
                entries.put((Integer) entry.getIdentifier(), entry);
            }
        }
        metadata.icc().ifPresent(icc -> put(entries, TIFF.TAG_ICC_PROFILE, TIFF.TYPE_UNDEFINED, icc.bytes()));
        metadata.iptc().ifPresent(iptc -> put(entries, TIFF.TAG_IPTC, TIFF.TYPE_LONG, iptc.numbers()));
        describe(entries, metadata.texts());
        if (!metadata.xmp().isEmpty()) {
            put(entries, TIFF.TAG_XMP, TIFF.TYPE_BYTE, metadata.xmp().packet());
        }
        describePixels(entries);
        return List.copyOf(entries.values());
    }

    /** Texts in the tags of their meaning, unless EXIF has them; comments and what has no tag of its own become one. */
    private static void describe(Map<Integer, Entry> entries, List<Text> texts) {
        List<String> description = new ArrayList<>();
        for (Text text : texts) {
            Integer tag = TAGS.get(text.keyword());
            if (tag != null && !entries.containsKey(tag)) {
                put(entries, tag, TIFF.TYPE_ASCII, text.text());
            } else {
                description.add(text.asComment());
            }
        }
        if (!description.isEmpty()) {
            Entry there = entries.get(TIFF.TAG_IMAGE_DESCRIPTION);
            if (there != null) {
                description.add(0, there.getValueAsString());
            }
            String all = String.join("\n", description);
            put(entries, TIFF.TAG_IMAGE_DESCRIPTION, TIFF.TYPE_ASCII, all);
        }
    }

    private void describePixels(Map<Integer, Entry> entries) {
        short[] bits = new short[layout.samplesPerPixel()];
        Arrays.fill(bits, (short) layout.bits());
        put(entries, TIFF.TAG_IMAGE_WIDTH, TIFF.TYPE_LONG, layout.width());
        put(entries, TIFF.TAG_IMAGE_HEIGHT, TIFF.TYPE_LONG, layout.height());
        put(entries, TIFF.TAG_BITS_PER_SAMPLE, TIFF.TYPE_SHORT, bits);
        put(entries, TIFF.TAG_COMPRESSION, TIFF.TYPE_SHORT, DEFLATE);
        put(entries, TIFF.TAG_PREDICTOR, TIFF.TYPE_SHORT, HORIZONTAL_DIFFERENCING);
        put(entries, TIFF.TAG_PHOTOMETRIC_INTERPRETATION, TIFF.TYPE_SHORT, layout.grey() ? BLACK_IS_ZERO : RGB);
        put(entries, TIFF.TAG_SAMPLES_PER_PIXEL, TIFF.TYPE_SHORT, (short) bits.length);
        put(entries, TIFF.TAG_ROWS_PER_STRIP, TIFF.TYPE_LONG, TiffStrip.rows(layout));
        put(entries, TIFF.TAG_STRIP_OFFSETS, offsetType, longs(offsets));
        put(entries, TIFF.TAG_STRIP_BYTE_COUNTS, offsetType, longs(lengths));
        if (layout.alpha()) {
            put(entries, TIFF.TAG_EXTRA_SAMPLES, TIFF.TYPE_SHORT, UNASSOCIATED_ALPHA);
        }
    }

    private static long[] longs(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).toArray();
    }

    private static void put(Map<Integer, Entry> entries, int tag, short type, Object value) {
        entries.put(tag, new TIFFEntry(tag, type, value));
    }
}
