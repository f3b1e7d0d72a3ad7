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

/** What lies under a head that tells classes. */
sealed interface Backbone {
    /** How pictures enter. */
    ImageSpec imageSpec();

    /** The blob that the head reads. */
    String end();

    /** Blobs worth a picture while the training goes on. */
    List<String> shown();

    /**
     * Adds the layers, for blobs with the channels last.
     *
     * @param crop edge of the crops in pixels
     * @param updater how a body that is trained already is trained on; another takes the graph's
     */
    void addTo(GraphBuilder graph, int crop, IUpdater updater);

    /** Gives a graph just made the weights it begins with. */
    void load(ComputationGraph graph);

    /** The graph as a net, body and head. */
    Net net(ComputationGraph graph, String name);

    /** A body that begins with random weights. */
    record Untrained(Architecture architecture, double width) implements Backbone {
        /** The net's input is near −2..2. */
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
        public List<String> shown() {
            return architecture.shown();
        }

        @Override
        public void addTo(GraphBuilder graph, int crop, IUpdater updater) {
            architecture.addTo(graph, width);
        }

        @Override
        public void load(ComputationGraph graph) {
            // DL4J has drawn its weights.
        }

        @Override
        public Net net(ComputationGraph graph, String name) {
            return new GraphReader(graph, IMAGE_SPEC).net(name);
        }
    }

    /** A net that was trained before, as far as it is kept. */
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

        /** Evenly chosen, the last among them. */
        @Override
        public List<String> shown() {
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

        /** The body keeps the net's own layers, which DL4J may have had to write otherwise. */
        @Override
        public Net net(ComputationGraph graph, String name) {
            List<Layer> layers =
                    new ArrayList<>(new GraphWriter(base).trained(graph).layers());
            layers.addAll(ClassifierHead.layers(graph, end()));
            return new Net(name, base.imageSpec(), base.input(), layers);
        }
    }
}
