package io.github.dreamsphere.core.tile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.core.sphere.Vec3;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IcosahedralViewsTest {
    private static final long SEED = 17;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 7})
    void everyDirectionLiesInTheInnerCircleOfAViewAndNoViewIsMuchTooLarge(int number) {
        ViewDirections set = IcosahedralViews.set(number);
        assertThat(set.views()).hasSize(number == 0 ? 12 : 30 * number * number + 2);
        List<Vec3> middles =
                set.views().stream().map(view -> view.apply(new Vec3(0, 0, -1))).toList();
        SplittableRandom random = new SplittableRandom(SEED);
        double farthest = 0;
        for (int i = 0; i < 20_000; i++) {
            Vec3 direction = Rotation.random(random).apply(new Vec3(1, 0, 0));
            double nearest = middles.stream()
                    .mapToDouble(middle -> middle.angleTo(direction))
                    .min()
                    .orElseThrow();
            farthest = Math.max(farthest, nearest);
        }
        assertThat(farthest).as("seed %d", SEED).isBetween(0.9 * Math.atan(set.reach()), Math.atan(set.reach()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 50})
    void theNumberForSomeViewsIsTheSmallestThatHasThem(int number) {
        int views = number == 0 ? 12 : 30 * number * number + 2;
        assertThat(IcosahedralViews.numberFor(views)).isEqualTo(number);
        assertThat(IcosahedralViews.numberFor(views + 0.5)).isEqualTo(number + 1);
    }
}
