package io.github.dreamsphere.viewer.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.photosphere.UnknownCoverageException;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.layout.SphereLayout;
import io.github.dreamsphere.viewer.scene.StereoLayout;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pictures without tags, as people who make pictures for headsets name and shape them. */
class UntaggedPictureTest {
    private static PanoramaHeader header(String name, int width, int height) throws Exception {
        return PanoramaHeader.of(Path.of(name), width, height, Metadata.NONE, FileHints.NONE);
    }

    /** How each is shown: whose halves the eyes see, and how many degrees an eye's picture spans, across and up. */
    @ParameterizedTest
    @CsvSource({
        "lake.jpg, 4096x2048, MONO, 360x180, 0",
        "lake_360.jpg, 4096x2048, MONO, 360x180, 0",
        "lake_mono_360.jpg, 4096x2048, MONO, 360x180, 0",
        "lake.jpg, 4096x4096, TOP_BOTTOM, 360x180, 1",
        "lake.jpg, 8192x2048, SIDE_BY_SIDE, 360x180, 1",
        "lake_TB.jpg, 4096x4096, TOP_BOTTOM, 360x180, 0",
        "lake_tb.JPG, 4096x4096, TOP_BOTTOM, 360x180, 0",
        "lake_TB_v2.png, 4096x4096, TOP_BOTTOM, 360x180, 0",
        "lake_OU.jpg, 4096x4096, TOP_BOTTOM, 360x180, 0",
        "lake_360_ou.jpg, 4096x4096, TOP_BOTTOM, 360x180, 0",
        "lake_3dv.png, 4096x4096, TOP_BOTTOM, 360x180, 0",
        "lake_3DV_final.png, 4096x4096, TOP_BOTTOM, 360x180, 0",
        "lake_LR.jpg, 8192x2048, SIDE_BY_SIDE, 360x180, 0",
        "lake_SBS.jpg, 8192x2048, SIDE_BY_SIDE, 360x180, 0",
        "lake_sbs (1).jpg, 8192x2048, SIDE_BY_SIDE, 360x180, 0",
        "lake_3dh.webp, 8192x2048, SIDE_BY_SIDE, 360x180, 0",
        "lake_360_LR.jpg, 8192x2048, SIDE_BY_SIDE, 360x180, 0",
        "lake_TB.jpg, 4096x2048, TOP_BOTTOM, 360x180, 0",
        "lake_360_SBS.jpg, 4096x2048, SIDE_BY_SIDE, 360x180, 0",
        "lake_SBS.jpg, 4096x2048, SIDE_BY_SIDE, 180x180, 1",
        "lake_180_LR.jpg, 4096x2048, SIDE_BY_SIDE, 180x180, 0",
        "lake_180x180_3dh.jpg, 4096x2048, SIDE_BY_SIDE, 180x180, 0",
        "lake_LR_180.jpg, 4096x2048, SIDE_BY_SIDE, 180x180, 0",
        "lake_180.jpg, 4096x2048, SIDE_BY_SIDE, 180x180, 1",
        "lake_180X180.jpg, 2048x2048, MONO, 180x180, 0",
        "lake_180.jpg, 2048x2048, MONO, 180x180, 0",
        "lake_180_TB.jpg, 2048x4096, TOP_BOTTOM, 180x180, 0",
        "lake_180.jpg, 2048x4096, TOP_BOTTOM, 180x180, 1",
        "lake_180_TB.jpg, 2048x2048, TOP_BOTTOM, 180x180, 0",
        "lake_180_sbs.jpg, 2048x2048, SIDE_BY_SIDE, 180x180, 0",
        "lake_180_mono.jpg, 4096x2048, MONO, 180x90, 0",
        "lake_180.jpg, 4096x1024, MONO, 180x45, 0",
        "lake_360.jpg, 4096x1024, MONO, 360x90, 0",
        "lake_360.jpg, 4096x4096, TOP_BOTTOM, 360x180, 1",
        "lake_360.jpg, 6144x1024, MONO, 360x60, 0",
        "lake_360_mono.jpg, 4096x1024, MONO, 360x90, 0",
        "lake_tbs.jpg, 4096x2048, MONO, 360x180, 0",
        "TB.jpg, 4096x2048, MONO, 360x180, 0",
        "lake_1801.jpg, 4096x2048, MONO, 360x180, 0"
    })
    void aNameAndAShapeSayWhatIsShown(String name, String size, StereoLayout stereo, String degrees, int assumptions)
            throws Exception {
        String[] sides = size.split("x");
        PanoramaHeader header = header(name, Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
        assertThat(header.stereo()).isEqualTo(stereo);
        Equirectangular area = header.area();
        long across = Math.round(360 * area.width() / area.fullWidth());
        long up = Math.round(180 * area.height() / area.fullHeight());
        assertThat(across + "x" + up).isEqualTo(degrees);
        assertThat(area.longitude(area.width() / 2.0)).isZero();
        assertThat(area.latitude(area.height() / 2.0)).isZero();
        assertThat(header.warnings()).hasSize(assumptions);
    }

    /** By the name, if the shape is right, or because a person says so. */
    @ParameterizedTest
    @CsvSource({
        "lake_cube.png, 6144, 1024, CUBE, 4096",
        "lake_cubemap.png, 3072, 2048, CUBE, 4096",
        "lake_CUBE_v2.png, 4096, 3072, CUBE, 4096",
        "lake_cube.png, 3072, 4096, CUBE, 4096",
        "lake_fisheye.jpg, 4096, 2048, FISHEYE, 4096",
        "lake_dualfisheye.jpg, 4096, 2048, FISHEYE, 4096",
        "lake_cube.png, 4096, 2048, , 4096",
        "cube.png, 4096, 2048, , 4096"
    })
    void cubesAndFisheyesBecomeSpheres(String name, int width, int height, SphereLayout layout, int sphereWidth)
            throws Exception {
        PanoramaHeader header = header(name, width, height);
        assertThat(header.layout()).isEqualTo(Optional.ofNullable(layout));
        assertThat(header.area()).isEqualTo(new Equirectangular(sphereWidth, sphereWidth / 2));
        if (layout != null) {
            FileHints hints = new FileHints(Optional.empty(), OptionalDouble.empty(), Optional.of(layout));
            PanoramaHeader told = PanoramaHeader.of(Path.of("a.png"), width, height, Metadata.NONE, hints);
            assertThat(told.layout()).contains(layout);
            assertThatThrownBy(() -> PanoramaHeader.of(Path.of("a.png"), width + 1, height, Metadata.NONE, hints))
                    .hasMessageStartingWith(
                            "a.png: a picture of " + (width + 1) + "x" + height + " pixels cannot show ");
        }
    }

    @Test
    void whatWasTakenForGrantedIsSaid() throws Exception {
        assertThat(header("p.jpg", 512, 512).warnings())
                .containsExactly(
                        "its shape is that of stereo pictures, so the left eye sees the upper half and the right"
                                + " eye the lower; if both eyes see all of it, end its name with _mono");
        assertThat(header("p.jpg", 1024, 256).warnings())
                .containsExactly(
                        "its shape is that of stereo pictures, so the left eye sees the left half and the right"
                                + " eye the right; if both eyes see all of it, end its name with _mono");
    }

    @ParameterizedTest
    @CsvSource({"p.jpg, 4096, 1480", "p_TB.jpg, 4096, 1480", "p_180.jpg, 1000, 1480", "p_mono.jpg, 512, 512"})
    void whatNeitherNameNorShapeSaysIsAskedFor(String name, int width, int height) {
        assertThatThrownBy(() -> header(name, width, height)).isInstanceOf(UnknownCoverageException.class);
    }

    @Test
    void aPersonKnowsBetter() throws Exception {
        FileHints sideBySide = new FileHints(Optional.of(StereoLayout.SIDE_BY_SIDE), OptionalDouble.empty());
        PanoramaHeader header = PanoramaHeader.of(Path.of("p_TB.jpg"), 1024, 256, Metadata.NONE, sideBySide);
        assertThat(header.stereo()).isEqualTo(StereoLayout.SIDE_BY_SIDE);
        FileHints span = new FileHints(Optional.empty(), OptionalDouble.of(90));
        assertThat(PanoramaHeader.of(Path.of("p.jpg"), 512, 512, Metadata.NONE, span)
                        .stereo())
                .isEqualTo(StereoLayout.MONO);
    }
}
