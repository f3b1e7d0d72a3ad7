package io.github.dreamsphere.upscale.tile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.upscale.net.RandomNets;
import io.github.dreamsphere.upscale.net.SuperResolutionNet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PassCostTest {
    static Stream<Net> nets() {
        return Stream.of(
                RandomNets.shuffling(2, 1), RandomNets.wide(32, 2), RandomNets.wide(128, 3), RandomNets.hourglass(4));
    }

    @ParameterizedTest
    @MethodSource("nets")
    void theMemoryOfLargerTilesIsForetold(Net graph) {
        SuperResolutionNet net = SuperResolutionNet.of(graph, 1);
        int edge = 272;
        try (Network network = new Network(graph);
                EnginePass pass = new EnginePass(network, edge, edge, 1)) {
            PassCost cost = PassCost.measure(net, network);
            double foretold = cost.fixedBytes() + cost.bytes() * edge * edge;

            // Some sizes take less, as oneDNN plans their convolutions in another way.
            assertThat(pass.bytes()).isBetween((long) (foretold / 3), (long) (1.1 * foretold));
        }
    }
}
