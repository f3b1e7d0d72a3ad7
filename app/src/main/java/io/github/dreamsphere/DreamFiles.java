package io.github.dreamsphere;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The files of a run of dreams, and how the run can be interrupted and continued.
 *
 * @param inputs the pictures and where their dreams go; empty if the request generates its picture
 * @param target the file for the dream of a generated picture; empty if there are inputs
 * @param resume whether finished results are kept and unfinished dreams continue from their last snapshot
 * @param snapshots snapshots to write during the run; empty: none
 * @param memory limits of memory and disk
 */
public record DreamFiles(
        Optional<Inputs> inputs,
        Optional<Path> target,
        boolean resume,
        Optional<SnapshotOptions> snapshots,
        MemoryOptions memory) {
    /** @throws IllegalArgumentException unless there are either inputs or a target */
    public DreamFiles {
        if (inputs.isPresent() == target.isPresent()) {
            throw new IllegalArgumentException("a dream has either inputs or a target");
        }
    }

    /** Dreams of the pictures in {@code inputs}. */
    public static DreamFiles of(Inputs inputs) {
        return new DreamFiles(
                Optional.of(inputs), Optional.empty(), inputs.resume(), Optional.empty(), MemoryOptions.USUAL);
    }

    /** The dream of a generated picture, written to the file {@code target}. */
    public static DreamFiles fromNothing(Path target) {
        return new DreamFiles(Optional.empty(), Optional.of(target), false, Optional.empty(), MemoryOptions.USUAL);
    }

    /** These files with an earlier run continued, or started again. */
    public DreamFiles withResume(boolean resume) {
        return new DreamFiles(inputs.map(files -> files.withResume(resume)), target, resume, snapshots, memory);
    }

    /** These files with other snapshots, or none. */
    public DreamFiles withSnapshots(Optional<SnapshotOptions> snapshots) {
        return new DreamFiles(inputs, target, resume, snapshots, memory);
    }

    /** These files with other limits of memory and disk. */
    public DreamFiles withMemory(MemoryOptions memory) {
        return new DreamFiles(inputs, target, resume, snapshots, memory);
    }
}
