package io.github.dreamsphere.models.train.classify;

import io.github.dreamsphere.models.train.distil.InceptionArchitecture;
import io.github.dreamsphere.models.train.distil.InceptionBackbone;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;

/** The backbones that can be trained from random weights. */
public enum Architecture {
    /** GoogLeNet up to inception 4c, with batch normalisation; see {@link InceptionArchitecture}. */
    INCEPTION(List.of("stem", "mixed3a", "mixed3b", "mixed4a", "mixed4c")) {
        @Override
        void addTo(GraphBuilder graph, double width) {
            InceptionBackbone.addTo(graph, new InceptionArchitecture(width));
        }

        @Override
        String end() {
            return InceptionBackbone.OUTPUT;
        }
    },
    /** A chain of five convolutions, small and fast; see {@link PlainArchitecture}. */
    PLAIN(PlainArchitecture.NAMES) {
        @Override
        void addTo(GraphBuilder graph, double width) {
            new PlainArchitecture(width).addTo(graph);
        }

        @Override
        String end() {
            return PlainArchitecture.NAMES.get(PlainArchitecture.NAMES.size() - 1);
        }
    };

    private final List<String> previewed;

    Architecture(List<String> previewed) {
        this.previewed = previewed;
    }

    /** Adds the backbone, which reads {@link InceptionBackbone#INPUT}. */
    abstract void addTo(GraphBuilder graph, double width);

    /** The last blob. */
    abstract String end();

    /** The blobs to preview during training. */
    List<String> previewed() {
        return previewed;
    }
}
