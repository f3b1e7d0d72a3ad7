package io.github.dreamsphere.app.files;

import io.github.dreamsphere.Inputs;
import io.github.dreamsphere.core.batch.Job;
import io.github.dreamsphere.core.batch.Jobs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The jobs of a batch: every picture with the file of its result. */
public final class BatchJobs {
    private BatchJobs() {}

    /**
     * The jobs of {@code inputs}, checked.
     *
     * @param suffix added, behind a hyphen, to the name of a single picture that has no output
     * @param format suffix of the results' format, e.g. {@code png}, where they go to a folder; empty: as their sources
     * @throws IllegalArgumentException if a result would overwrite its source, is no picture, or several pictures have
     *     no folder for their results
     * @throws IOException if the results' folder is missing or there is no picture
     */
    public static List<Job> of(Inputs inputs, String suffix, String format) throws IOException {
        return inputs.areSeveral() ? several(inputs, format) : List.of(single(inputs, suffix));
    }

    private static Job single(Inputs inputs, String suffix) throws IOException {
        Path input = inputs.files().get(0);
        Path output = inputs.output().orElseGet(() -> Destination.beside(input, suffix));
        return new Job(input, Destination.picture(output, input));
    }

    private static List<Job> several(Inputs inputs, String format) throws IOException {
        Path folder = inputs.output()
                .orElseThrow(() -> new IllegalArgumentException("several pictures need a folder for their results"));
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new IllegalArgumentException(
                    folder + ": is a file; several pictures need a folder for their results");
        }
        List<Job> jobs = new Jobs(folder, inputs.recursive(), format).of(inputs.files());
        if (jobs.isEmpty()) {
            throw new IOException(inputs.files().get(0) + ": there is no picture in it"
                    + (inputs.recursive() ? "" : "; subfolders were not searched"));
        }
        return jobs;
    }
}
