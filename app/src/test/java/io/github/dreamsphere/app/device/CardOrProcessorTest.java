package io.github.dreamsphere.app.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.app.TinyNet;
import io.github.dreamsphere.models.engine.Device;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.engine.Pass;
import io.github.dreamsphere.models.engine.PassKind;
import io.github.dreamsphere.models.gpu.CardMemoryException;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.NetFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CardOrProcessorTest {
    private static final int LARGEST = 50;

    @TempDir
    Path folder;

    private final List<String> notes = new ArrayList<>();

    /** A graphics card, computed by the processor, whose memory is full if a tile is too large. */
    private static final class SmallCard implements Device {
        private final Device processor = Device.processor();
        private final List<Integer> asked = new ArrayList<>();
        private int passes;
        private boolean closed;

        @Override
        public Pass pass(Net net, List<String> blobs, int width, int height, PassKind kind) {
            if (width > LARGEST) {
                throw new CardMemoryException("full");
            }
            passes++;
            return processor.pass(net, blobs, width, height, kind);
        }

        @Override
        public Pass pass(Net net, List<String> blobs, int width, int height, PassKind kind, int tiles) {
            asked.add(tiles);
            return pass(net, blobs, width * tiles, height, kind);
        }

        @Override
        public void close() {
            processor.close();
            closed = true;
        }
    }

    @Test
    void theProcessorComputesWhatTheCardsMemoryIsTooSmallFor() throws IOException {
        Net net = NetFile.read(TinyNet.in(folder));
        SmallCard card = new SmallCard();
        float[] large = new float[60 * 60 * 3];
        float[] small = new float[40 * 40 * 3];
        try (CardOrProcessor device = new CardOrProcessor(card, notes::add);
                Network network = new Network(net, device);
                Network expected = new Network(net)) {
            assertThat(edges(network, large, 60)).isEqualTo(edges(expected, large, 60));
            assertThat(edges(network, large, 60)).hasSize(60 * 60 * 4);
            assertThat(edges(network, small, 40)).isEqualTo(edges(expected, small, 40));
        }
        assertThat(card.passes).isEqualTo(1);
        assertThat(card.closed).isTrue();
        assertThat(notes)
                .containsExactly("the graphics card's memory is too small for tiles of 60x60 pixels; the processor"
                        + " computes them");
    }

    @Test
    void asManyTilesAreComputedAtOnceAsFit() throws IOException {
        Net net = NetFile.read(TinyNet.in(folder));
        SmallCard card = new SmallCard();
        try (CardOrProcessor device = new CardOrProcessor(card, notes::add)) {
            device.pass(net, List.of(TinyNet.LAYER), 20, 20, PassKind.FORWARD, 4)
                    .close();
        }
        assertThat(card.asked).containsExactly(4, 2);
        assertThat(notes).isEmpty();
    }

    private static float[] edges(Network network, float[] image, int edge) {
        try (Pass pass = network.forward(TinyNet.LAYER, edge, edge)) {
            pass.forward(image);
            return pass.activation();
        }
    }
}
