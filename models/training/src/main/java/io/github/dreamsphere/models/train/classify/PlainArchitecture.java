package io.github.dreamsphere.models.train.classify;

import io.github.dreamsphere.models.dl4j.block.ConvolutionBlock;
import io.github.dreamsphere.models.dl4j.block.MaxPoolBlock;
import io.github.dreamsphere.models.train.distil.InceptionBackbone;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;

/**
 * 3×3 convolutions with batch normalisation, all but the last followed by a pool of stride 2 (after Simonyan and
 * Zisserman 2014). The blobs are {@code conv1} to {@code conv5}.
 *
 * @param width channels relative to 32, 64, 128, 192 and 256, rounded up to multiples of eight
 */
record PlainArchitecture(double width) {
    static final List<String> NAMES = List.of("conv1", "conv2", "conv3", "conv4", "conv5");

    private static final List<Integer> CHANNELS = List.of(32, 64, 128, 192, 256);
    private static final int COLOURS = 3;

    PlainArchitecture {
        if (!(width > 0 && width <= 4)) {
            throw new IllegalArgumentException("width must be > 0 and <= 4, was " + width);
        }
    }

    void addTo(GraphBuilder graph) {
        graph.addInputs(InceptionBackbone.INPUT);
        String from = InceptionBackbone.INPUT;
        int in = COLOURS;
        for (int i = 0; i < NAMES.size(); i++) {
            int out = Math.max(8, (int) Math.ceil(CHANNELS.get(i) * width / 8) * 8);
            String name = NAMES.get(i);
            ConvolutionBlock block = ConvolutionBlock.normalised(in, out, 3, 1);
            graph.addLayer(name, i == 0 ? block.onPicture() : block, from);
            from = name;
            in = out;
            if (i < NAMES.size() - 1) {
                from = "pool" + (i + 1);
                graph.addLayer(from, MaxPoolBlock.of(2), name);
            }
        }
    }
}
