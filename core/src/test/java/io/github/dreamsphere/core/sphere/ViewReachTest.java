package io.github.dreamsphere.core.sphere;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.core.Seeds;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class ViewReachTest {
    private static final int SIZE = 16;

    private static boolean sees(Gnomonic view, Vec3 direction) {
        Optional<Gnomonic.Point> point = view.project(direction);
        return point.isPresent()
                && point.get().x() > 0
                && point.get().x() < SIZE
                && point.get().y() > 0
                && point.get().y() < SIZE;
    }

    private static boolean contains(ViewReach reach, int x, int y) {
        ViewReach.Columns columns = reach.columns(y);
        boolean inRows = y >= reach.rows().first() && y < reach.rows().end();
        return inRows && Math.floorMod(x - columns.first(), reach.turn()) < columns.end() - columns.first();
    }

    @RepeatedTest(5)
    void allPixelsThatAViewSeesAreWithinItsReach() {
        Random random = new Random(Seeds.fresh(this));
        for (Equirectangular area : new Equirectangular[] {
            new Equirectangular(64, 32),
            new Equirectangular(40, 20, 10.25, 5, 64.5, 32.25),
            new Equirectangular(64, 12, 0, 0, 64, 32)
        }) {
            Rotation turn = Rotation.yawPitchRoll(
                    2 * Math.PI * random.nextDouble(), Math.PI * (random.nextDouble() - 0.5), random.nextGaussian());
            Gnomonic view = new Gnomonic(SIZE, SIZE, 0.2 + 2 * random.nextDouble(), turn);
            ViewReach reach = new ViewReach(area, view);
            for (int y = 0; y < area.height(); y++) {
                for (int x = 0; x < area.width(); x++) {
                    if (sees(view, area.direction(x + 0.5, y + 0.5))) {
                        assertThat(contains(reach, x, y))
                                .as("%d, %d of %s in %s", x, y, area, view)
                                .isTrue();
                    }
                }
            }
        }
    }

    @Test
    void aNarrowViewOfTheEquatorReachesOnlyWhatLiesAboutIt() {
        Gnomonic view = new Gnomonic(SIZE, SIZE, Math.toRadians(40), Rotation.IDENTITY);
        ViewReach reach = new ViewReach(new Equirectangular(360, 180), view);
        // The corners are atan(√2 · tan 20°) = 27.2° from the middle.
        assertThat(reach.rows().first()).isEqualTo(62);
        assertThat(reach.rows().end()).isEqualTo(118);
        assertThat(reach.columns(90).first()).isEqualTo(151);
        assertThat(reach.columns(90).end()).isEqualTo(209);
        assertThat(reach.columns(10).isEmpty()).isTrue();
    }
}
