package io.github.dreamsphere.viewer.load;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.photosphere.InitialView;
import io.github.dreamsphere.core.photosphere.PhotosphereHeader;
import io.github.dreamsphere.core.photosphere.Pose;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.core.sphere.layout.SphereLayout;
import io.github.dreamsphere.viewer.scene.Eye;
import io.github.dreamsphere.viewer.scene.FirstView;
import io.github.dreamsphere.viewer.scene.ImagePart;
import io.github.dreamsphere.viewer.scene.NameTags;
import io.github.dreamsphere.viewer.scene.PanoramaPose;
import io.github.dreamsphere.viewer.scene.StereoLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * All that is known of a panorama before its pixels.
 *
 * @param name what to call it
 * @param pose how it is posed, and where to look first
 * @param stereo how its picture holds what the two eyes see
 * @param area where what an eye sees lies on the sphere
 * @param layout how its picture shows the sphere before it is turned into an equirectangular one; empty if it is one
 * @param warnings what is odd about what the file says, a line each
 */
record PanoramaHeader(
        String name,
        PanoramaPose pose,
        StereoLayout stereo,
        Equirectangular area,
        Optional<SphereLayout> layout,
        List<String> warnings) {
    /**
     * What {@code file} says, by its tags, or else by its name and its shape ({@link UntaggedPicture}).
     *
     * @param width the whole picture's width in pixels
     * @param height the whole picture's height in pixels
     * @param hints what to go by instead of the file's tags and its name
     * @throws IOException if it is no photosphere
     */
    static PanoramaHeader of(Path file, int width, int height, Metadata metadata, FileHints hints) throws IOException {
        if (hints.layout().isPresent()) {
            return unfolded(file, hints.layout().get(), width, height);
        }
        if (hints.spanDegrees().isEmpty() && !StereoTags.hasCoverage(metadata.xmp())) {
            Optional<SphereLayout> layout =
                    hints.stereo().isPresent() ? Optional.empty() : NamedLayout.of(file, metadata.xmp(), width, height);
            if (layout.isPresent()) {
                return unfolded(file, layout.get(), width, height);
            }
            return untagged(file, width, height, metadata, hints);
        }
        StereoLayout stereo = hints.stereo().orElseGet(() -> StereoTags.layout(metadata.xmp(), file));
        ImagePart eye = stereo.part(Eye.LEFT, width, height);
        Metadata ofEye = StereoTags.ofOneEye(metadata, stereo);
        PhotosphereHeader header = PhotosphereHeader.of(file, eye.width(), eye.height(), ofEye, hints.spanDegrees());
        return of(file.getFileName().toString(), stereo, header);
    }

    private static PanoramaHeader unfolded(Path file, SphereLayout layout, int width, int height) throws IOException {
        layout.check(file, width, height);
        int sphereHeight = layout.sphereHeight(width, height);
        return new PanoramaHeader(
                file.getFileName().toString(),
                PanoramaPose.LEVEL,
                StereoLayout.MONO,
                new Equirectangular(2 * sphereHeight, sphereHeight),
                Optional.of(layout),
                List.of());
    }

    private static PanoramaHeader untagged(Path file, int width, int height, Metadata metadata, FileHints hints)
            throws IOException {
        String name = file.getFileName().toString();
        UntaggedPicture picture = UntaggedPicture.of(
                NameTags.of(name), hints.stereo().or(() -> StereoTags.mode(metadata.xmp())), width, height);
        ImagePart eye = picture.stereo().part(Eye.LEFT, width, height);
        // The header's own area is only used where the name and the shape do not tell.
        int fullWidth = picture.coverage().isPresent() ? 2 * eye.height() : eye.width();
        PhotosphereHeader said = PhotosphereHeader.of(file, fullWidth, eye.height(), metadata);
        PhotosphereHeader header = new PhotosphereHeader(
                picture.coverage().orElse(said.coverage()),
                said.pose(),
                said.initialView(),
                metadata,
                Stream.concat(said.warnings().stream(), picture.assumptions().stream())
                        .toList());
        return of(name, picture.stereo(), header);
    }

    /** A photosphere of one picture for both eyes. */
    static PanoramaHeader mono(String name, PhotosphereHeader header) {
        return of(name, StereoLayout.MONO, header);
    }

    private static PanoramaHeader of(String name, StereoLayout stereo, PhotosphereHeader header) {
        PanoramaPose pose = new PanoramaPose(
                worldFromImage(header.pose()), header.initialView().map(PanoramaHeader::firstView));
        return new PanoramaHeader(name, pose, stereo, header.coverage().surface(), Optional.empty(), header.warnings());
    }

    /**
     * Heading, then pitch, then roll: R_y(−heading) · R_x(pitch) · R_z(roll). The Photo Sphere XMP specification calls
     * PosePitchDegrees the pitch "above the horizon, for the center in the image", and PoseRollDegrees the roll "where level
     * with the horizon is 0". Roll about the axis through the image's centre leaves the centre where it is, so its pitch is
     * PosePitchDegrees whatever the roll. With roll and pitch in the other order, the centre of an image of pitch p and roll
     * r would lie asin(sin p · cos r) above the horizon. One public reference picture of fifteen reads it the other way: its
     * crop then differs by 6.1 levels in the mean, and by 9.6 as done here.
     *
     * <p>The pose's roll levels a horizon that is tilted clockwise in the image; a camera's roll tilts the view so.
     */
    private static Rotation worldFromImage(Pose pose) {
        return Rotation.yawPitchRoll(
                Math.toRadians(pose.headingDegrees()),
                Math.toRadians(pose.pitchDegrees()),
                -Math.toRadians(pose.rollDegrees()));
    }

    private static FirstView firstView(InitialView view) {
        return new FirstView(
                Math.toRadians(view.headingDegrees()),
                Math.toRadians(view.pitchDegrees()),
                Math.toRadians(view.rollDegrees()),
                OptionalDouble.of(Math.toRadians(view.horizontalFovDegrees())));
    }

    /** Converts {@code picture}, the whole one of the file, to an equirectangular one; returns it unchanged if it is one. */
    Image unfolded(Image picture) {
        return layout.map(l -> l.toSphere(picture)).orElse(picture);
    }

    /** As {@link #unfolded}, for a smaller version of the picture; empty if that does not have the picture's shape. */
    Optional<Image> unfoldedPreview(Image preview) {
        if (layout.isEmpty()) {
            return Optional.of(preview);
        }
        return layout.filter(l -> l.fitsPreview(preview.width(), preview.height()))
                .map(l -> l.previewToSphere(preview));
    }

    boolean isStereo() {
        return stereo != StereoLayout.MONO;
    }
}
