package io.github.dreamsphere.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.core.Seeds;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.core.sphere.Vec3;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;

class LostAreasTest {
    private static final int WIDTH = 512;

    /** Where a scene shows nearly nothing, little is found; so found areas are a mean over some scenes. */
    private static final int SCENES = 6;

    private static final float DIM = 0.5f;

    private final long seed = Seeds.fresh(this);
    private final MovedSphere world = new MovedSphere(WIDTH, seed);
    private final MovedSphere.View first = MovedSphere.View.turned(Rotation.yawPitchRoll(0.03, 0.02, 0))
            .withDisc(Rotation.yawPitchRoll(0.24, 0.05, 0), 0.25);
    private final MovedSphere.View second =
            MovedSphere.View.turned(Rotation.IDENTITY).withDisc(Rotation.yawPitchRoll(0.02, 0, 0), 0.25);

    private double lostPart(LostAreas lost, BiPredicate<Vec3, Boolean> of) {
        Equirectangular sphere = world.sphere();
        double area = 0;
        double found = 0;
        for (int y = 0; y < sphere.height(); y++) {
            for (int x = 0; x < sphere.width(); x++) {
                Vec3 d = sphere.direction(x + 0.5, y + 0.5);
                if (of.test(d, first.hiddenIn(second, d))) {
                    area += sphere.area(y);
                    found += lost.isLost(x, y) ? sphere.area(y) : 0;
                }
            }
        }
        return found / area;
    }

    @Test
    void findsWhatADiscUncovers() {
        Vec3 middle = first.disc().apply(new Vec3(0, 0, -1));
        double found = 0;
        for (int i = 0; i < SCENES; i++) {
            MovedSphere scene = new MovedSphere(WIDTH, seed + i);
            LostAreas lost = LostAreas.of(FlowPair.between(scene.frame(first), scene.frame(second), 0));

            found += lostPart(lost, (d, hidden) -> hidden) / SCENES;
            // Around the disc's edge, patches see both motions.
            assertThat(lostPart(lost, (d, hidden) -> !hidden && d.angleTo(middle) > 0.6))
                    .as("seed %d, wrongly lost", seed + i)
                    .isLessThan(0.005);
            assertThat(lost.isCut()).isFalse();
        }
        assertThat(found).as("seed %d, found", seed).isGreaterThan(0.4);
    }

    @Test
    void findsWhatADiscUncoversOfADimSceneBeforeAStillCamera() {
        MovedSphere.View still =
                MovedSphere.View.turned(Rotation.IDENTITY).withDisc(Rotation.yawPitchRoll(0.1, 0, 0), 0.25);
        double found = 0;
        for (int i = 0; i < SCENES; i++) {
            MovedSphere scene = new MovedSphere(WIDTH, seed + i);
            LostAreas lost = LostAreas.of(FlowPair.between(dim(scene.frame(still)), dim(scene.frame(second)), 0));

            found += lostPart(lost, (d, hidden) -> still.hiddenIn(second, d)) / SCENES;
            assertThat(lost.share()).as("seed %d, lost", seed + i).isLessThan(0.02);
        }
        assertThat(found).as("seed %d, found", seed).isGreaterThan(0.15);
    }

    private static Image dim(Image frame) {
        frame.colourPlane().changeEachRow((y, row) -> row.scale(DIM));
        return frame;
    }

    @Test
    void losesNothingOfEqualFrames() {
        Image frame = world.frame(second);
        LostAreas lost = LostAreas.of(FlowPair.between(frame, frame, 0));

        assertThat(lost.share()).isZero();
        assertThat(lost.failedShare()).isZero();
    }

    @Test
    void anotherSceneIsACutAndAFlashIsNone() {
        Image frame = world.frame(second);
        Image flash = frame.copy();
        flash.colourPlane().changeEachRow((y, row) -> {
            row.scale(1.3f);
            row.clamp();
        });
        Image other = new MovedSphere(WIDTH, seed + 1).frame(second);

        assertThat(LostAreas.of(FlowPair.between(other, frame, 0)).isCut()).isTrue();
        LostAreas flashed = LostAreas.of(FlowPair.between(flash, world.frame(first), 0));
        assertThat(flashed.isCut()).as("a flash").isFalse();
        double without =
                LostAreas.of(FlowPair.between(frame, world.frame(first), 0)).share();
        assertThat(flashed.share()).as("seed %d, lost", seed).isLessThan(without + 0.15);
    }
}
