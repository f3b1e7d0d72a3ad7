package io.github.dreamsphere.viewer.load;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.photosphere.Coverage;
import io.github.dreamsphere.core.photosphere.InitialView;
import io.github.dreamsphere.core.photosphere.Photosphere;
import io.github.dreamsphere.core.photosphere.PhotosphereFile;
import io.github.dreamsphere.core.photosphere.Pose;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.viewer.scene.FirstView;
import io.github.dreamsphere.viewer.scene.Panorama;
import io.github.dreamsphere.viewer.scene.SphereImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalDouble;

/** Reads a photosphere to be looked at. */
public final class PanoramaFile {
    private PanoramaFile() {}

    /**
     * The panorama in {@code file}, placed, posed and looked at first as its GPano tags say.
     *
     * @throws IOException if the picture cannot be read or is no photosphere
     */
    public static Panorama read(Path file) throws IOException {
        Photosphere photosphere = PhotosphereFile.read(file);
        return Panorama.mono(
                file.getFileName().toString(),
                placed(photosphere.image(), photosphere.coverage()),
                worldFromImage(photosphere.pose()),
                photosphere.initialView().map(PanoramaFile::firstView));
    }

    private static SphereImage placed(Image image, Coverage c) {
        return new SphereImage(
                image, new Equirectangular(c.width(), c.height(), c.left(), c.top(), c.fullWidth(), c.fullHeight()));
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
