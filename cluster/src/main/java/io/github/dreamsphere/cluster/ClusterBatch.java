package io.github.dreamsphere.cluster;

import io.github.dreamsphere.Activity;
import io.github.dreamsphere.BatchResult;
import io.github.dreamsphere.Events;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Gives the jobs of a run to the cluster, some at a time, and reports what becomes of them. Each picture or shot is a Spark job of
 * one task: a failed one does not end the others, Spark's own count of failures decides when to give a picture up, and
 * the driver keeps nothing of finished pictures.
 */
final class ClusterBatch {
    private static final int MILLISECONDS_TO_LOOK = 50;

    /** Jobs that wait for each free core, so that none stands idle while the driver is busy. */
    private static final int WAITING = 4;

    private final JavaSparkContext spark;
    private final PictureTask task;
    private final RunningPictures running;
    private final Events events;
    private final String things;
    private final Map<ClusterJob, JavaFutureAction<List<Outcome>>> inHand = new LinkedHashMap<>();
    private final Map<ClusterJob, String> failures = new LinkedHashMap<>();
    private int written;
    private int skipped;

    /** @param things what the jobs are called when they are counted */
    ClusterBatch(JavaSparkContext spark, PictureTask task, RunningPictures running, Events events, String things) {
        this.spark = spark;
        this.task = task;
        this.running = running;
        this.events = events;
        this.things = things;
    }

    /**
     * Runs all jobs.
     *
     * @throws IOException if the cluster ends the run
     */
    BatchResult run(List<ClusterJob> jobs, String activity) throws IOException {
        try (Activity progress = events.begin(activity)) {
            Iterator<ClusterJob> waiting = jobs.iterator();
            while (waiting.hasNext() || !inHand.isEmpty()) {
                progress.checkCancelled();
                if (spark.sc().isStopped()) {
                    throw new IOException("the cluster has ended the run, perhaps because its executors cannot start;"
                            + " its logs say why");
                }
                submit(waiting);
                report(progress, jobs.size());
                if (!collect(progress)) {
                    sleep();
                }
            }
        }
        failures.forEach((job, message) -> events.failed(Path.of(job.source()), new IOException(message)));
        return new BatchResult(written, skipped, 0, failures.size());
    }

    private void submit(Iterator<ClusterJob> waiting) {
        int most = WAITING + 2 * Math.max(running.executors(), spark.defaultParallelism());
        while (waiting.hasNext() && inHand.size() < most) {
            ClusterJob job = waiting.next();
            spark.setJobDescription(job.name());
            inHand.put(job, spark.parallelize(List.of(job), 1).map(task).collectAsync());
        }
    }

    private void report(Activity progress, int total) {
        while (!running.lost().isEmpty()) {
            events.warning(running.lost().remove());
        }
        int done = written + skipped + failures.size();
        int executors = running.executors();
        String stage = done + " of " + total + " " + things + ", "
                + (executors == 1 ? "1 executor" : executors == 0 ? "waiting for executors" : executors + " executors");
        progress.report(stage, done * TaskEvents.WHOLE + running.progress(), total * TaskEvents.WHOLE);
    }

    /** Takes the jobs that have ended; false if there is none. */
    private boolean collect(Activity progress) throws IOException {
        boolean any = false;
        Iterator<Map.Entry<ClusterJob, JavaFutureAction<List<Outcome>>>> each =
                inHand.entrySet().iterator();
        while (each.hasNext()) {
            Map.Entry<ClusterJob, JavaFutureAction<List<Outcome>>> job = each.next();
            if (job.getValue().isDone()) {
                each.remove();
                take(job.getKey(), outcome(job.getKey(), job.getValue(), progress));
                any = true;
            }
        }
        return any;
    }

    private Outcome outcome(ClusterJob job, JavaFutureAction<List<Outcome>> ended, Activity progress)
            throws IOException {
        try {
            return ended.get().get(0);
        } catch (ExecutionException e) {
            progress.checkCancelled();
            if (spark.sc().isStopped()) {
                throw new IOException("the cluster has ended the run: " + Failure.firstLine(e.getCause()), e);
            }
            return Outcome.failed(job.name() + ": " + Failure.of(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the run was interrupted", e);
        }
    }

    private void take(ClusterJob job, Outcome outcome) {
        outcome.warnings().forEach(events::warning);
        switch (outcome.kind()) {
            case WRITTEN -> {
                written++;
                events.written(outcome.result(job.target()));
            }
            case SKIPPED -> {
                skipped++;
                events.skipped(Path.of(job.target()), outcome.message());
            }
            case FAILED -> failures.put(job, outcome.message());
        }
    }

    private static void sleep() throws IOException {
        try {
            Thread.sleep(MILLISECONDS_TO_LOOK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the run was interrupted", e);
        }
    }
}
