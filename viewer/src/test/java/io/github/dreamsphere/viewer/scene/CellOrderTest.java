package io.github.dreamsphere.viewer.scene;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Vec3;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellOrderTest {
    private static final Equirectangular FULL = new Equirectangular(8192, 4096);
    private static final CellLayout LAYOUT = CellLayout.of(8192, 4096, 2048, 256);

    /** The cell where the viewer looks, then its neighbour that is nearer, over the seam too. */
    @ParameterizedTest
    @CsvSource({"0, 0", "120, 0", "179.9, 10", "-179.9, -70", "30, 89", "-60, -89"})
    void theCellWhereOneLooksIsFirst(double yaw, double pitch) {
        Vec3 gaze = Vec3.ofAngles(Math.toRadians(yaw), Math.toRadians(pitch));
        CellOrder order = new CellOrder(LAYOUT, FULL);
        assertThat(order.next(gaze))
                .isEqualTo(LAYOUT.cellAt((int) FULL.x(gaze.longitude()), (int) FULL.y(gaze.latitude())));
        if (Math.abs(yaw) > 179) {
            double beyond = -Math.signum(yaw) * Math.toRadians(179.9);
            assertThat(order.next(gaze)).isEqualTo(LAYOUT.cellAt((int) FULL.x(beyond), (int) FULL.y(gaze.latitude())));
        }
    }

    @Test
    void eachCellIsGivenOnceAndTheOrderFollowsTheGaze() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        CellOrder order = new CellOrder(LAYOUT, FULL);
        List<Integer> given = new ArrayList<>();
        while (order.hasNext()) {
            given.add(order.next(Vec3.ofAngles(6 * random.nextDouble(), random.nextDouble())));
        }
        assertThat(given)
                .as("seed " + seed)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, LAYOUT.cells()).boxed().toList());
    }

    @Test
    void aPartOfTheSphereHasAnOrderToo() {
        Equirectangular part = new Equirectangular(4096, 2048, 100, 500, 8192, 4096);
        CellLayout layout = CellLayout.of(4096, 2048, 1024, 256);
        CellOrder order = new CellOrder(layout, part);
        int first = order.next(Vec3.ofAngles(Math.toRadians(170), 0));
        assertThat(layout.left(first)).isZero();
    }
}
