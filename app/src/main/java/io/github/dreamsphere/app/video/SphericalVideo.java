package io.github.dreamsphere.app.video;

import io.github.dreamsphere.core.file.FileException;
import io.github.dreamsphere.core.image.Xmp;
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

/**
 * Says in an MP4 file that its video is a full equirectangular sphere, seen by one eye, so that players turn it about
 * the viewer: the boxes {@code st3d} and {@code sv3d} of Google's "Spherical Video V2 RFC"
 * (github.com/google/spatial-media, docs/spherical-video-v2-rfc.md), put behind what the video's sample entry holds.
 */
public final class SphericalVideo {
    /** Bytes of a VisualSampleEntry before its boxes (ISO/IEC 14496-12, section 12.1.3). */
    static final int SAMPLE_ENTRY = 78;

    /** Bytes of an stsd box before its entries: version, flags, count. */
    static final int SAMPLE_DESCRIPTION = 8;

    /** The boxes from the index to what describes its samples, each in the one before. */
    private static final List<String> WAY = List.of("moov", "trak", "mdia", "minf", "stbl");

    /** Where a handler box has what its track is: after version, flags and a number. */
    private static final int HANDLER = 8;

    /** Bytes of size, type and a size of 64 bits. */
    private static final int LONG_HEADER = 16;

    private static final int LARGEST_INDEX = 1 << 30;
    private static final int LARGEST_NOTE = 1 << 26;

    /** Bytes of a table of chunk offsets before the offsets: version, flags, count. */
    private static final int TABLE = 8;

    private int added;

    private SphericalVideo() {}

    /**
     * Copies {@code source} to {@code target} with the boxes added.
     *
     * @throws IOException if the source is no MP4 with a video track
     */
    public static void mark(Path source, Path target) throws IOException {
        mark(source, target, Xmp.EMPTY);
    }

    /**
     * Copies {@code source} to {@code target} with the boxes added, and with {@code xmp} behind the index.
     *
     * @throws IOException if the source is no MP4 with a video track
     */
    public static void mark(Path source, Path target, Xmp xmp) throws IOException {
        byte[] note = xmp == Xmp.EMPTY ? new byte[0] : FilmXmp.box(xmp).bytes();
        new SphericalVideo().copy(source, target, note);
    }

    private void copy(Path source, Path target, byte[] note) throws IOException {
        try (FileChannel in = FileChannel.open(source, StandardOpenOption.READ);
                FileChannel out = FileChannel.open(
                        target,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING)) {
            List<Extent> extents = extents(in);
            Extent index = indexAmong(extents);
            Box marked = marked(read(in, index));
            // The index is written with a short header.
            Box moved = shifted(marked, 0, index.offset, added + Box.HEADER - index.header + note.length);
            for (Extent extent : extents) {
                if (extent == index) {
                    out.write(ByteBuffer.wrap(moved.bytes()));
                    out.write(ByteBuffer.wrap(note));
                } else {
                    transfer(in, extent, out);
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new FileException(source, "cannot be marked as a spherical video: " + e.getMessage(), e);
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
            if (extent.type.equals(FilmXmp.TYPE) && extent.size <= LARGEST_NOTE) {
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
        if (extent.size > LARGEST_INDEX) {
            throw new IOException("its index is larger than 1 GiB");
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

    /** {@code moov} with the boxes in the sample entry of each video track. */
    private Box marked(Box moov) throws IOException {
        List<Box> children = new ArrayList<>();
        for (Box child : moov.children(0)) {
            children.add(isVideo(child) ? within(child, 1) : child);
        }
        if (added == 0) {
            throw new IOException("it has no video track");
        }
        return moov.withChildren(0, children);
    }

    /** Whether {@code box}, which is in an index, is a video track. */
    static boolean isVideo(Box box) {
        return isTrackOf(box, "vide");
    }

    /** Whether {@code box}, which is in an index, is a track of sound. */
    static boolean isSound(Box box) {
        return isTrackOf(box, "soun");
    }

    private static boolean isTrackOf(Box box, String kind) {
        return box.type().equals("trak")
                && box.children(0).stream()
                        .filter(part -> part.type().equals("mdia"))
                        .flatMap(media -> media.children(0).stream())
                        .anyMatch(part -> isHandlerOf(part, kind));
    }

    private static boolean isHandlerOf(Box box, String kind) {
        byte[] content = box.content();
        return box.type().equals("hdlr")
                && content.length >= HANDLER + 4
                && new String(content, HANDLER, 4, StandardCharsets.ISO_8859_1).equals(kind);
    }

    /** @param depth how many boxes {@code box} is in */
    private Box within(Box box, int depth) {
        if (box.type().equals("stsd")) {
            return box.withChildren(
                    SAMPLE_DESCRIPTION,
                    box.children(SAMPLE_DESCRIPTION).stream().map(this::entry).toList());
        }
        return isOnTheWay(box, depth)
                ? box.withChildren(
                        0,
                        box.children(0).stream()
                                .map(child -> within(child, depth + 1))
                                .toList())
                : box;
    }

    private static boolean isOnTheWay(Box box, int depth) {
        return depth < WAY.size() && box.type().equals(WAY.get(depth));
    }

    private Box entry(Box entry) {
        if (entry.content().length < SAMPLE_ENTRY) {
            throw new IllegalArgumentException("its video's sample entry is cut short");
        }
        byte[] stereo = stereo().bytes();
        byte[] sphere = sphere().bytes();
        added += stereo.length + sphere.length;
        return Box.of(entry.type(), entry.content(), stereo, sphere);
    }

    /** Monoscopic. */
    private static Box stereo() {
        return Box.full("st3d", new byte[] {0});
    }

    /** The whole sphere in an upright equirectangular frame. */
    private static Box sphere() {
        byte[] source = "dreamsphere\0".getBytes(StandardCharsets.UTF_8);
        Box pose = Box.full("prhd", new byte[3 * Integer.BYTES]);
        Box bounds = Box.full("equi", new byte[4 * Integer.BYTES]);
        Box projection = Box.of("proj", pose.bytes(), bounds.bytes());
        return Box.of("sv3d", Box.full("svhd", source).bytes(), projection.bytes());
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
