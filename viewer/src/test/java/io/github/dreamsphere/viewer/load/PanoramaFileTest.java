package io.github.dreamsphere.viewer.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.quality.Psnr;
import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.viewer.Offscreen;
import io.github.dreamsphere.viewer.PictureFiles;
import io.github.dreamsphere.viewer.TestSphere;
import io.github.dreamsphere.viewer.scene.Camera;
import io.github.dreamsphere.viewer.scene.Eye;
import io.github.dreamsphere.viewer.scene.Panorama;
import io.github.dreamsphere.viewer.scene.Projection;
import io.github.dreamsphere.viewer.scene.SphereImage;
import io.github.dreamsphere.viewer.scene.StereoLayout;
import io.github.dreamsphere.viewer.snapshot.SnapshotRenderer;
import io.github.dreamsphere.viewer.snapshot.TracedView;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PanoramaFileTest {
    private static final int WIDTH = 512;

    @TempDir
    Path folder;

    /** The test's sphere for the right eye, grey for the left. */
    private static Image stereo(boolean topBottom) {
        Image right = TestSphere.full(WIDTH).image();
        Image both = topBottom ? new Image(WIDTH, WIDTH) : new Image(2 * WIDTH, WIDTH / 2);
        Arrays.fill(both.rgb(), 0.5f);
        for (int y = 0; y < right.height(); y++) {
            int to = topBottom ? both.index(0, y + WIDTH / 2) : both.index(WIDTH, y);
            System.arraycopy(right.rgb(), right.index(0, y), both.rgb(), to, WIDTH * Image.CHANNELS);
        }
        return both;
    }

    @ParameterizedTest
    @CsvSource({"pano_TB.png, true", "pano_SBS.png, false"})
    void eachEyeSeesItsOwnUpToThePoles(String name, boolean topBottom) throws Exception {
        Offscreen.assume();
        Path file = PictureFiles.write(stereo(topBottom), folder.resolve(name));
        Panorama panorama = PanoramaFile.read(file, FileHints.NONE);
        assertThat(panorama.isStereo()).isTrue();
        SphereImage expected = TestSphere.full(WIDTH);
        Camera zenith = Camera.ofDegrees(20, 90, 0, 100, Projection.RECTILINEAR);
        try (SnapshotRenderer renderer = new SnapshotRenderer(1)) {
            renderer.show(panorama, Eye.RIGHT);
            Image reference = new TracedView(expected, Rotation.IDENTITY, 4).draw(zenith, 101, 101);
            assertThat(Psnr.psnr(renderer.draw(zenith, 101, 101), reference)).isGreaterThan(40);
        }
        try (SnapshotRenderer renderer = new SnapshotRenderer(1)) {
            renderer.show(panorama, Eye.LEFT);
            Image view = renderer.draw(zenith, 1, 1);
            assertThat(view.get(0, 0, 0)).isCloseTo(0.5f, within(0.01f));
        }
    }

    @Test
    void aSquarePictureIsStereoIfOneSaysSo() throws Exception {
        Path file = PictureFiles.write(stereo(true), folder.resolve("pano.png"));
        assertThat(PanoramaFile.read(file, new FileHints(Optional.of(StereoLayout.TOP_BOTTOM), OptionalDouble.empty()))
                        .isStereo())
                .isTrue();
    }
}
