package io.github.dreamsphere;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Which files are dreamed and how the run on them is kept.
 *
 * @param inputs the pictures and where their dreams go; empty: a start from nothing, whose dream goes to {@code target}
 * @param target the file of a dream from nothing; empty: the inputs say where dreams go
 * @param resume whether whole results stay and unfinished ones continue from their last snapshot
 * @param snapshots snapshots to keep on the way; empty: none
 * @param memory what the run may take
 */
public record DreamFiles(
        Optional<Inputs> inputs,
        Optional<Path> target,
        boolean resume,
        Optional<SnapshotOptions> snapshots,
        MemoryOptions memory) {
    /** Throws unless there are either inputs or a target. */
    public DreamFiles {
        if (inputs.isPresent() == target.isPresent()) {
            throw new IllegalArgumentException("a dream has either inputs or, from nothing, a target");
        }
    }

    /** Pictures in files, or the pictures of folders. */
    public static DreamFiles of(Inputs inputs) {
        return new DreamFiles(
                Optional.of(inputs), Optional.empty(), inputs.resume(), Optional.empty(), MemoryOptions.USUAL);
    }

    /** A start from nothing into the file {@code target}. */
    public static DreamFiles fromNothing(Path target) {
        return new DreamFiles(Optional.empty(), Optional.of(target), false, Optional.empty(), MemoryOptions.USUAL);
    }

    /** These files, with what was begun continued or done again. */
    public DreamFiles withResume(boolean resume) {
        return new DreamFiles(inputs.map(files -> files.withResume(resume)), target, resume, snapshots, memory);
    }

    /** These files with snapshots on the way. */
    public DreamFiles withSnapshots(Optional<SnapshotOptions> snapshots) {
        return new DreamFiles(inputs, target, resume, snapshots, memory);
    }

    /** These files within other limits of memory. */
    public DreamFiles withMemory(MemoryOptions memory) {
        return new DreamFiles(inputs, target, resume, snapshots, memory);
    }
}
