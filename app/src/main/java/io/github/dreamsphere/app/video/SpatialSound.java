package io.github.dreamsphere.app.video;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The box {@code SA3D} in a sound track's sample entry, which says that its channels are ambisonics (github.com/google/
 * spatial-media, docs/spatial-audio-rfc.md). FFmpeg loses it when it copies sound.
 */
final class SpatialSound {
    /** Bytes of an AudioSampleEntry before its boxes (ISO/IEC 14496-12, section 12.2.3). */
    private static final int SAMPLE_ENTRY = 28;

    private static final String TYPE = "SA3D";
    private static final Set<String> ON_THE_WAY = Set.of("mdia", "minf", "stbl");

    private SpatialSound() {}

    /** The box in the first sound track of a film; empty if it has none, or the film is no MP4. */
    static Optional<Box> of(Path film) {
        try (FileChannel file = FileChannel.open(film, StandardOpenOption.READ)) {
            for (Box track : Mp4Rewrite.index(file).children(0)) {
                if (SphericalVideo.isSound(track)) {
                    return entries(track).stream()
                            .filter(entry -> entry.content().length >= SAMPLE_ENTRY)
                            .flatMap(entry -> entry.children(SAMPLE_ENTRY).stream())
                            .filter(box -> box.type().equals(TYPE))
                            .findFirst();
                }
            }
            return Optional.empty();
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            // Other kinds of files have no such box.
            return Optional.empty();
        }
    }

    private static List<Box> entries(Box box) {
        List<Box> found = new ArrayList<>();
        for (Box child : box.children(0)) {
            if (child.type().equals("stsd")) {
                found.addAll(child.children(Mp4Rewrite.SAMPLE_DESCRIPTION));
            } else if (ON_THE_WAY.contains(child.type())) {
                found.addAll(entries(child));
            }
        }
        return found;
    }

    /** {@code moov} with {@code spatial} at the end of the sample entries of its first sound track. */
    static Box added(Box spatial, Box moov) {
        List<Box> children = new ArrayList<>(moov.children(0));
        for (int i = 0; i < children.size(); i++) {
            Box track = children.get(i);
            if (SphericalVideo.isSound(track)) {
                children.set(i, Mp4Rewrite.withEntries(track, entry -> extended(entry, spatial)));
                break;
            }
        }
        return moov.withChildren(0, children);
    }

    private static Box extended(Box entry, Box spatial) {
        return Box.of(entry.type(), entry.content(), spatial.bytes());
    }
}
