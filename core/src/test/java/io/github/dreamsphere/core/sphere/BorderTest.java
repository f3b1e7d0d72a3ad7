package io.github.dreamsphere.core.sphere;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BorderTest {
    @Test
    void theDocumentedTableHolds() {
        Border border = Border.full(8, 4);
        int[] columns = {6, 7, 0, 1, 2, 3, 4, 5, 6, 7, 0, 1};
        int[] rows = {1, 0, 0, 1, 2, 3, 3, 2};
        for (int x = -2; x < 10; x++) {
            assertThat(border.column(x)).as("column %d", x).isEqualTo(columns[x + 2]);
        }
        for (int y = -2; y < 6; y++) {
            assertThat(border.row(y)).as("row %d", y).isEqualTo(rows[y + 2]);
            assertThat(border.turned(y)).as("row %d turned", y).isEqualTo(y < 0 || y > 3);
        }
        assertThat(border.column(1, -1)).isEqualTo(5);
        assertThat(border.column(6, 4)).isEqualTo(2);
    }

    @Test
    void everyPositionMapsToThePixelOfItsDirection() {
        int width = 12;
        int height = 5;
        Border border = Border.full(width, height);
        Equirectangular sphere = new Equirectangular(width, height);
        for (int y = -11; y < 17; y++) {
            for (int x = -30; x < 30; x++) {
                Vec3 beyond = sphere.direction(x + 0.5, y + 0.5);
                Vec3 stored = sphere.direction(border.column(x, y) + 0.5, border.row(y) + 0.5);
                assertThat(beyond.angleTo(stored)).as("(%d, %d)", x, y).isLessThan(1e-9);
            }
        }
    }

    @Test
    void flatPicturesReflect() {
        Border border = Border.reflecting(5, 3);
        assertThat(border.column(-1)).isZero();
        assertThat(border.column(-2)).isEqualTo(1);
        assertThat(border.column(5, -1)).isEqualTo(4);
        assertThat(border.column(6)).isEqualTo(3);
        assertThat(border.row(3)).isEqualTo(2);
        assertThat(border.turned(-1)).isFalse();
    }

    @Test
    void onlyTheReachedPoleTurns() {
        Border border = new Border(8, 4, true, true, false);
        assertThat(border.turned(-1)).isTrue();
        assertThat(border.turned(4)).isFalse();
        assertThat(border.turned(-5)).isTrue();
        assertThat(border.turned(8)).isTrue();
    }

    @Test
    void polesRequireWrapping() {
        assertThatThrownBy(() -> new Border(8, 4, false, true, false)).hasMessageContaining("wraps around the sphere");
    }
}
