package io.github.dreamsphere.cli;

import io.github.dreamsphere.core.batch.Job;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the snapshots of each picture go.
 *
 * @param folder of all of them
 * @param results the folder of several results, whose places within it their snapshots share; empty for a single one
 */
record SnapshotPlaces(Path folder, Optional<Path> results) {
    Path of(Job job) {
        return results.map(all -> folder.resolve(all.relativize(job.target()).toString()))
                .orElse(folder);
    }
}
