package io.github.dreamsphere.upscale.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Flat;
import io.github.dreamsphere.core.sphere.SphereResize;
import io.github.dreamsphere.core.sphere.Surface;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ResampledRowsTest {
    static Stream<Arguments> sizes() {
        return Stream.of(
                Arguments.of(new Equirectangular(64, 32), 128, 64),
                Arguments.of(new Equirectangular(64, 32), 40, 20),
                Arguments.of(new Equirectangular(64, 20, 0, 6, 64, 32), 96, 30),
                Arguments.of(new Equirectangular(40, 20, 10, 0, 64, 32), 70, 35),
                Arguments.of(new Flat(5, 1), 13, 3),
                Arguments.of(new Equirectangular(4, 2), 64, 32));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void rowByRowIsAsTheWholeAtOnce(Surface surface, int width, int height) throws IOException {
        Image image = Pictures.noise(surface.width(), surface.height(), 1);
        Image whole = SphereResize.resize(image, surface.border(), width, height);

        try (RowStream rows = new ResampledRows(new ImageRowStream(image, surface), width, height)) {
            assertThat(rows.surface()).isEqualTo(surface.scaledTo(width, height));
            float[] row = new float[width * 3];
            for (int y = 0; y < height; y++) {
                rows.next(row);
                for (int i = 0; i < row.length; i++) {
                    assertThat(row[i]).isEqualTo(whole.rgb()[y * row.length + i]);
                }
            }
            assertThatThrownBy(() -> rows.next(row)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void alphaGoesAlong() throws IOException {
        float[] alpha = {0, 0, 1, 1};
        Image image = Pictures.noise(4, 1, 2).withAlpha(alpha);
        try (RowStream rows = new ResampledRows(new ImageRowStream(image, new Flat(4, 1)), 4, 1)) {
            Image same = ImageRowStream.collect(rows);
            assertThat(same.alpha().orElseThrow()).containsExactly(alpha, within(1e-6f));
            assertThat(same.rgb()).containsExactly(image.rgb(), within(1e-6f));
        }
    }
}
