package io.github.dreamsphere.models.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dreamsphere.core.dream.Objective;
import io.github.dreamsphere.core.dream.ViewAscent;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Gnomonic;
import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Nets;
import io.github.dreamsphere.models.objective.BlobObjective;
import io.github.dreamsphere.models.objective.BlobScore;
import io.github.dreamsphere.models.objective.ChannelEnergy;
import io.github.dreamsphere.models.objective.Energy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Steps in views of a sphere that the card keeps. Tests of the viewer compare them with the processor's. */
class CardViewsTest extends OnCard {
    private static final int SIZE = 48;
    private static final Equirectangular SPHERE = new Equirectangular(128, 64);

    private final Network network = new Network(
            new Net(
                    "test",
                    ImageSpec.of(1, 1, ImageSpec.Channels.BGR, 0.5f, 0.5f, 0.5f),
                    "data",
                    List.of(new Layer("out", Nets.convolution(new Random(1), 3, 4, 3, 1, 1), "data", "out"))),
            card);

    @AfterEach
    void closeNetwork() {
        network.close();
    }

    private static float[] noise() {
        float[] picture = new float[3 * SPHERE.width() * SPHERE.height()];
        Random random = new Random(2);
        for (int i = 0; i < picture.length; i++) {
            picture[i] = random.nextFloat();
        }
        return picture;
    }

    private float[] dreamed(BlobScore score, boolean readsOften) {
        float[] picture = noise();
        try (Objective.Session session = new BlobObjective(network, "out", score).open(SIZE, SIZE);
                ViewAscent views = session.views(SPHERE).orElseThrow()) {
            views.put(picture);
            for (double yaw = 0; yaw < 3; yaw++) {
                views.look(new Gnomonic(SIZE, SIZE, 1.2, Rotation.yawPitchRoll(yaw, 1 - yaw, 0.2)));
                views.step(0.01f);
                if (readsOften) {
                    views.read(picture);
                }
            }
            views.read(picture);
        }
        return picture;
    }

    @Test
    void howOftenThePictureIsReadDoesNotMatter() {
        assertThat(dreamed(new Energy(), true))
                .isEqualTo(dreamed(new Energy(), false))
                .isNotEqualTo(noise());
    }

    /** The processor computes its gradient. */
    @Test
    void anyScoreCanBeRaised() {
        assertThat(dreamed(new ChannelEnergy(List.of(1)), false))
                .isNotEqualTo(noise())
                .isNotEqualTo(dreamed(new Energy(), false));
    }

    @Test
    void aSphereThatDoesNotFitIsLeftToTheProcessorAndNoted() {
        List<String> notes = new ArrayList<>();
        card.report(notes::add);
        try (Objective.Session session = BlobObjective.energy(network, "out").open(SIZE, SIZE)) {
            Optional<ViewAscent> views = session.views(new Equirectangular(60_000, 30_000));
            assertThat(views).isEmpty();
        } finally {
            card.report(line -> {});
        }
        assertThat(notes)
                .containsExactly("a sphere of 60000x30000 pixels does not fit into the graphics card's memory,"
                        + " so the processor takes the steps of its live dream");
    }

    @Test
    void onlyWhatThisCardDreamsCanBePainted() {
        ViewAscent other = new ViewAscent() {
            @Override
            public void put(float[] picture) {}

            @Override
            public void look(Gnomonic view) {}

            @Override
            public void step(float size) {}

            @Override
            public void read(float[] picture) {}

            @Override
            public void close() {}
        };
        assertThatThrownBy(() -> card.paint(other, new CellTexture(1, 4, 1, 1, 32, 32, 8, 4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("by this graphics card");
    }
}
