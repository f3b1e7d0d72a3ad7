package io.github.dreamsphere.core.image.tiff;

import com.twelvemonkeys.imageio.metadata.Directory;
import com.twelvemonkeys.imageio.metadata.Entry;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFEntry;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFWriter;
import io.github.dreamsphere.core.file.LibraryException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.stream.ImageOutputStream;

/**
 * Writes the directories of a TIFF or an EXIF block. Directories within an entry (EXIF, GPS) are written before the one
 * that holds it, because TwelveMonkeys' writer lets nested directories overlap.
 */
final class TiffDirectories {
    private static final int BIG_OFFSET_BYTES = 8;

    private final TIFFWriter writer;
    private final ImageOutputStream out;

    TiffDirectories(TIFFWriter writer, ImageOutputStream out) {
        this.writer = writer;
        this.out = out;
    }

    /**
     * Appends a directory.
     *
     * @return its position in the file
     */
    long write(Iterable<? extends Entry> entries) throws IOException {
        List<Entry> flat = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.getValue() instanceof Directory nested) {
                flat.add(link(entry, write(nested)));
            } else if (!(entry.getValue() instanceof Exception)) {
                // For a value beyond the end of the source, the reader returns an exception.
                flat.add(entry);
            }
        }
        // Directories must begin at an even byte (TIFF 6.0, section 2).
        out.seek(out.getStreamPosition() + (out.getStreamPosition() & 1));
        long position = LibraryException.run(() -> writer.writeIFD(flat, out));
        writer.writeOffset(out, 0);
        return position;
    }

    private Entry link(Entry entry, long position) {
        short type = writer.offsetSize() == BIG_OFFSET_BYTES ? TIFF.TYPE_LONG8 : TIFF.TYPE_LONG;
        return new TIFFEntry((Integer) entry.getIdentifier(), type, position);
    }
}
