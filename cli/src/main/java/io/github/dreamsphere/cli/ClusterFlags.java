package io.github.dreamsphere.cli;

import io.github.dreamsphere.BatchResult;
import io.github.dreamsphere.MemorySize;
import io.github.dreamsphere.app.cluster.Cluster;
import io.github.dreamsphere.app.cluster.ClusterRequest;
import io.github.dreamsphere.app.cluster.ShippedWork;
import io.github.dreamsphere.core.file.Leftovers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The options of a run on a cluster, and the run. */
final class ClusterFlags {
    private final Option<String> output;
    private final Option<Void> recursive;
    private final Option<Void> resume;
    private final MasterFlags master;

    ClusterFlags(Arguments arguments) {
        arguments.group("Input and output");
        output = arguments.outputAddress(
                "folder for the results, or the file for a single result: a path that every machine sees, or an address"
                        + " such as s3a://bucket/folder or hdfs://host/folder",
                "OUT");
        recursive = arguments.toggle("recursive", "search subfolders too");
        resume = arguments.toggle("resume", "keep results that exist and are complete");
        master = new MasterFlags(arguments, "for each picture");
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
        return master.request(
                given,
                given.addresses(),
                output(given),
                new MasterFlags.Results(given.has(recursive), given.has(resume), format.orElse("")),
                memory);
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
            MasterFlags.print(cluster.settings(request), terminal);
            TerminalEvents events = new TerminalEvents(terminal);
            BatchResult result = cluster.run(work, request, events);
            return events.end(result);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage(), e);
        } finally {
            Leftovers.deleteTree(folder);
        }
    }
}
