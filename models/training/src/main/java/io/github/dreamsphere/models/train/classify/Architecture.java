package io.github.dreamsphere.models.train.classify;

import io.github.dreamsphere.models.train.distil.InceptionArchitecture;
import io.github.dreamsphere.models.train.distil.InceptionBackbone;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;

/** The bodies that can be trained from nothing. */
public enum Architecture {
    /** GoogLeNet as far as inception 4c, with batch normalisation: see {@link InceptionArchitecture}. */
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
    /** Five convolutions one after the other: small and quick. See {@link PlainArchitecture}. */
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

    private final List<String> shown;

    Architecture(List<String> shown) {
        this.shown = shown;
    }

    /** Adds the body, reading from {@link InceptionBackbone#INPUT}. */
    abstract void addTo(GraphBuilder graph, double width);

    /** The blob that the head reads. */
    abstract String end();

    /** The blobs worth a picture while the training goes on. */
    List<String> shown() {
        return shown;
    }
}
