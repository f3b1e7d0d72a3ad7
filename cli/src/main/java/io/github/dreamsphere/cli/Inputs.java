package io.github.dreamsphere.cli;

import io.github.dreamsphere.core.batch.Job;
import io.github.dreamsphere.core.batch.Jobs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The pictures a command was given, and where their results go.
 *
 * @param files files and folders
 * @param output a file for one picture, else a folder
 * @param recursive whether folders in folders are entered
 */
record Inputs(List<Path> files, Optional<Path> output, boolean recursive) {
    Inputs {
        if (files.isEmpty()) {
            throw new UsageException("an input file or folder is wanted; --help tells how");
        }
    }

    /** Whether results go to a folder, each under its source's name. */
    boolean areSeveral() {
        return files.size() > 1
                || Files.isDirectory(files.get(0))
                || output.filter(Files::isDirectory).isPresent();
    }

    /**
     * The job of one picture.
     *
     * @param suffix added to its name where no output is named
     */
    Job job(String suffix) throws IOException {
        Path input = files.get(0);
        return new Job(input, Destination.picture(output.orElseGet(() -> Destination.beside(input, suffix)), input));
    }

    /**
     * The jobs of several.
     *
     * @param ending the results' format, or empty: their sources' own
     */
    List<Job> jobs(String ending) throws IOException {
        Path folder = output.orElseThrow(() -> new UsageException("several files need a folder to go to: -o FOLDER"));
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new UsageException(folder + ": is a file; several files need a folder to go to");
        }
        List<Job> jobs = new Jobs(folder, recursive, ending).of(files);
        if (jobs.isEmpty()) {
            throw new IOException(files.get(0) + ": there is no picture in it"
                    + (recursive ? "" : "; --recursive enters folders in folders"));
        }
        return jobs;
    }
}
