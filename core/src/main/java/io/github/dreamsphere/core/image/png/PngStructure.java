package io.github.dreamsphere.core.image.png;

import io.github.dreamsphere.core.image.Exif;
import io.github.dreamsphere.core.image.IccProfile;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Xmp;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.InflaterInputStream;

/** The chunks of a PNG (ISO/IEC 15948). Verifies their check sums, which the JDK's reader does not. */
final class PngStructure {
    static final String XMP_KEYWORD = "XML:com.adobe.xmp";
    private static final int SIGNATURE_BYTES = 8;
    private static final int HEADER_BYTES = 13;
    private static final int MAXIMUM_KEPT_BYTES = 1 << 26;

    private final Map<String, byte[]> chunks = new HashMap<>();

    private PngStructure() {}

    static PngStructure read(Path file) throws IOException {
        PngStructure structure = new PngStructure();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            in.skipNBytes(SIGNATURE_BYTES);
            while (!structure.chunks.containsKey("IEND")) {
                structure.readChunk(in);
            }
        }
        if (structure.header().length != HEADER_BYTES) {
            throw new IOException("its header has " + structure.header().length + " bytes instead of " + HEADER_BYTES);
        }
        return structure;
    }

    private void readChunk(DataInputStream in) throws IOException {
        int length = in.readInt();
        byte[] type = in.readNBytes(4);
        String name = new String(type, StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(type);
        boolean isImageData = name.equals("IDAT");
        if (length < 0 || !isImageData && length > MAXIMUM_KEPT_BYTES) {
            throw new IOException("a chunk " + name + " of " + Integer.toUnsignedString(length) + " bytes is invalid");
        }
        byte[] content = isImageData ? skip(in, length, sum) : in.readNBytes(length);
        sum.update(content);
        if (in.readInt() != (int) sum.getValue()) {
            throw new IOException("the check sum of a chunk " + name + " is wrong");
        }
        if (!name.equals("iTXt") || new String(content, StandardCharsets.ISO_8859_1).startsWith(XMP_KEYWORD + "\0")) {
            chunks.put(name, content);
        }
    }

    private static byte[] skip(DataInputStream in, int length, CRC32 sum) throws IOException {
        byte[] part = new byte[1 << 13];
        for (int left = length; left > 0; ) {
            int count = Math.min(left, part.length);
            in.readFully(part, 0, count);
            sum.update(part, 0, count);
            left -= count;
        }
        return new byte[0];
    }

    private byte[] header() {
        return chunks.getOrDefault("IHDR", new byte[0]);
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

    boolean isInterlaced() {
        return header()[12] != 0;
    }

    Metadata metadata(List<String> warnings) throws IOException {
        return new Metadata(bits(), isGrey(), icc(), exif(), xmp(warnings));
    }

    private Optional<Exif> exif() {
        return Optional.ofNullable(chunks.get("eXIf")).map(Exif::new);
    }

    /** iCCP: a name, a zero, the compression method, the compressed profile. */
    private Optional<IccProfile> icc() throws IOException {
        byte[] chunk = chunks.get("iCCP");
        if (chunk == null) {
            return Optional.empty();
        }
        int start = endOfText(chunk, 0) + 2;
        return Optional.of(new IccProfile(inflate(chunk, start)));
    }

    /** iTXt: keyword, compression flag and method, language, translated keyword, and UTF-8 text, compressed or not. */
    private Xmp xmp(List<String> warnings) throws IOException {
        byte[] chunk = chunks.get("iTXt");
        if (chunk == null) {
            return Xmp.EMPTY;
        }
        int flag = endOfText(chunk, 0) + 1;
        int text = endOfText(chunk, endOfText(chunk, flag + 2) + 1) + 1;
        boolean compressed = chunk[flag] != 0;
        byte[] packet = compressed ? inflate(chunk, text) : Arrays.copyOfRange(chunk, text, chunk.length);
        return Xmp.read(packet, warnings);
    }

    private static int endOfText(byte[] chunk, int start) throws IOException {
        for (int at = start; at < chunk.length - 1; at++) {
            if (chunk[at] == 0) {
                return at;
            }
        }
        throw new IOException("a chunk of text has no end");
    }

    private static byte[] inflate(byte[] chunk, int start) throws IOException {
        try (InputStream in =
                new InflaterInputStream(new ByteArrayInputStream(chunk, start, Math.max(0, chunk.length - start)))) {
            return in.readNBytes(MAXIMUM_KEPT_BYTES);
        }
    }
}
