package io.github.dreamsphere.viewer.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.core.image.IccProfile;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageReader;
import io.github.dreamsphere.core.image.ImageWriter;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Picture;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.core.quality.Psnr;
import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.viewer.Offscreen;
import io.github.dreamsphere.viewer.TestSphere;
import io.github.dreamsphere.viewer.scene.Camera;
import io.github.dreamsphere.viewer.scene.Eye;
import io.github.dreamsphere.viewer.scene.Projection;
import io.github.dreamsphere.viewer.scene.SphereImage;
import io.github.dreamsphere.viewer.scene.Srgb;
import io.github.dreamsphere.viewer.snapshot.SnapshotRenderer;
import io.github.dreamsphere.viewer.snapshot.TracedView;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JPEG in Display P3, as telephones take them, against the matrix of CSS Color 4. */
class DisplayP3Test {
    private static final Camera CAMERA = Camera.ofDegrees(50, 20, 0, 90, Projection.RECTILINEAR);
    private static final int SIZE = 161;
    /** Linear Display P3 to linear sRGB: CSS Color 4, chapter 18, the two matrices multiplied. */
    private static final double[][] SRGB_FROM_P3 = {
        {1.2249401763, -0.2249401763, 0}, {-0.0420569547, 1.0420569547, 0}, {-0.0196375546, -0.0786360456, 1.0982736001}
    };

    @TempDir
    Path folder;

    @BeforeAll
    static void needsOpenGl() {
        Offscreen.assume();
    }

    /** Java's sRGB, whose curve is P3's too, with P3's primaries (adapted to D50, as profiles have them). */
    private static IccProfile displayP3() {
        ICC_Profile profile = ICC_Profile.getInstance(
                ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
        profile.setData(ICC_Profile.icSigRedColorantTag, xyz(0.515102, 0.241182, -0.001050));
        profile.setData(ICC_Profile.icSigGreenColorantTag, xyz(0.291965, 0.692236, 0.041885));
        profile.setData(ICC_Profile.icSigBlueColorantTag, xyz(0.157153, 0.066582, 0.784378));
        return new IccProfile(profile.getData());
    }

    /** The tag type "XYZ " of ICC.1: numbers of 16.16 bits. */
    private static byte[] xyz(double... values) {
        ByteBuffer tag = ByteBuffer.allocate(20).put("XYZ ".getBytes()).putInt(0);
        for (double value : values) {
            tag.putInt((int) Math.round(value * 65536));
        }
        return tag.array();
    }

    private static Image srgb(Image p3) {
        Image converted = p3.copy();
        for (int i = 0; i < p3.rgb().length; i += Image.CHANNELS) {
            for (int to = 0; to < Image.CHANNELS; to++) {
                double light = 0;
                for (int from = 0; from < Image.CHANNELS; from++) {
                    light += SRGB_FROM_P3[to][from] * Srgb.decode(p3.rgb()[i + from]);
                }
                converted.rgb()[i + to] = (float) Srgb.encode(Math.min(1, Math.max(0, light)));
            }
        }
        return converted;
    }

    private static Image view(SphereImage sphere) {
        return new TracedView(sphere, Rotation.IDENTITY, 5).draw(CAMERA, SIZE, SIZE);
    }

    @Test
    void isShownInTheColoursThatItMeans() throws Exception {
        SphereImage sphere = TestSphere.full(512);
        Path file = folder.resolve("p3.jpg");
        Metadata metadata = Metadata.NONE.withIcc(Optional.of(displayP3()));
        ImageWriter.write(new Picture(sphere.image(), metadata), file, WriteOptions.defaults());
        Image stored = ImageReader.read(file).image();

        try (SnapshotRenderer renderer = new SnapshotRenderer(1)) {
            renderer.show(PanoramaFile.read(file, FileHints.NONE), Eye.LEFT);
            Image drawn = renderer.draw(CAMERA, SIZE, SIZE);
            assertThat(Psnr.psnr(drawn, view(new SphereImage(srgb(stored), sphere.area()))))
                    .isGreaterThan(40);
            assertThat(Psnr.psnr(drawn, view(new SphereImage(stored, sphere.area()))))
                    .isLessThan(35);
        }
    }
}
