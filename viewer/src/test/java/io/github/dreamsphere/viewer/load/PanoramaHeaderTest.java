package io.github.dreamsphere.viewer.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.dreamsphere.core.image.ImageFileException;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Xmp;
import io.github.dreamsphere.core.photosphere.UnknownCoverageException;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Vec3;
import io.github.dreamsphere.viewer.scene.Camera;
import io.github.dreamsphere.viewer.scene.Projection;
import io.github.dreamsphere.viewer.scene.StereoLayout;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PanoramaHeaderTest {
    private static final String GPANO = "http://ns.google.com/photos/1.0/panorama/";

    /** A right-handed rotation about x (0), y (1) or z (2) by degrees, as a matrix, row by row. */
    private static double[][] about(int axis, double degrees) {
        double c = Math.cos(Math.toRadians(degrees));
        double s = Math.sin(Math.toRadians(degrees));
        return switch (axis) {
            case 0 -> new double[][] {{1, 0, 0}, {0, c, -s}, {0, s, c}};
            case 1 -> new double[][] {{c, 0, s}, {0, 1, 0}, {-s, 0, c}};
            default -> new double[][] {{c, -s, 0}, {s, c, 0}, {0, 0, 1}};
        };
    }

    private static Vec3 turned(double[][] m, Vec3 v) {
        return new Vec3(
                m[0][0] * v.x() + m[0][1] * v.y() + m[0][2] * v.z(),
                m[1][0] * v.x() + m[1][1] * v.y() + m[1][2] * v.z(),
                m[2][0] * v.x() + m[2][1] * v.y() + m[2][2] * v.z());
    }

    private static void assertSame(Vec3 actual, Vec3 expected) {
        assertThat(actual.x()).isCloseTo(expected.x(), within(1e-9));
        assertThat(actual.y()).isCloseTo(expected.y(), within(1e-9));
        assertThat(actual.z()).isCloseTo(expected.z(), within(1e-9));
    }

    /** By the product of matrices that was found to match photographs: R_y(−heading) · R_x(pitch) · R_z(roll). */
    @ParameterizedTest
    @CsvSource({"45, 0, 0", "0, 8, 0", "0, 0, 12", "330, -7, 15", "130, 20, -35"})
    void allAnglesOfPoseAndViewTogether(double heading, double pitch, double roll) throws Exception {
        Xmp xmp = Xmp.EMPTY
                .with(GPANO, "GPano", "PoseHeadingDegrees", "" + heading)
                .with(GPANO, "GPano", "PosePitchDegrees", "" + pitch)
                .with(GPANO, "GPano", "PoseRollDegrees", "" + roll)
                .with(GPANO, "GPano", "InitialViewHeadingDegrees", "200")
                .with(GPANO, "GPano", "InitialViewPitchDegrees", "-10")
                .with(GPANO, "GPano", "InitialViewRollDegrees", "5")
                .with(GPANO, "GPano", "InitialHorizontalFOVDegrees", "70");
        PanoramaHeader header =
                PanoramaHeader.of(Path.of("p.jpg"), 200, 100, Metadata.NONE.withXmp(xmp), FileHints.NONE);
        Camera camera = header.pose().firstCamera(Projection.RECTILINEAR);
        assertThat(Math.toDegrees(camera.fov())).isCloseTo(70, within(1e-9));
        for (Vec3 v : new Vec3[] {new Vec3(0, 0, -1), new Vec3(0, 1, 0), new Vec3(1, 0, 0)}) {
            assertSame(
                    header.pose().worldFromImage().apply(v),
                    turned(about(1, -heading), turned(about(0, pitch), turned(about(2, roll), v))));
            assertSame(
                    camera.worldFromCamera().apply(v),
                    turned(about(1, -200), turned(about(0, -10), turned(about(2, -5), v))));
        }
    }

    @Test
    void aPartWithoutTagsLiesWhereOneSays() throws Exception {
        FileHints turn = new FileHints(Optional.empty(), OptionalDouble.of(360));
        Equirectangular band = PanoramaHeader.of(Path.of("p.jpg"), 4096, 1480, Metadata.NONE, turn)
                .area();
        assertThat(band).isEqualTo(new Equirectangular(4096, 1480, 0, 284, 4096, 2048));
        FileHints quarter = new FileHints(Optional.empty(), OptionalDouble.of(90));
        assertThat(PanoramaHeader.of(Path.of("p.jpg"), 200, 100, Metadata.NONE, quarter)
                        .area())
                .isEqualTo(new Equirectangular(200, 100, 300, 150, 800, 400));
    }

    @Test
    void whatNobodySaysIsAskedForAndWhatCannotBeIsRefused() {
        assertThatThrownBy(() -> PanoramaHeader.of(Path.of("p.jpg"), 4096, 1480, Metadata.NONE, FileHints.NONE))
                .isInstanceOf(UnknownCoverageException.class)
                .hasMessageContainingAll("p.jpg", "4096x1480");
        FileHints tooFar = new FileHints(Optional.empty(), OptionalDouble.of(360));
        assertThatThrownBy(() -> PanoramaHeader.of(Path.of("p.jpg"), 100, 100, Metadata.NONE, tooFar))
                .isInstanceOf(ImageFileException.class)
                .hasMessageContainingAll("p.jpg", "at most 180.0");
    }

    /** A stereo picture's tags may speak of both eyes together; that contradicts nothing. */
    @ParameterizedTest
    @CsvSource({"512, 512, TOP_BOTTOM", "1024, 256, SIDE_BY_SIDE"})
    void theSizeOfBothEyesTogetherIsNothingOdd(int width, int height, StereoLayout layout) throws Exception {
        Xmp xmp = Xmp.EMPTY
                .with(GPANO, "GPano", "ProjectionType", "equirectangular")
                .with(GPANO, "GPano", "FullPanoWidthPixels", "" + width)
                .with(GPANO, "GPano", "FullPanoHeightPixels", "" + height);
        PanoramaHeader header =
                PanoramaHeader.of(Path.of("p.jpg"), width, height, Metadata.NONE.withXmp(xmp), FileHints.NONE);
        assertThat(header.stereo()).isEqualTo(layout);
        assertThat(header.area()).isEqualTo(new Equirectangular(512, 256));
        assertThat(header.warnings()).isEmpty();
    }

    @Test
    void whatTheTagsSayWronglyIsKeptToBeSaid() throws Exception {
        Xmp xmp = Xmp.EMPTY.with(GPANO, "GPano", "PosePitchDegrees", "100");
        assertThat(PanoramaHeader.of(Path.of("p.jpg"), 512, 256, Metadata.NONE.withXmp(xmp), FileHints.NONE)
                        .warnings())
                .singleElement()
                .asString()
                .contains("pose is ignored");
    }
}
