package io.github.dreamsphere.viewer.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageReader;
import io.github.dreamsphere.viewer.Offscreen;
import io.github.dreamsphere.viewer.scene.Camera;
import io.github.dreamsphere.viewer.scene.Eye;
import io.github.dreamsphere.viewer.scene.Panorama;
import io.github.dreamsphere.viewer.scene.Projection;
import io.github.dreamsphere.viewer.snapshot.SnapshotRenderer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files whose tags turn and tilt them, against pictures of what they should then look like. */
class GpanoReferenceTest {
    private static Path folder;

    @BeforeAll
    static void needsTheReference() {
        Offscreen.assume();
        folder = Path.of(System.getProperty("dreamsphere.shared", "missing"), "data", "gpano-reference");
        Assumptions.assumeTrue(Files.isDirectory(folder), folder + " is not there");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"01-North_at_+45", "03-Horizon_Below_5", "05-Horizon_tilted_5_cw", "07-Initial_View_at_+45"})
    void tagsAreHonoured(String name) throws Exception {
        Image expected = ImageReader.read(folder.resolve(name + "_b.jpg")).image();
        Panorama panorama = PanoramaFile.read(folder.resolve(name + ".jpg"), FileHints.NONE);
        Camera first = panorama.pose().firstCamera(Projection.RECTILINEAR).withFov(Math.toRadians(120));
        try (SnapshotRenderer renderer = new SnapshotRenderer(1)) {
            renderer.show(panorama, Eye.LEFT);
            Image drawn = renderer.draw(first, 2 * expected.width(), 2 * expected.height());
            assertThat(meanDifference(drawn, expected)).isLessThan(8);
        }
    }

    /** In levels of 255, of a picture twice as large. */
    private static double meanDifference(Image large, Image expected) {
        double sum = 0;
        for (int y = 0; y < expected.height(); y++) {
            for (int x = 0; x < expected.width(); x++) {
                for (int c = 0; c < Image.CHANNELS; c++) {
                    float mean = (large.get(2 * x, 2 * y, c)
                                    + large.get(2 * x + 1, 2 * y, c)
                                    + large.get(2 * x, 2 * y + 1, c)
                                    + large.get(2 * x + 1, 2 * y + 1, c))
                            / 4;
                    sum += Math.abs(mean - expected.get(x, y, c));
                }
            }
        }
        return 255 * sum / expected.rgb().length;
    }
}
