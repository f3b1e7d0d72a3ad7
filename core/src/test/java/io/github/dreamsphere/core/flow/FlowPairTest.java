package io.github.dreamsphere.core.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.dreamsphere.core.Seeds;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Flat;
import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.core.sphere.SmoothSphere;
import io.github.dreamsphere.core.sphere.Vec3;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlowPairTest {
    private static final int WIDTH = 512;

    private final long seed = Seeds.fresh(this);
    private final MovedSphere world = new MovedSphere(WIDTH, seed);

    private interface Truth {
        Vec3 of(Vec3 direction);
    }

    private static SphereFlow sphere(Flow flow) {
        return (SphereFlow) flow;
    }

    /** The mean error in pixels where {@code place} holds, weighted by solid angle. */
    private double error(SphereFlow flow, Truth truth, Predicate<Vec3> place) {
        Equirectangular sphere = world.sphere();
        double sum = 0;
        double area = 0;
        for (int y = 0; y < sphere.height(); y++) {
            for (int x = 0; x < sphere.width(); x++) {
                Vec3 d = sphere.direction(x + 0.5, y + 0.5);
                if (place.test(d)) {
                    sum += flow.at(d).angleTo(truth.of(d)) * sphere.pixelsPerRadian() * sphere.area(y);
                    area += sphere.area(y);
                }
            }
        }
        return sum / area;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 2, 8, 16})
    void findsATurnAboutAnyAxisEquallyWellAtPolesSeamAndEquator(double degrees) {
        Rotation turn = Rotation.ofAxis(
                Rotation.random(new SplittableRandom(seed)).apply(new Vec3(0, 1, 0)), Math.toRadians(degrees));
        MovedSphere.View first = MovedSphere.View.turned(turn);
        MovedSphere.View second = MovedSphere.View.turned(Rotation.IDENTITY);

        FlowPair pair = FlowPair.between(world.frame(first), world.frame(second), 0);

        Truth forth = turn::apply;
        Truth back = turn.inverse()::apply;
        double equator = error(sphere(pair.forth()), forth, d -> Math.abs(d.y()) < 0.4);
        assertThat(equator).as("seed %d, equator", seed).isLessThan(0.15);
        assertThat(error(sphere(pair.forth()), forth, d -> d.y() > 0.87))
                .as("north")
                .isLessThan(equator + 0.02);
        assertThat(error(sphere(pair.forth()), forth, d -> d.y() < -0.87))
                .as("south")
                .isLessThan(equator + 0.02);
        assertThat(error(sphere(pair.forth()), forth, d -> Math.abs(d.longitude()) > 3.05))
                .as("seam")
                .isLessThan(equator + 0.02);
        assertThat(error(sphere(pair.back()), back, d -> true)).as("way back").isLessThan(0.15);
        assertThat(error(
                        sphere(pair.forth()),
                        d -> sphere(pair.forth()).rotation().apply(d),
                        d -> true))
                .as("a turn leaves hardly any displacement")
                .isLessThan(0.2);
    }

    @Test
    void findsParallaxBesideATurn() {
        Rotation turn = Rotation.yawPitchRoll(Math.toRadians(10), Math.toRadians(3), 0);
        MovedSphere.View first = MovedSphere.View.turned(turn).from(new Vec3(0, 0, -0.05));
        MovedSphere.View second = MovedSphere.View.turned(Rotation.IDENTITY);

        FlowPair pair = FlowPair.between(world.frame(first), world.frame(second), 0);

        assertThat(error(sphere(pair.forth()), d -> first.in(second, d), d -> true))
                .as("seed %d", seed)
                .isLessThan(0.2);
    }

    @Test
    void findsADiscThatMovesOnItsOwn() {
        MovedSphere.View first = MovedSphere.View.turned(Rotation.yawPitchRoll(Math.toRadians(2), 0, 0))
                .withDisc(Rotation.yawPitchRoll(0.05, 0, 0), 0.25);
        MovedSphere.View second =
                MovedSphere.View.turned(Rotation.IDENTITY).withDisc(Rotation.yawPitchRoll(0.02, 0.01, 0), 0.25);

        FlowPair pair = FlowPair.between(world.frame(first), world.frame(second), 0);

        Vec3 middle = first.disc().apply(new Vec3(0, 0, -1));
        assertThat(error(sphere(pair.forth()), d -> first.in(second, d), d -> d.angleTo(middle) < 0.15))
                .as("seed %d", seed)
                .isLessThan(0.5);
    }

    @Test
    void findsWhatMovesWithATurningCamera() {
        Rotation disc = Rotation.yawPitchRoll(0.3, -0.2, 0);
        MovedSphere.View first = MovedSphere.View.turned(Rotation.yawPitchRoll(Math.toRadians(15), 0, 0))
                .withDisc(disc, 0.25);
        MovedSphere.View second = MovedSphere.View.turned(Rotation.IDENTITY).withDisc(disc, 0.25);

        FlowPair pair = FlowPair.between(world.frame(first), world.frame(second), 0);

        Vec3 middle = disc.apply(new Vec3(0, 0, -1));
        assertThat(error(sphere(pair.forth()), d -> first.in(second, d), d -> d.angleTo(middle) < 0.12))
                .as("seed %d", seed)
                .isLessThan(1);
    }

    @Test
    void findsTheMotionOfAPlainPicture() {
        Image large = world.frame(MovedSphere.View.turned(Rotation.IDENTITY));
        Image from = large.crop(100, 60, 240, 130);
        Image to = large.crop(93, 64, 240, 130);
        Flat plane = new Flat(240, 130);

        FlowPair pair = FlowPair.on(plane, from, to, 0);

        Flow.Follower way = pair.forth().from(plane);
        double missed = 0;
        int count = 0;
        int returning = 0;
        for (int y = 10; y < 110; y += 10) {
            for (int x = 10; x < 210; x += 10) {
                way.follow(x, y);
                missed += Math.hypot(way.x() - (x + 0.5 + 7), way.y() - (y + 0.5 - 4));
                count++;
                returning += way.returnsBy(pair.back()) ? 1 : 0;
            }
        }
        // Where a scene shows nearly nothing, a few ways do not return.
        assertThat(returning).as("seed %d, of %d ways", seed, count).isGreaterThan(count * 9 / 10);
        assertThat(missed / count).as("seed %d, mean error in pixels", seed).isLessThan(0.3);
        LostAreas lost = LostAreas.of(pair);
        assertThat(lost.isLost(237, 60)).as("it was beyond the edge").isTrue();
        assertThat(lost.share()).as("seed %d, lost", seed).isLessThan(0.15);
    }

    @Test
    void aPairTurnedWithItsHeadingHasTheSameFlowTurned() {
        int columns = 1 + new SplittableRandom(seed).nextInt(WIDTH - 1);
        MovedSphere.View first =
                MovedSphere.View.turned(Rotation.yawPitchRoll(0.05, 0.02, 0)).from(new Vec3(0.02, 0, 0.01));
        Image from = world.frame(first);
        Image to = world.frame(MovedSphere.View.turned(Rotation.IDENTITY));
        double heading = 360.0 * columns / WIDTH;

        FlowPair straight = FlowPair.between(from, to, 0);
        FlowPair rolled =
                FlowPair.between(SmoothSphere.rolled(from, columns), SmoothSphere.rolled(to, columns), heading);

        Rotation turn = Rotation.yawPitchRoll(Math.toRadians(heading), 0, 0);
        double error = error(
                sphere(rolled.forth()),
                d -> turn.apply(sphere(straight.forth()).at(turn.inverse().apply(d))),
                d -> true);
        assertThat(error).as("seed %d, %d columns", seed, columns).isCloseTo(0, within(5e-3));
    }

    @Test
    void largeFramesAreReducedAndSmallOnesEnlarged() {
        Equirectangular sphere = world.sphere();
        assertThat(FlowPair.reduced(new Image(4096, 2048), sphere).width()).isEqualTo(1024);
        assertThat(FlowPair.reduced(new Image(64, 32), sphere).width()).isEqualTo(256);
        Flat plane = new Flat(1, 1);
        assertThat(FlowPair.reduced(new Image(1920, 1080), plane).height()).isEqualTo(576);
        assertThat(FlowPair.reduced(new Image(60, 32), plane).width()).isEqualTo(120);
    }

    @Test
    void refusesFramesThatAreNoSpheresOfOneSize() {
        assertThatThrownBy(() -> FlowPair.between(new Image(256, 128), new Image(512, 256), 0))
                .hasMessageContaining("256x128")
                .hasMessageContaining("512x256");
        assertThatThrownBy(() -> FlowPair.between(new Image(256, 256), new Image(256, 256), 0))
                .hasMessageContaining("twice as wide as high");
    }
}
