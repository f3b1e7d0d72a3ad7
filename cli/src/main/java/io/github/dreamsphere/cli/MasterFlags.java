package io.github.dreamsphere.cli;

import io.github.dreamsphere.MemorySize;
import io.github.dreamsphere.app.cluster.ClusterRequest;
import io.github.dreamsphere.app.recipe.NumberRange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The options that say which cluster, and what its executors get. */
final class MasterFlags {
    private final Option<String> master;
    private final Option<Integer> cores;
    private final Option<String> settings;

    /** @param each what an executor works on at a time, for the help: {@code for each picture} */
    MasterFlags(Arguments arguments, String each) {
        arguments.group("Cluster");
        master = arguments.text(
                "master",
                "the cluster: spark://HOST:7077, yarn, k8s://HOST:PORT, or local-cluster[N,CORES,MEMORY] for N processes"
                        + " on this machine (default: what spark-submit says)",
                "MASTER");
        cores = arguments.whole("cores", "processor cores " + each, "N", NumberRange.wholeFrom(1), 1);
        settings = arguments.text("conf", "a setting of Spark; can be repeated", "KEY=VALUE");
    }

    /** How the results of a batch are found and written, as {@link ClusterRequest} says. */
    record Results(boolean recursive, boolean resume, String format) {
        /** Results that are made again, of single files. */
        static final Results ANEW = new Results(false, false, "");
    }

    /** A run on the cluster that {@code given} names. */
    ClusterRequest request(
            Given given, List<String> inputs, String output, Results results, Optional<MemorySize> memory) {
        return new ClusterRequest(
                given.optional(master).orElse(""),
                inputs,
                output,
                results.recursive(),
                results.resume(),
                results.format(),
                given.value(cores),
                memory.orElse(ClusterRequest.USUAL_MEMORY),
                settings(given.values(settings)));
    }

    private static Map<String, String> settings(List<String> words) {
        Map<String, String> settings = new HashMap<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals < 1) {
                throw new UsageException("--conf: a setting is written KEY=VALUE, not " + word);
            }
            settings.put(word.substring(0, equals), word.substring(equals + 1));
        }
        return settings;
    }

    /** Prints the settings of a run. */
    static void print(Map<String, String> settings, Terminal terminal) {
        terminal.err()
                .println(settings.entrySet().stream()
                        .map(setting -> setting.getKey() + "=" + setting.getValue())
                        .collect(Collectors.joining(" ")));
    }
}
