package io.github.dreamsphere.core.image.webp;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The chunks of a WebP file (RFC 9649, 2.3 to 2.7). */
final class WebpFile {
    private static final int FORM_BYTES = 12;
    private static final int ANIMATION_FRAME_BYTES = 16;
    private static final int EXTENDED_BYTES = 10;

    private final Path file;
    private final List<RiffChunk> chunks;

    private WebpFile(Path file, List<RiffChunk> chunks) {
        this.file = file;
        this.chunks = chunks;
    }

    /**
     * Finds the chunks of {@code file}.
     *
     * @throws EOFException if the file is shorter than it says
     */
    static WebpFile read(Path file, List<String> warnings) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            RiffChunk riff = RiffChunk.at(in, 0);
            // Some programs leave out the byte that makes the length of the last chunk even.
            if (riff.start() + riff.length() > in.length() + 1) {
                throw new EOFException("the file says that it has " + (riff.start() + riff.length()) + " bytes");
            }
            long end = Math.min(in.length(), riff.next());
            return new WebpFile(file, chunks(in, FORM_BYTES, end, warnings));
        }
    }

    private static List<RiffChunk> chunks(RandomAccessFile in, long start, long end, List<String> warnings)
            throws IOException {
        List<RiffChunk> chunks = new ArrayList<>();
        for (long at = start; at + RiffChunk.HEADER_BYTES <= end; ) {
            RiffChunk chunk = RiffChunk.at(in, at);
            if (!chunk.endsWithin(end)) {
                if (chunks.stream().noneMatch(WebpFile::isPicture)) {
                    throw new EOFException("the chunk " + chunk.name().trim() + " is cut short");
                }
                warnings.add("its end is damaged: the chunk " + printable(chunk.name()) + " is left out");
                break;
            }
            chunks.add(chunk);
            at = chunk.next();
        }
        return chunks;
    }

    private static String printable(String name) {
        return name.replaceAll("[^ -~]", "?").trim();
    }

    private static boolean isPicture(RiffChunk chunk) {
        return List.of("VP8 ", "VP8L", "ANMF").contains(chunk.name());
    }

    /**
     * A picture and its place on the canvas, in pixels.
     *
     * @param isAnimated whether it is a frame of an animation, which may be smaller than the canvas
     * @param picture the chunk of its colours
     * @param alpha the chunk of its alpha plane, if that is apart
     */
    record Frame(int x, int y, boolean isAnimated, RiffChunk picture, Optional<RiffChunk> alpha) {}

    /**
     * The only frame, or the first of an animation.
     *
     * @throws IOException if there is none
     */
    Frame frame(List<String> warnings) throws IOException {
        Optional<RiffChunk> animated = find(chunks, "ANMF");
        if (animated.isEmpty()) {
            return frame(0, 0, false, chunks);
        }
        long frames = chunks.stream().filter(each -> each.name().equals("ANMF")).count();
        if (frames > 1) {
            warnings.add("it is an animation of " + frames + " frames; only the first is read");
        }
        RiffChunk chunk = animated.get();
        if (chunk.length() < ANIMATION_FRAME_BYTES) {
            throw new EOFException("the first frame is cut short");
        }
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(chunk.start());
            int x = 2 * number(in);
            int y = 2 * number(in);
            long start = chunk.start() + ANIMATION_FRAME_BYTES;
            return frame(x, y, true, chunks(in, start, chunk.start() + chunk.length(), warnings));
        }
    }

    private static Frame frame(int x, int y, boolean isAnimated, List<RiffChunk> parts) throws IOException {
        RiffChunk picture = parts.stream()
                .filter(WebpFile::isPicture)
                .findFirst()
                .orElseThrow(() -> new IOException("there is no image in it"));
        boolean isLossy = picture.name().equals("VP8 ");
        return new Frame(x, y, isAnimated, picture, isLossy ? find(parts, "ALPH") : Optional.empty());
    }

    /** Width and height of the canvas; empty if the file is of the simple kind, without a canvas. */
    Optional<int[]> canvas() throws IOException {
        Optional<RiffChunk> extended = find(chunks, "VP8X");
        if (extended.isEmpty()) {
            return Optional.empty();
        }
        if (extended.get().length() < EXTENDED_BYTES) {
            throw new IOException("its chunk VP8X is too short");
        }
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(extended.get().start() + 4);
            return Optional.of(new int[] {number(in) + 1, number(in) + 1});
        }
    }

    /** An unsigned number of three bytes, the lowest first. */
    private static int number(RandomAccessFile in) throws IOException {
        return in.readUnsignedByte() | in.readUnsignedByte() << 8 | in.readUnsignedByte() << 16;
    }

    private static Optional<RiffChunk> find(List<RiffChunk> chunks, String name) {
        return chunks.stream().filter(chunk -> chunk.name().equals(name)).findFirst();
    }

    /** The content of the first chunk of a name. */
    Optional<byte[]> content(String name) throws IOException {
        Optional<RiffChunk> chunk = find(chunks, name);
        return chunk.isEmpty() ? Optional.empty() : Optional.of(content(chunk.get()));
    }

    byte[] content(RiffChunk chunk) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            return chunk.read(in);
        }
    }
}
