package io.github.dreamsphere.cli;

import io.github.dreamsphere.BatchResult;
import io.github.dreamsphere.MemorySize;
import io.github.dreamsphere.app.cluster.Cluster;
import io.github.dreamsphere.app.cluster.ClusterRequest;
import io.github.dreamsphere.app.cluster.ShippedWork;
import io.github.dreamsphere.app.recipe.NumberRange;
import io.github.dreamsphere.core.file.Leftovers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The options of a run on a cluster, and the run. */
final class ClusterFlags {
    private final Option<String> output;
    private final Option<Void> recursive;
    private final Option<Void> resume;
    private final Option<String> master;
    private final Option<Integer> cores;
    private final Option<String> settings;

    ClusterFlags(Arguments arguments) {
        arguments.group("Input and output");
        output = arguments.outputAddress(
                "folder for the results, or the file for a single result: a path that every machine sees, or an address"
                        + " such as s3a://bucket/folder or hdfs://host/folder",
                "OUT");
        recursive = arguments.toggle("recursive", "search subfolders too");
        resume = arguments.toggle("resume", "keep results that exist and are complete");
        arguments.group("Cluster");
        master = arguments.text(
                "master",
                "the cluster: spark://HOST:7077, yarn, k8s://HOST:PORT, or local-cluster[N,CORES,MEMORY] for N processes"
                        + " on this machine (default: what spark-submit says)",
                "MASTER");
        cores = arguments.whole("cores", "processor cores for each picture", "N", NumberRange.wholeFrom(1), 1);
        settings = arguments.text("conf", "a setting of Spark; can be repeated", "KEY=VALUE");
    }

    /** Where the results go. */
    private String output(Given given) {
        return given.optional(output)
                .orElseThrow(
                        () -> new UsageException("the results need a place: -o FOLDER, or -o s3a://bucket/folder"));
    }

    private ClusterRequest request(Given given, Optional<MemorySize> memory, Optional<String> format) {
        if (given.addresses().isEmpty()) {
            throw new UsageException("there is no input: name a picture or a folder of pictures");
        }
        return new ClusterRequest(
                given.optional(master).orElse(""),
                given.addresses(),
                output(given),
                given.has(recursive),
                given.has(resume),
                format.orElse(""),
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

    /** Makes a work and the files to send with it. */
    interface Shipping {
        /** The work, with files in {@code folder}. */
        ShippedWork to(Path folder) throws IOException;
    }

    /** Does a work with the pictures that {@code given} names; gives the exit code. */
    int run(Given given, Optional<MemorySize> memory, Optional<String> format, Shipping shipping, Terminal terminal)
            throws IOException {
        ClusterRequest request = request(given, memory, format);
        Cluster cluster = Cluster.open();
        terminal.show(Path.of(request.output()), request.output());
        request.inputs().forEach(input -> terminal.show(Path.of(input), input));
        Path folder = Files.createTempDirectory("dreamsphere-cluster");
        try {
            ShippedWork work = shipping.to(folder);
            terminal.err().println(words(cluster.settings(request)));
            TerminalEvents events = new TerminalEvents(terminal);
            BatchResult result = cluster.run(work, request, events);
            return events.end(result);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage(), e);
        } finally {
            Leftovers.deleteTree(folder);
        }
    }

    private static String words(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(" "));
    }
}
