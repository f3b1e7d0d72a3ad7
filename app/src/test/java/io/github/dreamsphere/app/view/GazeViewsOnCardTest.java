package io.github.dreamsphere.app.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.dreamsphere.DeviceChoice;
import io.github.dreamsphere.Events;
import io.github.dreamsphere.app.TinyNet;
import io.github.dreamsphere.app.device.OpenDevice;
import io.github.dreamsphere.core.dream.NonFiniteGradientException;
import io.github.dreamsphere.core.dream.Objective;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.core.sphere.Vec3;
import io.github.dreamsphere.models.catalog.Models;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.objective.BlobObjective;
import io.github.dreamsphere.viewer.live.GazeViews;
import io.github.dreamsphere.viewer.scene.CellLayout;
import io.github.dreamsphere.viewer.scene.SphereImage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Views of a live dream whose steps a graphics card takes, against the processor's. Mesa's llvmpipe takes its part. */
class GazeViewsOnCardTest {
    private static final double LIMIT = 0.2 / 255;

    /** Size of the views. */
    private static final int VIEW = 64;

    @TempDir
    static Path folder;

    private static OpenDevice device;
    private static Network network;

    private enum Part {
        SEAM(new Equirectangular(160, 80), 179, 10),
        POLE(new Equirectangular(160, 80), 30, 88),
        ODD(new Equirectangular(151, 75), -175, -60),
        NORTH(new Equirectangular(160, 50, 0, 0, 160, 80), 90, 75),
        BELT(new Equirectangular(160, 30, 0, 20.5, 160, 80), 180, -5),
        WINDOW(new Equirectangular(90, 60, 30.25, 20, 160.5, 80.25), -80, -30);

        private final Equirectangular area;
        private final Vec3 gaze;

        Part(Equirectangular area, double yaw, double pitch) {
            this.area = area;
            this.gaze = Vec3.ofAngles(Math.toRadians(yaw), Math.toRadians(pitch));
        }

        private SphereImage picture() {
            Image image = new Image(area.width(), area.height());
            Random random = new Random(3);
            for (int i = 0; i < image.rgb().length; i++) {
                image.rgb()[i] = random.nextFloat();
            }
            return new SphereImage(image, area);
        }
    }

    @BeforeAll
    static void open() throws Exception {
        System.setProperty("dreamsphere.gpu.debug", "true");
        device = OpenDevice.of(DeviceChoice.GPU, Events.NONE);
        network = device.network(Models.ofProcess()
                .resolve(TinyNet.fixed(folder, VIEW).toString())
                .net()
                .upTo(TinyNet.LAYER));
    }

    @AfterAll
    static void close() {
        network.close();
        device.close();
        System.clearProperty("dreamsphere.gpu.debug");
    }

    private static SphereImage dreamed(Part part, UnaryOperator<Objective> way) {
        SphereImage dream = part.picture();
        CellLayout layout = CellLayout.of(part.area.width(), part.area.height(), 64, 256);
        Objective objective = way.apply(BlobObjective.energy(network, TinyNet.LAYER));
        try (GazeViews views = new GazeViews(dream, Rotation.yawPitchRoll(0.1, 0.2, 0.3), objective)) {
            BitSet changed = new BitSet();
            for (int i = 0; i < 3; i++) {
                changed.or(views.next(part.gaze, layout, () -> false));
                views.fetch();
            }
            assertNamed(part, dream, changed, layout);
        }
        return dream;
    }

    private static void assertNamed(Part part, SphereImage dream, BitSet changed, CellLayout layout) {
        float[] before = part.picture().image().rgb();
        for (int i = 0; i < before.length; i++) {
            if (before[i] != dream.image().rgb()[i]) {
                int pixel = i / Image.CHANNELS;
                int cell = layout.cellAt(pixel % layout.width(), pixel / layout.width());
                assertThat(changed.get(cell)).as("cell %d", cell).isTrue();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theCardDreamsAsTheProcessor(Part part) {
        float[] card = dreamed(part, objective -> objective).image().rgb();
        float[] processor = dreamed(part, GradientsOnly::new).image().rgb();
        float[] before = part.picture().image().rgb();
        double most = 0;
        double moved = 0;
        for (int i = 0; i < card.length; i++) {
            most = Math.max(most, Math.abs(card[i] - processor[i]));
            moved = Math.max(moved, Math.abs(card[i] - before[i]));
        }
        assertThat(most).isCloseTo(0, within(LIMIT));
        assertThat(moved).isGreaterThan(3.0 / 255);
    }

    @Test
    void aGradientThatIsNotFiniteEndsTheDreamAndChangesNothing() {
        SphereImage dream = Part.BELT.picture();
        Arrays.fill(dream.image().rgb(), Float.NaN);
        float[] before = dream.image().rgb().clone();
        CellLayout layout = CellLayout.withoutTextures(160, 30);
        try (GazeViews views = new GazeViews(dream, Rotation.IDENTITY, BlobObjective.energy(network, TinyNet.LAYER))) {
            GazeViews.View view = views.view(0, Part.BELT.gaze);
            assertThatThrownBy(() -> view.step(layout)).hasCauseInstanceOf(NonFiniteGradientException.class);
        }
        assertThat(dream.image().rgb()).isEqualTo(before);
    }
}
