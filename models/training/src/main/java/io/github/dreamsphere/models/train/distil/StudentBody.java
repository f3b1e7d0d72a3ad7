package io.github.dreamsphere.models.train.distil;

import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** The layers of a student below its heads. */
interface StudentBody {
    /**
     * Adds the layers that compute {@code blobs}, for channels-last blobs, reading from {@link
     * InceptionArchitecture#INPUT}.
     *
     * @throws IllegalArgumentException if heads cannot read one of the blobs
     */
    void addTo(GraphBuilder graph, List<String> blobs);

    /**
     * Sets the first weights of a new graph.
     *
     * @param heads the graph's heads, each with the divisors of its channels
     */
    void load(ComputationGraph graph, List<Head> heads);

    /**
     * A head of a graph.
     *
     * @param blob its name
     * @param divisors what its values are divided by, one for each channel
     */
    record Head(String blob, float[] divisors) {}
}
