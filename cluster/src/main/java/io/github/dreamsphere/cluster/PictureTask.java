package io.github.dreamsphere.cluster;

import io.github.dreamsphere.app.cluster.PictureWork;
import io.github.dreamsphere.app.cluster.PictureWorker;
import io.github.dreamsphere.core.batch.Job;
import io.github.dreamsphere.core.file.Leftovers;
import io.github.dreamsphere.core.progress.Cancelled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.util.LongAccumulator;
import org.apache.spark.util.Utils;

/**
 * Makes one result, in an executor. It is worked on in a folder of the executor's own, which ends with the
 * executor, and the result is put into place at the end, so an attempt that is lost leaves nothing there. Two attempts may
 * make the same result: their results are equal, so either may be the last.
 */
final class PictureTask implements Function<ClusterJob, Outcome> {
    private static final long serialVersionUID = 1L;

    private final Broadcast<PictureWork> work;
    private final boolean resume;
    private final LongAccumulator progress;
    private final String run;

    /**
     * @param resume whether results that exist and are complete are kept
     * @param progress counts {@link TaskEvents#WHOLE} for each picture
     * @param run the name of the run
     */
    PictureTask(Broadcast<PictureWork> work, boolean resume, LongAccumulator progress, String run) {
        this.work = work;
        this.resume = resume;
        this.progress = progress;
        this.run = run;
    }

    @Override
    public Outcome call(ClusterJob job) throws IOException {
        SparkConf conf = SparkEnv.get().conf();
        Path folder = Files.createTempDirectory(Path.of(Utils.getLocalDir(conf)), "picture");
        try {
            return make(job, folder, SparkHadoopUtil.get().newConfiguration(conf));
        } finally {
            Leftovers.deleteTree(folder);
        }
    }

    private Outcome make(ClusterJob job, Path folder, Configuration hadoop) throws IOException {
        TaskContext task = TaskContext.get();
        TaskEvents events = new TaskEvents(task, progress);
        Path source = Storage.of(job.source(), hadoop).fetch(job.source(), Files.createDirectory(folder.resolve("in")));
        Path results = Files.createDirectory(folder.resolve("out"));
        Path target = results.resolve(Storage.name(job.target()));
        events.show(source, job.name());
        events.show(target, job.target());
        Storage storage = Storage.of(job.target(), hadoop);
        if (resume && storage.exists(job.target())) {
            Files.copy(storage.fetch(job.target(), Files.createDirectory(folder.resolve("before"))), target);
        }
        run(new Job(source, target), events, task);
        Outcome outcome = events.outcome();
        if (outcome.kind() == Outcome.Kind.WRITTEN) {
            storage.put(target, job.target(), Attempts.mark(run, task.taskAttemptId()));
        }
        return outcome;
    }

    private void run(Job job, TaskEvents events, TaskContext task) throws IOException {
        WorkerPool pool = WorkerPool.of(work);
        PictureWorker worker = pool.take(work);
        boolean whole = false;
        try {
            worker.run(job, resume, events);
            // An interrupted thread may have failed just because of that.
            whole = !task.isInterrupted();
        } catch (Cancelled e) {
            whole = false;
        } finally {
            if (whole) {
                pool.giveBack(worker);
            } else {
                worker.close();
            }
        }
        if (task.isInterrupted()) {
            throw new TaskKilledException("the run was cancelled, or another attempt has ended");
        }
    }
}
