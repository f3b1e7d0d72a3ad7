package io.github.dreamsphere.core.image.jpeg;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The marker segments of a JPEG (ITU-T T.81, annex B) before its first scan, and the number of scans. All of the file is
 * read once, so that a file that is cut short is known before it is decoded.
 */
final class JpegStructure {
    static final int APP0 = 0xE0;
    static final int APP1 = 0xE1;
    static final int APP2 = 0xE2;
    static final int APP14 = 0xEE;
    private static final int APP15 = 0xEF;
    private static final int COM = 0xFE;
    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int RST0 = 0xD0;
    private static final int RST7 = 0xD7;
    private static final int BUFFER_BYTES = 1 << 16;

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

        /** True for what decoding needs: all segments except comments and most application segments. */
        boolean isForDecoding() {
            boolean application = marker >= APP0 && marker <= APP15;
            return marker != COM && (!application || marker == APP0 || marker == APP14);
        }
    }

    private final List<Segment> segments = new ArrayList<>();
    private long firstScan;
    private int scans;

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
        in.next();
        int marker = in.next();
        while (marker != EOI) {
            if (marker == SOS && scans++ == 0) {
                firstScan = in.position - 2;
            }
            // Within a scan, FF00 is a byte of data, and RSTn separates parts of the data.
            if (marker != 0 && marker != SOI && (marker < RST0 || marker > RST7)) {
                byte[] payload = in.payload();
                if (scans == 0) {
                    segments.add(new Segment(marker, payload));
                }
            }
            marker = in.next();
        }
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
        return scans;
    }

    /** The position of the first scan's marker in the file. */
    long firstScan() {
        return firstScan;
    }

    /** The file up to its first scan, with only those segments that decoding needs. */
    byte[] decodingHead() {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        head.write(0xFF);
        head.write(SOI);
        for (Segment segment : segments) {
            if (segment.isForDecoding()) {
                int length = segment.payload.length + 2;
                head.write(0xFF);
                head.write(segment.marker);
                head.write(length >> 8);
                head.write(length);
                head.writeBytes(segment.payload);
            }
        }
        return head.toByteArray();
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
                    throw new EOFException("the file ends before the image does");
                }
            }
            position++;
            return buffer[at++] & 0xFF;
        }
    }
}
