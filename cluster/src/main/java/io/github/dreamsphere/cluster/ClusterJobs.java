package io.github.dreamsphere.cluster;

import io.github.dreamsphere.Events;
import io.github.dreamsphere.Inputs;
import io.github.dreamsphere.app.cluster.ClusterRequest;
import io.github.dreamsphere.app.files.BatchJobs;
import io.github.dreamsphere.core.batch.Job;
import io.github.dreamsphere.core.batch.Jobs;
import io.github.dreamsphere.core.image.ImageFormats;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;

/** Finds the pictures of a request, and where each result goes: by the same rules in every storage. */
final class ClusterJobs {
    private final ClusterRequest request;
    private final Configuration hadoop;
    private final Events events;

    ClusterJobs(ClusterRequest request, Configuration hadoop, Events events) {
        this.request = request;
        this.hadoop = hadoop;
        this.events = events;
    }

    /**
     * The jobs, in the order of the inputs and of the names in folders.
     *
     * @throws IllegalArgumentException if two results would have the same place, or one would replace its source
     * @throws IOException if there is no picture
     */
    List<ClusterJob> find() throws IOException {
        List<ClusterJob> jobs = isLocal() ? local() : stored();
        Set<String> targets = new HashSet<>();
        for (ClusterJob job : jobs) {
            if (!targets.add(job.target())) {
                throw new IllegalArgumentException(job.source() + ": its result would be " + job.target()
                        + ", like that of another file; run it separately");
            }
            if (job.source().equals(job.target())) {
                throw new IllegalArgumentException(job.target() + ": would overwrite the input; choose another folder");
            }
        }
        return jobs;
    }

    private boolean isLocal() {
        return Storage.scheme(request.output()).isEmpty()
                && request.inputs().stream()
                        .allMatch(input -> Storage.scheme(input).isEmpty());
    }

    private List<ClusterJob> local() throws IOException {
        List<Path> files = request.inputs().stream()
                .map(input -> Storage.path(input).toAbsolutePath())
                .toList();
        Path output = Storage.path(request.output()).toAbsolutePath();
        Inputs inputs = new Inputs(files, Optional.of(output), request.recursive(), request.resume());
        if (inputs.areSeveral()) {
            Files.createDirectories(output);
        }
        List<ClusterJob> jobs = new ArrayList<>();
        for (Job job : BatchJobs.of(inputs, "", request.format(), events)) {
            jobs.add(new ClusterJob(job.source().toString(), job.target().toString()));
        }
        return jobs;
    }

    private List<ClusterJob> stored() throws IOException {
        Jobs rules = new Jobs(Path.of(""), request.recursive(), request.format());
        List<String> inputs =
                request.inputs().stream().map(ClusterJobs::absolute).toList();
        String output = absolute(request.output());
        if (inputs.size() == 1
                && !storage(inputs.get(0)).isFolder(inputs.get(0))
                && ImageFormats.isWritable(name(output))) {
            return List.of(new ClusterJob(existing(inputs.get(0)), output));
        }
        List<ClusterJob> jobs = new ArrayList<>();
        int leftOut = 0;
        for (String input : inputs) {
            if (!storage(input).isFolder(input)) {
                jobs.add(new ClusterJob(
                        existing(input),
                        joined(output, rules.target(name(input)).toString())));
                continue;
            }
            for (String file : storage(input).list(input, request.recursive())) {
                if (ImageFormats.isReadable(Path.of(file))) {
                    String target = rules.target(Path.of(file)).toString();
                    jobs.add(new ClusterJob(joined(input, file), joined(output, target)));
                } else {
                    leftOut++;
                }
            }
        }
        if (leftOut > 0) {
            events.warning(
                    leftOut == 1
                            ? "1 file is left out, because its name does not end like a picture's"
                            : leftOut + " files are left out, because their names do not end like a picture's");
        }
        if (jobs.isEmpty()) {
            throw new IOException(inputs.get(0) + ": there is no picture in it"
                    + (request.recursive() ? "" : "; subfolders were not searched"));
        }
        return jobs;
    }

    private Storage storage(String place) {
        return Storage.of(place, hadoop);
    }

    private String existing(String place) throws IOException {
        if (!storage(place).exists(place)) {
            throw new FileNotFoundException(place + ": there is no such file");
        }
        return place;
    }

    private static String absolute(String place) {
        return Storage.scheme(place).isPresent()
                ? place
                : Storage.path(place).toAbsolutePath().toString();
    }

    private static Path name(String place) {
        return Path.of(Storage.name(place));
    }

    private static String joined(String folder, String file) {
        return folder.endsWith("/") ? folder + file : folder + "/" + file;
    }
}
