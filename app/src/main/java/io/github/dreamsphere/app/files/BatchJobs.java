package io.github.dreamsphere.app.files;

import io.github.dreamsphere.Events;
import io.github.dreamsphere.Inputs;
import io.github.dreamsphere.core.batch.Job;
import io.github.dreamsphere.core.batch.Jobs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The jobs of a batch: every picture with the file of its result. */
public final class BatchJobs {
    private static final int MOST_NAMED = 3;

    private BatchJobs() {}

    /**
     * The jobs of {@code inputs}, checked.
     *
     * @param suffix added, behind a hyphen, to the name of a single picture that has no output
     * @param format suffix of the results' format, e.g. {@code png}, where they go to a folder; empty: as their sources
     * @param events is told which files in folders are left out
     * @throws IllegalArgumentException if a result would overwrite its source, is no picture, or several pictures have
     *     no folder for their results
     * @throws IOException if the results' folder is missing or there is no picture
     */
    public static List<Job> of(Inputs inputs, String suffix, String format, Events events) throws IOException {
        return inputs.areSeveral() ? several(inputs, format, events) : List.of(single(inputs, suffix));
    }

    private static Job single(Inputs inputs, String suffix) throws IOException {
        Path input = inputs.files().get(0);
        Path output = inputs.output().orElseGet(() -> Destination.beside(input, suffix));
        return new Job(input, Destination.picture(output, input));
    }

    private static List<Job> several(Inputs inputs, String format, Events events) throws IOException {
        Path folder = inputs.output()
                .orElseThrow(() -> new IllegalArgumentException("several pictures need a folder for their results"));
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new IllegalArgumentException(
                    folder + ": is a file; several pictures need a folder for their results");
        }
        Jobs found = new Jobs(folder, inputs.recursive(), format);
        List<Job> jobs = found.of(inputs.files());
        report(found.leftOut(), events);
        if (jobs.isEmpty()) {
            throw new IOException(inputs.files().get(0) + ": there is no picture in it"
                    + (inputs.recursive() ? "" : "; subfolders were not searched"));
        }
        return jobs;
    }

    private static void report(List<Path> leftOut, Events events) {
        if (!leftOut.isEmpty()) {
            String names = leftOut.stream()
                    .limit(MOST_NAMED)
                    .map(file -> file.getFileName().toString())
                    .collect(Collectors.joining(", "));
            String more = leftOut.size() > MOST_NAMED ? " and others" : "";
            events.warning(
                    leftOut.size() == 1
                            ? leftOut.get(0) + ": is left out, because its name does not end like a picture's"
                            : leftOut.size() + " files are left out, because their names do not end like a picture's ("
                                    + names + more + ")");
        }
    }
}
