package io.github.dreamsphere.viewer.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellLayoutTest {
    @ParameterizedTest
    @CsvSource({
        "4096, 2048, 16384",
        "16384, 8192, 16384",
        "16384, 8192, 1024",
        "26000, 13000, 4096",
        "5002, 2501, 1024",
        "1, 1, 16384",
        "640, 7, 1024"
    })
    void cellsCoverThePictureWithinTheLimits(int width, int height, int maxSize) {
        CellLayout layout = CellLayout.of(width, height, maxSize, 1024);
        assertThat(layout.textureWidth()).isLessThanOrEqualTo(maxSize);
        assertThat(layout.textureHeight()).isLessThanOrEqualTo(maxSize);
        assertThat(layout.columns() * layout.cellWidth()).isGreaterThanOrEqualTo(width);
        assertThat(layout.rows() * layout.cellHeight()).isGreaterThanOrEqualTo(height);
        assertThat(layout.overviewWidth()).isLessThanOrEqualTo(layout.cellWidth());
        assertThat(layout.overviewHeight()).isLessThanOrEqualTo(layout.cellHeight());
    }

    @ParameterizedTest
    @CsvSource({"4096, 2048, 1024", "16384, 8192, 16384"})
    void aCellKeepsItsPlaceAtEveryLevel(int width, int height, int maxSize) {
        CellLayout layout = CellLayout.of(width, height, maxSize, 256);
        int unit = 1 << layout.levels();
        assertThat(layout.cellWidth() % unit).isZero();
        assertThat(layout.cellHeight() % unit).isZero();
        assertThat(layout.gutter()).isEqualTo(unit);
        assertThat(layout.layers()).isLessThanOrEqualTo(256);
    }

    @ParameterizedTest
    @CsvSource({"16384, 8192, 64, 16", "40000, 20000, 1024, 256"})
    void whatCannotBeHeldIsRefused(int width, int height, int maxSize, int maxLayers) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CellLayout.of(width, height, maxSize, maxLayers))
                .withMessageContaining(width + "x" + height);
    }
}
