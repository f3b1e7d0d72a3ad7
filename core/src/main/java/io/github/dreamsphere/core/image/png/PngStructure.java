package io.github.dreamsphere.core.image.png;

import io.github.dreamsphere.core.file.ReadingBudget;
import io.github.dreamsphere.core.image.internal.PartsStream;
import io.github.dreamsphere.core.image.internal.RowLimits;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * The chunks of a PNG (ISO/IEC 15948). Verifies their check sums, which the JDK's reader does not: a damaged chunk that
 * pixels depend on is refused, any other one is left out with a warning.
 */
final class PngStructure {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int HEADER_BYTES = 13;
    /** The most samples of a pixel: red, green, blue and alpha. */
    private static final int MOST_SAMPLES = 4;
    /** The bytes of a chunk besides its content: length, name and check sum. */
    private static final int FRAME_BYTES = 12;

    /** What all pixels depend on. */
    private static final Set<String> DECODED = Set.of("IHDR", "PLTE", "tRNS");

    private static final String HEADER = "IHDR";
    private static final String DATA = "IDAT";
    private static final String END = "IEND";

    /** A chunk that is kept. */
    record Chunk(String name, byte[] content) {}

    private final List<Chunk> chunks = new ArrayList<>();
    private final List<PartsStream.Part> parts = new ArrayList<>();
    private final List<String> warnings;
    private final long fileBytes;
    private long position = SIGNATURE.length;
    private final byte[] buffer = new byte[1 << 13];
    private boolean hasPixels;
    private long dataBytes;
    private boolean ended;

    private PngStructure(long fileBytes, List<String> warnings) {
        this.fileBytes = fileBytes;
        this.warnings = warnings;
    }

    /**
     * Reads all chunks of a file.
     *
     * @param warnings takes a line about every chunk that is left out
     * @throws EOFException if the file ends before its pixels
     * @throws IOException if a chunk is damaged that pixels depend on
     */
    static PngStructure read(Path file, List<String> warnings) throws IOException {
        PngStructure structure = new PngStructure(Files.size(file), warnings);
        structure.parts.add(new PartsStream.Bytes(SIGNATURE));
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            in.skipNBytes(SIGNATURE.length);
            while (!structure.ended) {
                structure.readChunk(in);
            }
        } catch (EOFException e) {
            if (!structure.hasPixels) {
                throw e;
            }
            warnings.add("its end is missing; it is read as far as it goes");
        }
        structure.parts.add(new PartsStream.Bytes(framed(END, new byte[0])));
        byte[] header = structure.first(HEADER).orElse(new byte[0]);
        if (header.length != HEADER_BYTES) {
            throw new IOException("its header has " + header.length + " bytes instead of " + HEADER_BYTES);
        }
        RowLimits.check(structure.width(), structure.height(), MOST_SAMPLES);
        if (structure.dataBytes * ReadingBudget.STRONGEST_DEFLATION < structure.decompressedBytes()) {
            throw new EOFException("the pixels are cut short");
        }
        return structure;
    }

    private void readChunk(DataInputStream in) throws IOException {
        int length = in.readInt();
        byte[] type = new byte[4];
        in.readFully(type);
        String name = new String(type, StandardCharsets.ISO_8859_1);
        CRC32 sum = new CRC32();
        sum.update(type);
        boolean isKept = length >= 0 && length <= ReadingBudget.mostText() && !name.equals(DATA);
        boolean isAncillary = (type[0] & 0x20) != 0;
        if (length < 0 || !isKept && !isAncillary && !name.equals(DATA)) {
            throw new IOException("a chunk " + name + " of " + Integer.toUnsignedString(length) + " bytes is invalid");
        }
        byte[] content = isKept ? content(in, length) : skip(in, length, sum, name.equals(DATA));
        sum.update(content);
        boolean isSound = in.readInt() == (int) sum.getValue();
        position += FRAME_BYTES + (long) length;
        if (!isSound && !isAncillary) {
            throw new IOException("the check sum of a chunk " + name + " is wrong");
        }
        if (isSound && isKept) {
            keep(name, content);
        } else if (isAncillary) {
            warnings.add("its chunk " + name + " is left out: it is " + (isSound ? "too long" : "damaged"));
        }
        ended = name.equals(END);
    }

    private static byte[] content(DataInputStream in, int length) throws IOException {
        byte[] content = in.readNBytes(length);
        if (content.length < length) {
            throw new EOFException("the file ends within a chunk");
        }
        return content;
    }

    private void keep(String name, byte[] content) {
        chunks.add(new Chunk(name, content));
        if (DECODED.contains(name)) {
            parts.add(new PartsStream.Bytes(framed(name, content)));
        }
    }

    /** Skips a chunk; pixels become a part for the decoder, also where the file ends within them. */
    private byte[] skip(DataInputStream in, int length, CRC32 sum, boolean isData) throws IOException {
        int left = length;
        while (left > 0) {
            int count = in.read(buffer, 0, Math.min(left, buffer.length));
            if (count < 0) {
                break;
            }
            sum.update(buffer, 0, count);
            left -= count;
        }
        if (isData) {
            addData(length - left);
        }
        if (left > 0) {
            throw new EOFException("the file ends within a chunk");
        }
        return new byte[0];
    }

    private void addData(int length) {
        hasPixels = true;
        dataBytes += length;
        if (position + FRAME_BYTES + length <= fileBytes) {
            addRange(position, FRAME_BYTES + (long) length);
            return;
        }
        parts.add(new PartsStream.Bytes(ByteBuffer.allocate(8)
                .putInt(length)
                .put(DATA.getBytes(StandardCharsets.US_ASCII))
                .array()));
        parts.add(new PartsStream.Range(position + 8, length));
        // The decoder does not verify the sum.
        parts.add(new PartsStream.Bytes(new byte[4]));
    }

    /** A file may have a chunk for every row or less; those that follow each other become one part. */
    private void addRange(long start, long length) {
        int last = parts.size() - 1;
        if (parts.get(last) instanceof PartsStream.Range before && before.start() + before.length() == start) {
            parts.set(last, new PartsStream.Range(before.start(), before.length() + length));
        } else {
            parts.add(new PartsStream.Range(start, length));
        }
    }

    private static byte[] framed(String name, byte[] content) {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        byte[] type = name.getBytes(StandardCharsets.ISO_8859_1);
        CRC32 sum = new CRC32();
        sum.update(type);
        sum.update(content);
        chunk.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        chunk.writeBytes(type);
        chunk.writeBytes(content);
        chunk.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
        return chunk.toByteArray();
    }

    /** The file for a decoder: its header, palette, transparency and pixels, with an end. */
    List<PartsStream.Part> forDecoding() {
        return List.copyOf(parts);
    }

    /** All kept chunks, in the order of the file. */
    List<Chunk> chunks() {
        return List.copyOf(chunks);
    }

    /** The content of the first chunk of a name. */
    Optional<byte[]> first(String name) {
        return chunks.stream()
                .filter(chunk -> chunk.name.equals(name))
                .findFirst()
                .map(Chunk::content);
    }

    private byte[] header() {
        return first(HEADER).orElseThrow();
    }

    /** The bytes of the pixels once they are decompressed, without filters. */
    private long decompressedBytes() {
        return ((long) width() * samplesPerPixel() * header()[8] + 7) / Byte.SIZE * height();
    }

    private int samplesPerPixel() {
        return switch (header()[9]) {
            case 2 -> 3;
            case 4 -> 2;
            case 6 -> 4;
            default -> 1;
        };
    }

    int width() {
        return ByteBuffer.wrap(header()).getInt(0);
    }

    int height() {
        return ByteBuffer.wrap(header()).getInt(4);
    }

    int bits() {
        return header()[8] == 16 ? 16 : 8;
    }

    /** True for the colour types 0 and 4. */
    boolean isGrey() {
        return header()[9] == 0 || header()[9] == 4;
    }

    /** The number of rows to decode at once. */
    int bandRows() {
        return RowLimits.bandRows(width(), MOST_SAMPLES);
    }

    boolean isInterlaced() {
        return header()[12] != 0;
    }
}
