package io.github.dreamsphere.upscale.tile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.models.engine.Device;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.engine.Pass;
import io.github.dreamsphere.models.engine.PassKind;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Shape;
import io.github.dreamsphere.upscale.Enlargement;
import io.github.dreamsphere.upscale.Turns;
import io.github.dreamsphere.upscale.UpscaleOptions;
import io.github.dreamsphere.upscale.Upscaler;
import io.github.dreamsphere.upscale.net.NetFamily;
import io.github.dreamsphere.upscale.net.RandomNets;
import io.github.dreamsphere.upscale.net.SuperResolutionNet;
import io.github.dreamsphere.upscale.rows.Pictures;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several tiles in a pass. */
class TilesAtOnceTest {
    private static final Equirectangular SPHERE = new Equirectangular(64, 32);
    private static final UpscaleOptions OPTIONS =
            UpscaleOptions.defaults().withNoiseLevel(0).withTile(14, 10);
    /** Five tiles lie side by side. */
    private static final int SIDE_BY_SIDE = 5;

    private final Image picture = Pictures.noise(64, 32, 7);
    private final TreeSet<Integer> counts = new TreeSet<>();

    /** A device that computes up to {@code most} images at once: the processor, one after the other. */
    private final class Together implements Device {
        private final Device processor = Device.processor();
        private final int most;

        private Together(int most) {
            this.most = most;
        }

        @Override
        public Pass pass(Net net, List<String> blobs, int width, int height, PassKind kind) {
            return processor.pass(net, blobs, width, height, kind);
        }

        @Override
        public Pass pass(Net net, List<String> blobs, int width, int height, PassKind kind, int tiles) {
            return new Batch(pass(net, blobs, width, height, kind), width * height * 3, Math.min(most, tiles));
        }

        @Override
        public void close() {
            processor.close();
        }
    }

    private final class Batch implements Pass {
        private final Pass one;
        private final int window;
        private final int most;
        private float[] blobs;

        private Batch(Pass one, int window, int most) {
            this.one = one;
            this.window = window;
            this.most = most;
        }

        @Override
        public int tiles() {
            return most;
        }

        @Override
        public Shape output(int index) {
            return one.output(index);
        }

        @Override
        public void forward(float[] rgb) {
            int count = rgb.length / window;
            assertThat(count).isBetween(1, most);
            counts.add(count);
            int length = output().length();
            blobs = new float[count * length];
            for (int i = 0; i < count; i++) {
                one.forward(Arrays.copyOfRange(rgb, i * window, (i + 1) * window));
                System.arraycopy(one.activation(), 0, blobs, i * length, length);
            }
        }

        @Override
        public void readActivation(int index, float[] values) {
            assertThat(values).hasSameSizeAs(blobs);
            System.arraycopy(blobs, 0, values, 0, values.length);
        }

        @Override
        public void backward(List<float[]> outputGradients, float[] rgbGradient) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long bytes() {
            return one.bytes();
        }

        @Override
        public void close() {
            one.close();
        }
    }

    private float[] enlarged(SuperResolutionNet net, UpscaleOptions options, int most) throws IOException {
        counts.clear();
        try (Device device = new Together(most);
                Upscaler upscaler = new Upscaler(NetFamily.of(net), options, weights -> new Network(weights, device))) {
            return upscaler.enlarge(picture, SPHERE, Enlargement.by(net.scale()), Progress.SILENT)
                    .rgb();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 100})
    void aPictureHasTheBytesOfOneTileAtATime(int most) throws IOException {
        List<SuperResolutionNet> nets = List.of(
                SuperResolutionNet.of(RandomNets.shuffling(2, 7), 1),
                SuperResolutionNet.of(RandomNets.filtering(7), 2),
                SuperResolutionNet.of(RandomNets.lumaOnly(7), 1));
        for (SuperResolutionNet net : nets) {
            for (Turns turns : Turns.values()) {
                UpscaleOptions options = OPTIONS.withTurns(turns);
                float[] expected = enlarged(net, options, 1);
                assertThat(counts).containsExactly(1);
                assertThat(enlarged(net, options, most)).isEqualTo(expected);
                int together = Math.min(4, most);
                int left = SIDE_BY_SIDE % together;
                assertThat(counts)
                        .containsExactlyInAnyOrderElementsOf(left == 0 ? List.of(together) : List.of(left, together));
            }
        }
    }

    @Test
    void tilesThatLieAloneAreComputedAlone() throws IOException {
        SuperResolutionNet net = SuperResolutionNet.of(RandomNets.shuffling(2, 7), 1);
        enlarged(net, OPTIONS.withTile(64, 10), 4);
        assertThat(counts).containsExactly(1);
    }
}
