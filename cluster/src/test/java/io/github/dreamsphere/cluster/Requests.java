package io.github.dreamsphere.cluster;

import io.github.dreamsphere.app.cluster.ClusterRequest;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Requests of tests, for small executors. */
final class Requests {
    private Requests() {}

    /** A run of pictures without subfolders. */
    static ClusterRequest of(String master, String input, String output, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "spark.executor.memory",
                "512m",
                "spark.executor.memoryOverhead",
                "256m",
                "spark.executor.extraJavaOptions",
                DreamsphereProcess.FAST_START,
                "spark.executor.extraClassPath",
                System.getProperty("java.class.path")));
        settings.putAll(more);
        return new ClusterRequest(
                master, List.of(input), output, false, false, "", 1, ClusterRequest.USUAL_MEMORY, settings);
    }

    /** As the other, for folders of this machine. */
    static ClusterRequest of(String master, Path input, Path output, Map<String, String> more) {
        return of(master, input.toString(), output.toString(), more);
    }
}
