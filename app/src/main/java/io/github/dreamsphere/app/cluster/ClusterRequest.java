package io.github.dreamsphere.app.cluster;

import io.github.dreamsphere.MemorySize;
import java.util.List;
import java.util.Map;

/**
 * A run over many machines.
 *
 * @param master the address of the cluster's master, such as {@code spark://host:7077}; empty: what the settings say
 * @param inputs pictures and folders of pictures: paths, or addresses such as {@code s3a://bucket/folder}
 * @param output the file of a single result, or the folder of several
 * @param recursive whether subfolders are searched
 * @param resume whether results that exist and are complete are kept
 * @param format suffix of the format of results that go to a folder, such as {@code png}; empty: that of their sources
 * @param cores processor cores for each picture, &ge; 1
 * @param memory memory of each process that works on pictures, Java's heap and nets together
 * @param settings the cluster's own settings by their names; they override what the other values imply
 */
public record ClusterRequest(
        String master,
        List<String> inputs,
        String output,
        boolean recursive,
        boolean resume,
        String format,
        int cores,
        MemorySize memory,
        Map<String, String> settings) {
    /** Memory that is enough for photospheres of usual sizes; larger ones use a scratch file. */
    public static final MemorySize USUAL_MEMORY = MemorySize.valueOf("2g");

    /** @throws IllegalArgumentException if there is no input or no core */
    public ClusterRequest {
        inputs = List.copyOf(inputs);
        settings = Map.copyOf(settings);
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("there is no input: name a picture or a folder of pictures");
        }
        if (cores < 1) {
            throw new IllegalArgumentException("cores must be >= 1, was " + cores);
        }
    }
}
