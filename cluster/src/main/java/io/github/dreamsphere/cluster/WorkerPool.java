package io.github.dreamsphere.cluster;

import io.github.dreamsphere.app.cluster.PictureWork;
import io.github.dreamsphere.app.cluster.PictureWorker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.spark.SparkFiles;
import org.apache.spark.broadcast.Broadcast;

/**
 * The workers of a run in this process, which keep their nets loaded from one picture to the next. An executor works on
 * one picture at a time and needs one; the process of {@code local[n]} needs several.
 */
final class WorkerPool {
    private static final Map<Long, WorkerPool> OF_RUNS = new ConcurrentHashMap<>();

    private final ConcurrentLinkedQueue<PictureWorker> idle = new ConcurrentLinkedQueue<>();

    private WorkerPool() {}

    /** The pool for {@code work} in this process. */
    static WorkerPool of(Broadcast<PictureWork> work) {
        return OF_RUNS.computeIfAbsent(work.id(), id -> new WorkerPool());
    }

    /** Closes the pool for {@code work} in this process. */
    static void close(Broadcast<PictureWork> work) {
        WorkerPool pool = OF_RUNS.remove(work.id());
        if (pool != null) {
            pool.idle.forEach(PictureWorker::close);
        }
    }

    /** A worker that nobody else uses. */
    PictureWorker take(Broadcast<PictureWork> work) throws IOException {
        PictureWorker found = idle.poll();
        return found != null ? found : work.value().open(name -> Path.of(SparkFiles.get(name)));
    }

    /** Takes back a worker that has done its picture. */
    void giveBack(PictureWorker worker) {
        idle.add(worker);
    }
}
