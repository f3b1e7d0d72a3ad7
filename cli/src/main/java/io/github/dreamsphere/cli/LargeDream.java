package io.github.dreamsphere.cli;

import io.github.dreamsphere.core.batch.Job;
import io.github.dreamsphere.core.dream.Dream;
import io.github.dreamsphere.core.dream.DreamListener;
import io.github.dreamsphere.core.dream.DreamPlan;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.core.photosphere.PhotospherePlanes;
import io.github.dreamsphere.core.plane.Plane;
import io.github.dreamsphere.core.plane.Planes;
import io.github.dreamsphere.core.plane.ScratchException;
import io.github.dreamsphere.core.plane.ScratchFile;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.core.quality.SphereScores;
import io.github.dreamsphere.core.sphere.ResampleFilter;
import io.github.dreamsphere.core.sphere.SphereResize;
import io.github.dreamsphere.core.sphere.Surface;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A dream whose planes do not all fit into memory: read and written in bands, dreamed with the help of a scratch file.
 *
 * @param plan how to dream
 * @param size what the photosphere is scaled to before
 * @param room how much of it may be in memory
 * @param folder where the scratch file lies
 */
record LargeDream(DreamPlan plan, Surface size, DreamRoom room, Path folder) {
    /** What is written of a job, for its last line. */
    record Result(PhotospherePlanes dream, SphereScores scores) {}

    /**
     * Dreams {@code job}.
     *
     * @param writing how its file is written
     * @param settings what to record
     */
    Result run(Job job, WriteOptions writing, Map<String, String> settings, Progress progress) throws IOException {
        progress.report("making room", 0, 1);
        try (ScratchFile scratch = ScratchFile.in(folder, room.scratch())) {
            // The picture is only looked at between octaves.
            Planes onDisk = Planes.within(0, scratch);
            progress.report("reading", 0, 1);
            PhotospherePlanes original = scaled(PhotospherePlanes.read(job.source(), onDisk), onDisk);
            Planes planes = Planes.within(room.planes(), scratch);
            Plane dream = Dream.run(original.colour(), size, plan, planes, DreamListener.NONE, progress);
            PhotospherePlanes result = original.with(dream, original.alpha());
            return new Result(result, result.write(job.target(), writing, settings));
        } catch (ScratchException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private PhotospherePlanes scaled(PhotospherePlanes read, Planes planes) {
        Surface surface = read.header().coverage().surface();
        if (surface.equals(size)) {
            return read;
        }
        if (read.alpha().isPresent()) {
            throw new IllegalArgumentException(
                    "a picture with alpha that does not fit into memory cannot be resized; leave out --width, or allow"
                            + " more with --memory");
        }
        Plane resized = SphereResize.resize(
                read.colour(), surface.border(), size.width(), size.height(), ResampleFilter.LANCZOS3, planes);
        read.colour().close();
        return read.with(resized, Optional.empty());
    }
}
