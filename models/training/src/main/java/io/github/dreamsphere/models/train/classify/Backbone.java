package io.github.dreamsphere.models.train.classify;

import io.github.dreamsphere.models.dl4j.GraphReader;
import io.github.dreamsphere.models.dl4j.GraphWriter;
import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Net;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.learning.config.IUpdater;

/** The layers below the head of a classifier. */
sealed interface Backbone {
    /** How a picture becomes the input. */
    ImageSpec imageSpec();

    /** The last blob, which the head reads. */
    String end();

    /** The blobs to preview during training. */
    List<String> previewed();

    /**
     * Adds the layers, for channels-last blobs.
     *
     * @param crop edge of the crops in pixels
     * @param updater the updater of a pretrained backbone; an untrained one has that of the graph
     */
    void addTo(GraphBuilder graph, int crop, IUpdater updater);

    /** Copies the initial weights into a new graph. */
    void load(ComputationGraph graph);

    /** The graph as a net, including the head. */
    Net net(ComputationGraph graph, String name);

    /** A backbone with random initial weights. */
    record Untrained(Architecture architecture, double width) implements Backbone {
        /** Gives an input of about −2..2. */
        private static final ImageSpec IMAGE_SPEC = ImageSpec.of(1, 4, ImageSpec.Channels.RGB, 0.5f, 0.5f, 0.5f);

        @Override
        public ImageSpec imageSpec() {
            return IMAGE_SPEC;
        }

        @Override
        public String end() {
            return architecture.end();
        }

        @Override
        public List<String> previewed() {
            return architecture.previewed();
        }

        @Override
        public void addTo(GraphBuilder graph, int crop, IUpdater updater) {
            architecture.addTo(graph, width);
        }

        @Override
        public void load(ComputationGraph graph) {
            // DL4J has initialised the weights.
        }

        @Override
        public Net net(ComputationGraph graph, String name) {
            return new GraphReader(graph, IMAGE_SPEC).net(name);
        }
    }

    /** A trained net, or its first layers. */
    record Pretrained(Net base) implements Backbone {
        private static final int SHOWN = 5;

        @Override
        public ImageSpec imageSpec() {
            return base.imageSpec();
        }

        @Override
        public String end() {
            return base.output();
        }

        /** Evenly spread, including the last. */
        @Override
        public List<String> previewed() {
            List<String> blobs = base.blobs();
            int count = Math.min(SHOWN, blobs.size());
            List<String> chosen = new ArrayList<>();
            for (int i = 1; i <= count; i++) {
                chosen.add(blobs.get(i * blobs.size() / count - 1));
            }
            return chosen;
        }

        @Override
        public void addTo(GraphBuilder graph, int crop, IUpdater updater) {
            new GraphWriter(base).addTo(graph, crop, updater);
        }

        @Override
        public void load(ComputationGraph graph) {
            new GraphWriter(base).load(graph);
        }

        /** Keeps the net's own layers, which DL4J may represent differently. */
        @Override
        public Net net(ComputationGraph graph, String name) {
            List<Layer> layers =
                    new ArrayList<>(new GraphWriter(base).trained(graph).layers());
            layers.addAll(ClassifierHead.layers(graph, end()));
            return new Net(name, base.imageSpec(), base.input(), layers);
        }
    }
}
