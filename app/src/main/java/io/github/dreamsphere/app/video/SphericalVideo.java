package io.github.dreamsphere.app.video;

import io.github.dreamsphere.core.file.FileException;
import io.github.dreamsphere.core.image.Xmp;
import io.github.dreamsphere.viewer.scene.StereoLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Says in an MP4 file that its video is a full equirectangular sphere, seen by one eye or by two, so that players turn it
 * about the viewer. There are two ways to say it, and players know one or the other:
 *
 * <ul>
 *   <li>the boxes {@code st3d} and {@code sv3d} of Google's "Spherical Video V2 RFC" (github.com/google/spatial-media,
 *       docs/spherical-video-v2-rfc.md), put right behind the codec's configuration in the video's sample entry;
 *   <li>the box {@code uuid} of the "Spherical Video RFC" (docs/spherical-video-rfc.md), at the end of the video's track.
 * </ul>
 */
public final class SphericalVideo {
    /** Bytes of a VisualSampleEntry before its boxes (ISO/IEC 14496-12, section 12.1.3). */
    static final int SAMPLE_ENTRY = 78;

    /** Where a handler box has what its track is: after version, flags and a number. */
    private static final int HANDLER = 8;

    /** The boxes that configure a decoder, by codec. */
    private static final Set<String> CONFIGURATIONS = Set.of("avcC", "hvcC", "vpcC", "av1C", "esds");

    /** The extended type of the uuid box: ffcc8263-f855-4a93-8814-587a02521fdd. */
    private static final byte[] SPHERICAL_UUID = {
        (byte) 0xff,
        (byte) 0xcc,
        (byte) 0x82,
        0x63,
        (byte) 0xf8,
        0x55,
        0x4a,
        (byte) 0x93,
        (byte) 0x88,
        0x14,
        0x58,
        0x7a,
        0x02,
        0x52,
        0x1f,
        (byte) 0xdd
    };

    private static final String SPHERICAL_XML = "<?xml version=\"1.0\"?>"
            + "<rdf:SphericalVideo xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\""
            + " xmlns:GSpherical=\"http://ns.google.com/videos/1.0/spherical/\">"
            + "<GSpherical:Spherical>true</GSpherical:Spherical>"
            + "<GSpherical:Stitched>true</GSpherical:Stitched>"
            + "<GSpherical:StitchingSoftware>dreamsphere</GSpherical:StitchingSoftware>"
            + "<GSpherical:ProjectionType>equirectangular</GSpherical:ProjectionType>"
            + "%s</rdf:SphericalVideo>";

    private final StereoLayout stereo;

    private SphericalVideo(StereoLayout stereo) {
        this.stereo = stereo;
    }

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
        mark(source, target, xmp, Optional.empty(), Optional.of(StereoLayout.MONO));
    }

    /**
     * Copies {@code source} to {@code target} with the boxes added, and with {@code xmp} behind the index.
     *
     * @param spatialSound the box of spatial sound that the first sound track gets, see {@link SpatialSound}
     * @param stereo how a frame holds what the two eyes see; empty: the frames are plain, and get no boxes
     * @throws IOException if the source is no MP4 with a video track
     */
    static void mark(Path source, Path target, Xmp xmp, Optional<Box> spatialSound, Optional<StereoLayout> stereo)
            throws IOException {
        byte[] note = xmp == Xmp.EMPTY ? new byte[0] : FilmXmp.box(xmp).bytes();
        try {
            Mp4Rewrite.rewrite(source, target, note, moov -> {
                Box marked = stereo.isPresent() ? new SphericalVideo(stereo.get()).marked(moov) : moov;
                return spatialSound.isPresent() ? SpatialSound.added(spatialSound.get(), marked) : marked;
            });
        } catch (IOException | IllegalArgumentException e) {
            throw new FileException(source, "cannot be marked as a spherical video: " + e.getMessage(), e);
        }
    }

    /** {@code moov} with the boxes in each video track. */
    private Box marked(Box moov) throws IOException {
        List<Box> children = new ArrayList<>();
        for (Box child : moov.children(0)) {
            children.add(isVideo(child) ? markedTrack(child) : child);
        }
        if (children.stream().noneMatch(SphericalVideo::isVideo)) {
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

    private Box markedTrack(Box track) {
        List<Box> children =
                new ArrayList<>(Mp4Rewrite.withEntries(track, this::entry).children(0));
        children.add(Box.of("uuid", SPHERICAL_UUID, xml().getBytes(StandardCharsets.UTF_8)));
        return track.withChildren(0, children);
    }

    private Box entry(Box entry) {
        if (entry.content().length < SAMPLE_ENTRY) {
            throw new IllegalArgumentException("its video's sample entry is cut short");
        }
        List<Box> boxes = new ArrayList<>(entry.children(SAMPLE_ENTRY));
        int place = 0;
        for (int i = 0; i < boxes.size(); i++) {
            place = CONFIGURATIONS.contains(boxes.get(i).type()) ? i + 1 : place;
        }
        boxes.addAll(place, List.of(eyes(), sphere()));
        return entry.withChildren(SAMPLE_ENTRY, boxes);
    }

    private String xml() {
        String mode =
                switch (stereo) {
                    case MONO -> "";
                    case TOP_BOTTOM -> "<GSpherical:StereoMode>top-bottom</GSpherical:StereoMode>";
                    case SIDE_BY_SIDE -> "<GSpherical:StereoMode>left-right</GSpherical:StereoMode>";
                };
        return String.format(SPHERICAL_XML, mode);
    }

    private Box eyes() {
        byte mode = (byte) VideoHeader.MODES.indexOf(stereo);
        return Box.full("st3d", new byte[] {mode});
    }

    /** The whole sphere in an upright equirectangular frame. */
    private static Box sphere() {
        byte[] source = "dreamsphere\0".getBytes(StandardCharsets.UTF_8);
        Box pose = Box.full("prhd", new byte[3 * Integer.BYTES]);
        Box bounds = Box.full("equi", new byte[4 * Integer.BYTES]);
        Box projection = Box.of("proj", pose.bytes(), bounds.bytes());
        return Box.of("sv3d", Box.full("svhd", source).bytes(), projection.bytes());
    }
}
