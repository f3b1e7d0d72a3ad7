package io.github.dreamsphere.app.video;

import io.github.dreamsphere.core.file.FileException;
import io.github.dreamsphere.viewer.scene.StereoLayout;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * What an MP4 file says of its video: the size of its frames, and the boxes {@code st3d} and {@code sv3d} of Google's
 * "Spherical Video V2 RFC".
 *
 * @param width width of a frame in pixels
 * @param height height of a frame in pixels
 * @param spherical whether it says that it is a sphere
 * @param stereo how a frame holds what the two eyes see
 * @param sound whether there is a track of sound beside the video
 */
public record VideoHeader(int width, int height, boolean spherical, StereoLayout stereo, boolean sound) {
    /** Where a VisualSampleEntry has the width, which the height follows; both of two bytes. */
    private static final int SIZE = 24;

    /** Where st3d has the mode: after version and flags. */
    private static final int MODE = 4;

    /** The layouts by the numbers of st3d. */
    static final List<StereoLayout> MODES =
            List.of(StereoLayout.MONO, StereoLayout.TOP_BOTTOM, StereoLayout.SIDE_BY_SIDE);

    /**
     * Reads the header of a film.
     *
     * @throws IOException if it is no MP4 file with a video track
     */
    public static VideoHeader read(Path file) throws IOException {
        try (FileChannel film = FileChannel.open(file, StandardOpenOption.READ)) {
            List<Box> tracks = Mp4Rewrite.index(film).children(0);
            Box entry = tracks.stream()
                    .filter(SphericalVideo::isVideo)
                    .findFirst()
                    .map(VideoHeader::sampleEntry)
                    .orElseThrow(() -> new IOException("it has no video track"));
            return of(entry, tracks.stream().anyMatch(SphericalVideo::isSound));
        } catch (IOException | IllegalArgumentException e) {
            throw new FileException(file, "is no MP4 film that can be shown: " + e.getMessage(), e);
        }
    }

    private static Box sampleEntry(Box track) {
        Box box = track;
        for (String type : List.of("mdia", "minf", "stbl", "stsd")) {
            box = child(box, 0, type);
        }
        return box.children(Mp4Rewrite.SAMPLE_DESCRIPTION).stream()
                .findFirst()
                .filter(entry -> entry.content().length >= SphericalVideo.SAMPLE_ENTRY)
                .orElseThrow(() -> new IllegalArgumentException("it does not say what its video is"));
    }

    private static Box child(Box parent, int offset, String type) {
        return parent.children(offset).stream()
                .filter(box -> box.type().equals(type))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("box " + Box.readable(parent.type()) + " holds no " + type));
    }

    private static VideoHeader of(Box entry, boolean sound) {
        ByteBuffer fields = ByteBuffer.wrap(entry.content());
        List<Box> boxes = entry.children(SphericalVideo.SAMPLE_ENTRY);
        boolean spherical = boxes.stream().anyMatch(box -> box.type().equals("sv3d"));
        int mode = boxes.stream()
                .filter(box -> box.type().equals("st3d") && box.content().length > MODE)
                .mapToInt(box -> box.content()[MODE])
                .findFirst()
                .orElse(0);
        StereoLayout stereo = mode > 0 && mode < MODES.size() ? MODES.get(mode) : StereoLayout.MONO;
        return new VideoHeader(
                Short.toUnsignedInt(fields.getShort(SIZE)),
                Short.toUnsignedInt(fields.getShort(SIZE + Short.BYTES)),
                spherical,
                stereo,
                sound);
    }
}
