package io.github.dreamsphere.core.image.jpeg;

import io.github.dreamsphere.core.image.internal.PartsStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The marker segments of a JPEG (ITU-T T.81, annex B) before its first scan, and the scans. All of the file is read once,
 * so that a file that is cut short is known before it is decoded.
 */
final class JpegStructure {
    static final int APP0 = 0xE0;
    static final int APP1 = 0xE1;
    static final int APP2 = 0xE2;
    static final int APP13 = 0xED;
    static final int APP14 = 0xEE;
    static final int COM = 0xFE;
    private static final int APP15 = 0xEF;
    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int DNL = 0xDC;
    private static final int RST0 = 0xD0;
    private static final int RST7 = 0xD7;
    /** Markers from TEM on up to here are reserved and have no length. */
    private static final int LAST_RESERVED = 0xBF;

    private static final int BUFFER_BYTES = 1 << 16;
    private static final String CUT = "the file ends before the image does";

    /** A marker segment: the second byte of its marker, and the bytes after its length. */
    record Segment(int marker, byte[] payload) {
        boolean startsWith(byte[] signature) {
            return payload.length >= signature.length
                    && Arrays.equals(payload, 0, signature.length, signature, 0, signature.length);
        }

        /** The payload after a signature. */
        byte[] after(byte[] signature) {
            return Arrays.copyOfRange(payload, signature.length, payload.length);
        }

        /** True for a frame header, SOF0..SOF15: 0xC0..0xCF except DHT, JPG and DAC. */
        boolean isFrame() {
            return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        }

        /** True for an application segment or a comment. */
        boolean isMetadata() {
            return marker == COM || marker >= APP0 && marker <= APP15;
        }

        private void writeTo(ByteArrayOutputStream out) {
            int length = payload.length + 2;
            out.write(0xFF);
            out.write(marker);
            out.write(length >> 8);
            out.write(length);
            out.writeBytes(payload);
        }
    }

    private final List<Segment> segments = new ArrayList<>();
    private final JpegScans scans = new JpegScans();
    private long firstScan;
    private long end;
    private boolean hasEnd = true;

    private JpegStructure() {}

    /** @throws EOFException if the file ends before the image does */
    static JpegStructure read(Path file) throws IOException {
        JpegStructure structure = new JpegStructure();
        try (InputStream in = Files.newInputStream(file)) {
            structure.read(new Markers(in));
        }
        return structure;
    }

    private void read(Markers in) throws IOException {
        try {
            readToEnd(in);
            end = in.position;
        } catch (EOFException e) {
            if (!isWhole()) {
                throw e;
            }
            hasEnd = false;
            end = end > 0 ? end : in.position;
        }
    }

    private void readToEnd(Markers in) throws IOException {
        in.next();
        int marker = in.next();
        while (marker != EOI) {
            boolean isReserved = marker != 0 && marker <= LAST_RESERVED;
            if (scans.number() > 0 && (marker == SOI || isReserved)) {
                // Not of this picture: it has no end, and something else follows.
                end = in.position - 2;
                throw new EOFException(CUT);
            }
            if (marker == SOS && scans.number() == 0) {
                firstScan = in.position - 2;
            }
            // Within a scan, FF00 is a byte of data, and RSTn separates parts of the data.
            if (marker > LAST_RESERVED && marker != SOI && (marker < RST0 || marker > RST7)) {
                end = in.position - 2;
                add(new Segment(marker, in.payload()));
                end = 0;
            }
            marker = in.next();
        }
    }

    private void add(Segment segment) {
        if (segment.marker == SOS) {
            scans.add(segment.payload);
        } else if (scans.number() == 0) {
            segments.add(segment);
        } else if (segment.marker == DNL && segment.payload.length >= 2) {
            setHeight(segment.payload);
        }
    }

    /** The number of lines, where the frame header leaves it to a segment after the first scan (T.81, B.2.5). */
    private void setHeight(byte[] lines) {
        frame().filter(frame -> frame.payload.length > 2 && frame.payload[1] == 0 && frame.payload[2] == 0)
                .forEach(frame -> {
                    frame.payload[1] = lines[0];
                    frame.payload[2] = lines[1];
                });
    }

    /** True if every coefficient of every component has been in a scan, so that at most the end is missing. */
    private boolean isWhole() {
        return frame().anyMatch(frame -> scans.coverAll(frame.payload));
    }

    /** All segments before the first scan, in the order of the file. */
    List<Segment> segments() {
        return List.copyOf(segments);
    }

    /** The segments of a kind before the first scan, in the order of the file. */
    Stream<Segment> segments(int marker) {
        return segments.stream().filter(segment -> segment.marker == marker);
    }

    /** The frame header, if there is one. */
    Stream<Segment> frame() {
        return segments.stream().filter(Segment::isFrame).limit(1);
    }

    /** The number of scans: one for most files, several for progressive ones. */
    int scans() {
        return scans.number();
    }

    /** The position of the first scan's marker in the file. */
    long firstScan() {
        return firstScan;
    }

    /** False if the marker at the end is missing. */
    boolean hasEnd() {
        return hasEnd;
    }

    /**
     * The file for a decoder: its segments except application segments and comments, and its scans, with an end.
     *
     * @param kept the application segments that the decoder needs
     * @param added further segments, before all others
     */
    List<PartsStream.Part> forDecoding(Predicate<Segment> kept, Segment... added) {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        head.write(0xFF);
        head.write(SOI);
        Stream.concat(Stream.of(added), segments.stream().filter(each -> !each.isMetadata() || kept.test(each)))
                .forEach(segment -> segment.writeTo(head));
        byte[] tail = hasEnd
                ? new byte[0]
                : ByteBuffer.allocate(2).putShort((short) (0xFF00 | EOI)).array();
        return List.of(
                new PartsStream.Bytes(head.toByteArray()),
                new PartsStream.Range(firstScan, end - firstScan),
                new PartsStream.Bytes(tail));
    }

    /** Reads the markers of a JPEG. */
    private static final class Markers {
        private final InputStream in;
        private final byte[] buffer = new byte[BUFFER_BYTES];
        private int at;
        private int end;
        private long position;

        Markers(InputStream in) {
            this.in = in;
        }

        /** Skips to the next FF that begins a marker or a stuffed byte, and returns the byte after it. */
        int next() throws IOException {
            int value = read();
            while (value != 0xFF) {
                // Entropy-coded data, or stray bytes between segments.
                value = read();
            }
            while (value == 0xFF) {
                value = read();
            }
            return value;
        }

        byte[] payload() throws IOException {
            int length = read() << 8 | read();
            byte[] payload = new byte[Math.max(length - 2, 0)];
            for (int i = 0; i < payload.length; i++) {
                payload[i] = (byte) read();
            }
            return payload;
        }

        private int read() throws IOException {
            if (at == end) {
                at = 0;
                end = in.read(buffer);
                if (end < 0) {
                    throw new EOFException(CUT);
                }
            }
            position++;
            return buffer[at++] & 0xFF;
        }
    }
}
