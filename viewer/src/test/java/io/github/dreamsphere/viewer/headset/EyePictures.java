package io.github.dreamsphere.viewer.headset;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.quality.Psnr;
import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.viewer.TestSphere;
import io.github.dreamsphere.viewer.scene.Projection;
import io.github.dreamsphere.viewer.scene.SphereImage;
import io.github.dreamsphere.viewer.scene.ViewPlane;
import io.github.dreamsphere.viewer.snapshot.TracedView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the doubles of both runtimes write: the pictures that {@link HeadsetProgram} shows to the two eyes. */
final class EyePictures {
    static final ViewPlane LEFT = new ViewPlane(-1.3, 1.1, -1.4, 1.2);
    static final ViewPlane RIGHT = new ViewPlane(-1.1, 1.3, -1.4, 1.2);
    /** Degrees that the displays look outwards. */
    static final double CANT = 10;

    private static final int WIDTH = 120;
    private static final int HEIGHT = 140;

    private EyePictures() {}

    /** How near what was shown is to the program's sphere as an eye sees it that looks so far to the right. */
    static double psnr(Path shown, ViewPlane plane, double yawDegrees) throws IOException {
        SphereImage sphere = TestSphere.full(HeadsetProgram.SPHERE_WIDTH);
        Rotation worldFromEye = Rotation.yawPitchRoll(Math.toRadians(yawDegrees), 0, 0);
        Image reference = new TracedView(sphere, Rotation.IDENTITY, 5)
                .draw(Projection.RECTILINEAR, plane, worldFromEye, WIDTH, HEIGHT);
        return Psnr.psnr(ppm(shown), reference);
    }

    private static Image ppm(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Image image = new Image(WIDTH, HEIGHT);
        int header = bytes.length - image.rgb().length;
        for (int i = 0; i < image.rgb().length; i++) {
            image.rgb()[i] = (bytes[header + i] & 255) / 255f;
        }
        return image;
    }
}
