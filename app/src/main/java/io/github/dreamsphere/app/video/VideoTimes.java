package io.github.dreamsphere.app.video;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives the frames of an MP4 film the times of another film, exact to the tick, whatever the rate at which they were
 * encoded (ISO/IEC 14496-12, section 8.6.1). The frames must be stored in the order in which they are shown.
 */
final class VideoTimes {
    private static final int SCALE = 12;
    private static final int DURATION = 16;

    private final long ticks;
    private final long[] times;
    private final long end;

    /**
     * @param ticks units in a second
     * @param times when each frame is shown, the first at 0
     * @param end when the last frame ends
     */
    VideoTimes(long ticks, long[] times, long end) {
        this.ticks = ticks;
        this.times = times;
        this.end = end;
    }

    /**
     * Copies {@code source}, a film without sound, to {@code target}, with these times.
     *
     * @throws IOException if the source has another number of frames
     */
    void rewrite(Path source, Path target) throws IOException {
        try {
            Mp4Rewrite.rewrite(source, target, new byte[0], this::within);
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException(source + ": cannot be given its times: " + e.getMessage(), e);
        }
    }

    private Box within(Box box) throws IOException {
        List<Box> children = new ArrayList<>();
        for (Box child : box.children(0)) {
            switch (child.type()) {
                case "trak", "mdia", "minf", "stbl" -> children.add(within(child));
                case "mdhd" -> children.add(scaled(child));
                case "stts" -> children.add(table(child));
                case "edts", "ctts" -> {
                    // Times begin at 0, and frames are shown in their order.
                }
                default -> children.add(child);
            }
        }
        return box.withChildren(0, children);
    }

    /** The media header, with 32-bit times, of these ticks. */
    private Box scaled(Box header) throws IOException {
        if (header.content()[0] != 0 || end >> Integer.SIZE != 0 || ticks >> Integer.SIZE != 0) {
            throw new IOException("it is too long");
        }
        byte[] content = header.content().clone();
        ByteBuffer.wrap(content).putInt(SCALE, (int) ticks).putInt(DURATION, (int) end);
        return new Box(header.type(), content);
    }

    /** The table of durations: version and flags, count, then runs of equal durations. */
    private Box table(Box before) throws IOException {
        requireCount(before);
        ByteArrayOutputStream runs = new ByteArrayOutputStream();
        int count = 0;
        int length = 0;
        for (int i = 0; i < times.length; i++) {
            length++;
            if (i + 1 == times.length || duration(i + 1) != duration(i)) {
                runs.writeBytes(ByteBuffer.allocate(8)
                        .putInt(length)
                        .putInt((int) duration(i))
                        .array());
                count++;
                length = 0;
            }
        }
        byte[] head = ByteBuffer.allocate(8).putInt(0).putInt(count).array();
        return Box.of(before.type(), head, runs.toByteArray());
    }

    private void requireCount(Box before) throws IOException {
        ByteBuffer runs = ByteBuffer.wrap(before.content());
        int entries = runs.position(4).getInt();
        long samples = 0;
        for (int i = 0; i < entries; i++) {
            samples += runs.getInt();
            runs.getInt();
        }
        if (samples != times.length) {
            throw new IOException("it has " + samples + " frames instead of " + times.length);
        }
    }

    private long duration(int frame) {
        return (frame + 1 < times.length ? times[frame + 1] : end) - times[frame];
    }
}
