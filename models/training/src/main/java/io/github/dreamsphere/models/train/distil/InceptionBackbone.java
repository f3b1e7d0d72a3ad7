package io.github.dreamsphere.models.train.distil;

import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;

/** The complete backbone of {@link InceptionArchitecture}, for other heads. */
public final class InceptionBackbone {
    /** The name of the graph's input. */
    public static final String INPUT = InceptionArchitecture.INPUT;
    /** The last blob. */
    public static final String OUTPUT = "mixed4c";

    private InceptionBackbone() {}

    /** Adds the layers from {@link #INPUT} to {@link #OUTPUT}, for channels-last blobs. */
    public static void addTo(GraphBuilder graph, InceptionArchitecture plan) {
        plan.addTo(graph, List.of(OUTPUT));
    }
}
