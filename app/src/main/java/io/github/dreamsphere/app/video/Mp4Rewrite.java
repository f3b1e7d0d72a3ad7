package io.github.dreamsphere.app.video;

import io.github.dreamsphere.core.file.ReadingBudget;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Copies an MP4 file with another index, so that every sample is still found. */
final class Mp4Rewrite {
    /** The boxes from the index to what describes its samples, each in the one before. */
    private static final List<String> WAY = List.of("moov", "trak", "mdia", "minf", "stbl");

    /** Bytes of size, type and a size of 64 bits. */
    private static final int LONG_HEADER = 16;

    /** Bytes of a table of chunk offsets before the offsets: version, flags, count. */
    private static final int TABLE = 8;

    /** Bytes of an stsd box before its entries: version, flags, count. */
    static final int SAMPLE_DESCRIPTION = 8;

    private Mp4Rewrite() {}

    /** Makes another index of one. */
    interface IndexChange {
        Box of(Box moov) throws IOException;
    }

    /**
     * Copies {@code source} to {@code target}, its index changed.
     *
     * @param note bytes of boxes to put behind the index
     * @throws IOException if the source is no MP4 file, or the change fails
     */
    static void rewrite(Path source, Path target, byte[] note, IndexChange change) throws IOException {
        try (FileChannel in = FileChannel.open(source, StandardOpenOption.READ);
                FileChannel out = FileChannel.open(
                        target,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING)) {
            List<Extent> extents = extents(in);
            Extent index = indexAmong(extents);
            Box changed = change.of(read(in, index));
            long added = changed.content().length + Box.HEADER + note.length - index.size;
            Box moved = shifted(changed, 0, index.offset, (int) added);
            for (Extent extent : extents) {
                if (extent == index) {
                    out.write(ByteBuffer.wrap(moved.bytes()));
                    out.write(ByteBuffer.wrap(note));
                } else {
                    transfer(in, extent, out);
                }
            }
        }
    }

    /** A box of the file's own, not read; {@code size} includes {@code header}, the bytes of its size and type. */
    private record Extent(String type, long offset, int header, long size) {}

    private static List<Extent> extents(FileChannel file) throws IOException {
        List<Extent> extents = new ArrayList<>();
        for (long offset = 0; offset < file.size(); ) {
            DataInputStream in = at(file, offset);
            long size = Integer.toUnsignedLong(in.readInt());
            String type = new String(in.readNBytes(4), StandardCharsets.ISO_8859_1);
            int header = size == 1 ? LONG_HEADER : Box.HEADER;
            size = size == 1 ? in.readLong() : size == 0 ? file.size() - offset : size;
            if (size < header || size > file.size() - offset) {
                throw new EOFException("box " + Box.readable(type) + " reaches beyond the file's end");
            }
            extents.add(new Extent(type, offset, header, size));
            offset += size;
        }
        return extents;
    }

    private static DataInputStream at(FileChannel file, long offset) throws IOException {
        file.position(offset);
        InputStream stream = Channels.newInputStream(file);
        return new DataInputStream(stream);
    }

    /** The index of a film, moov. */
    static Box index(FileChannel film) throws IOException {
        return read(film, indexAmong(extents(film)));
    }

    /** The XMP packet of a film, if it has one. */
    static Optional<byte[]> xmp(FileChannel film) throws IOException {
        for (Extent extent : extents(film)) {
            if (extent.type.equals(FilmXmp.TYPE) && extent.size <= ReadingBudget.mostText()) {
                Optional<byte[]> packet = FilmXmp.packet(read(film, extent));
                if (packet.isPresent()) {
                    return packet;
                }
            }
        }
        return Optional.empty();
    }

    private static Extent indexAmong(List<Extent> extents) throws IOException {
        return extents.stream()
                .filter(extent -> extent.type.equals("moov"))
                .findFirst()
                .orElseThrow(() -> new IOException("it has no index (moov)"));
    }

    private static Box read(FileChannel file, Extent extent) throws IOException {
        if (extent.size > ReadingBudget.mostTable()) {
            throw new IOException("there is too little memory for its index");
        }
        byte[] content = at(file, extent.offset + extent.header).readNBytes((int) extent.size - extent.header);
        return new Box(extent.type, content);
    }

    private static void transfer(FileChannel in, Extent extent, FileChannel out) throws IOException {
        long done = 0;
        while (done < extent.size) {
            done += in.transferTo(extent.offset + done, extent.size - done, out);
        }
    }

    /** A {@code track}, which is in an index, with each of its sample entries changed. */
    static Box withEntries(Box track, UnaryOperator<Box> change) {
        return withEntries(track, 1, change);
    }

    private static Box withEntries(Box box, int depth, UnaryOperator<Box> change) {
        if (box.type().equals("stsd")) {
            return box.withChildren(
                    SAMPLE_DESCRIPTION,
                    box.children(SAMPLE_DESCRIPTION).stream().map(change).toList());
        }
        return isOnTheWay(box, depth)
                ? box.withChildren(
                        0,
                        box.children(0).stream()
                                .map(child -> withEntries(child, depth + 1, change))
                                .toList())
                : box;
    }

    /** Whether {@code box}, which is in {@code depth} others, leads to what describes the samples. */
    private static boolean isOnTheWay(Box box, int depth) {
        return depth < WAY.size() && box.type().equals(WAY.get(depth));
    }

    /** {@code box} with every place of samples that lies behind the index moved on by {@code bytes}. */
    private static Box shifted(Box box, int depth, long index, int bytes) throws IOException {
        if (box.type().equals("stco") || box.type().equals("co64")) {
            return new Box(box.type(), shifted(box.content(), box.type().equals("co64"), index, bytes));
        }
        if (!isOnTheWay(box, depth)) {
            return box;
        }
        List<Box> children = new ArrayList<>();
        for (Box child : box.children(0)) {
            children.add(shifted(child, depth + 1, index, bytes));
        }
        return box.withChildren(0, children);
    }

    /** A table of chunk offsets: version and flags, count, then 32- or 64-bit offsets in the file. */
    private static byte[] shifted(byte[] table, boolean wide, long index, int bytes) throws IOException {
        ByteBuffer places = ByteBuffer.wrap(table.clone());
        int size = wide ? Long.BYTES : Integer.BYTES;
        if (table.length < TABLE
                || Integer.toUnsignedLong(places.getInt(Integer.BYTES)) > (table.length - TABLE) / size) {
            throw new IOException("its table of chunks is damaged");
        }
        int count = places.getInt(Integer.BYTES);
        places.position(TABLE);
        for (int i = 0; i < count; i++) {
            int at = places.position();
            long place = wide ? places.getLong() : Integer.toUnsignedLong(places.getInt());
            long moved = place > index ? place + bytes : place;
            if (wide) {
                places.putLong(at, moved);
            } else if (moved >> Integer.SIZE == 0) {
                places.putInt(at, (int) moved);
            } else {
                throw new IOException("its 32-bit offsets have no room for the boxes; make it shorter than 4 GiB");
            }
        }
        return places.array();
    }
}
