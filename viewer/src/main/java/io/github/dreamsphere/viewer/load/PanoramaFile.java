package io.github.dreamsphere.viewer.load;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageReader;
import io.github.dreamsphere.core.image.Picture;
import io.github.dreamsphere.core.photosphere.InitialView;
import io.github.dreamsphere.core.photosphere.PhotosphereHeader;
import io.github.dreamsphere.core.photosphere.Pose;
import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.viewer.scene.Eye;
import io.github.dreamsphere.viewer.scene.FirstView;
import io.github.dreamsphere.viewer.scene.Outlook;
import io.github.dreamsphere.viewer.scene.Panorama;
import io.github.dreamsphere.viewer.scene.SphereImage;
import io.github.dreamsphere.viewer.scene.StereoLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads a photosphere to be looked at, placed, posed and looked at first as its GPano tags say. */
public final class PanoramaFile {
    private PanoramaFile() {}

    /**
     * The panorama in {@code file}.
     *
     * @param wanted how it holds two eyes' pictures; if empty, what the file's tags or its name say
     * @throws IOException if the picture cannot be read or is no photosphere
     */
    public static Panorama read(Path file, Optional<StereoLayout> wanted) throws IOException {
        Picture picture = ImageReader.read(file);
        StereoLayout stereo = wanted.orElseGet(() -> StereoTags.layout(picture, file));
        Image left = stereo.half(picture.image(), Eye.LEFT);
        PhotosphereHeader header = PhotosphereHeader.of(file, left.width(), left.height(), picture.metadata());
        SphereImage leftImage = new SphereImage(left, header.coverage().surface());
        SphereImage rightImage = stereo == StereoLayout.MONO
                ? leftImage
                : new SphereImage(stereo.half(picture.image(), Eye.RIGHT), leftImage.area());
        Outlook outlook =
                new Outlook(worldFromImage(header.pose()), header.initialView().map(PanoramaFile::firstView));
        return new Panorama(file.getFileName().toString(), leftImage, rightImage, outlook);
    }

    /** The pose's roll levels a horizon that is tilted clockwise in the image; a camera's roll tilts the view so. */
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
}
