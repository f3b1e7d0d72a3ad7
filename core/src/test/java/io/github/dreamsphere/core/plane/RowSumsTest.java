package io.github.dreamsphere.core.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowSumsTest {
    private static final int WIDTH = 5;
    private static final int HEIGHT = 12;

    @TempDir
    private Path folder;

    @Test
    void meansAreWeightedAndOtherRowsAreZero() throws IOException {
        try (ScratchFile file = ScratchFile.in(folder, 0)) {
            float[] dirty = new float[HEIGHT * WIDTH * 3];
            Arrays.fill(dirty, 9);
            for (Plane plane : List.of(new HeapPlane(dirty, WIDTH, 3), file.plane(WIDTH, HEIGHT, 3))) {
                RowSums sums = new RowSums(plane, true);
                add(sums, new RowSpan(1, 5), 2, 1);
                add(sums, new RowSpan(3, 8), 4, 3);
                sums.finish();
                assertThat(column(plane)).containsExactly(0, 2, 2, 3.5f, 3.5f, 4, 4, 4, 0, 0, 0, 0);
            }
        }
    }

    @Test
    void passedRowsCannotBeShownAgain() {
        RowSums sums = new RowSums(new HeapPlane(new float[HEIGHT * 3], 1, 3), false);
        sums.show(new RowSpan(4, 6));
        assertThatThrownBy(() -> sums.show(new RowSpan(3, 5))).hasMessageContaining("row 3 was passed");
    }

    private static void add(RowSums sums, RowSpan rows, float value, float weight) {
        sums.show(rows);
        for (int y = rows.first(); y < rows.end(); y++) {
            for (int i = 0; i < WIDTH * 3; i++) {
                sums.row(y).set(i, sums.row(y).get(i) + weight * value);
            }
            for (int x = 0; x < WIDTH; x++) {
                sums.weights(y)[x] += weight;
            }
        }
    }

    private static float[] column(Plane plane) {
        float[] column = new float[HEIGHT];
        for (int y = 0; y < HEIGHT; y++) {
            column[y] = plane.row(y).get(WIDTH * 3 - 1);
        }
        return column;
    }
}
