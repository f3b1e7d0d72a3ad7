package io.github.dreamsphere.core.image.tiff;

import com.twelvemonkeys.imageio.metadata.CompoundDirectory;
import com.twelvemonkeys.imageio.metadata.Directory;
import com.twelvemonkeys.imageio.metadata.Entry;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFWriter;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import io.github.dreamsphere.core.file.LibraryException;
import io.github.dreamsphere.core.image.Exif;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Converts between EXIF blocks and the entries of a TIFF, where EXIF is part of the directory of the pixels. */
final class TiffExif {
    /** The entries of a TIFF's directory that belong in an EXIF block. */
    private static final Set<Integer> KEPT = Set.of(
            TIFF.TAG_IMAGE_DESCRIPTION,
            TIFF.TAG_MAKE,
            TIFF.TAG_MODEL,
            TIFF.TAG_ORIENTATION,
            TIFF.TAG_X_RESOLUTION,
            TIFF.TAG_Y_RESOLUTION,
            TIFF.TAG_RESOLUTION_UNIT,
            TIFF.TAG_SOFTWARE,
            TIFF.TAG_DATE_TIME,
            TIFF.TAG_ARTIST,
            TIFF.TAG_HOST_COMPUTER,
            TIFF.TAG_COPYRIGHT,
            TIFF.TAG_EXIF_IFD,
            TIFF.TAG_GPS_IFD);

    private TiffExif() {}

    /** The EXIF block of a TIFF with this first directory; empty if no entry belongs in one. */
    static Optional<Exif> blockOf(Directory first) throws IOException {
        List<Entry> entries = kept(first);
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(block)) {
            TIFFWriter writer = new TIFFWriter();
            writer.writeTIFFHeader(out);
            long link = out.getStreamPosition();
            writer.writeOffset(out, 0);
            long position = new TiffDirectories(writer, out).write(entries);
            out.seek(link);
            writer.writeOffset(out, position);
        }
        return Optional.of(new Exif(block.toByteArray()));
    }

    /** The entries of an EXIF block that belong in the directory of a TIFF. */
    static List<Entry> entriesOf(Exif exif) throws IOException {
        Directory directory =
                LibraryException.run(() -> new TIFFReader().read(new ByteArrayImageInputStream(exif.block())));
        if (!(directory instanceof CompoundDirectory chain)) {
            return kept(directory);
        }
        if (chain.directoryCount() == 0) {
            throw new IOException("the block has no directory");
        }
        return kept(chain.getDirectory(0));
    }

    private static List<Entry> kept(Directory directory) {
        List<Entry> entries = new ArrayList<>();
        for (Entry entry : directory) {
            if (KEPT.contains((Integer) entry.getIdentifier())) {
                entries.add(entry);
            }
        }
        return entries;
    }
}
