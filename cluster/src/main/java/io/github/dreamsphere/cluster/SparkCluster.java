package io.github.dreamsphere.cluster;

import io.github.dreamsphere.BatchResult;
import io.github.dreamsphere.Events;
import io.github.dreamsphere.app.cluster.Cluster;
import io.github.dreamsphere.app.cluster.ClusterRequest;
import io.github.dreamsphere.app.cluster.PictureWork;
import io.github.dreamsphere.app.cluster.ShippedWork;
import io.github.dreamsphere.core.batch.Job;
import io.github.dreamsphere.core.file.Leftovers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.util.LongAccumulator;

/** Apache Spark; this process is the driver. */
public final class SparkCluster implements Cluster {
    private static final String ACTIVITY = "cluster";

    @Override
    public Map<String, String> settings(ClusterRequest request) {
        SparkConf conf = SparkSettings.of(request);
        requireMaster(conf);
        Map<String, String> settings = SparkSettings.ofExecutors(request);
        // The settings of spark-submit take precedence.
        settings.replaceAll((name, implied) -> conf.get(name));
        return settings;
    }

    @Override
    public BatchResult run(ShippedWork work, ClusterRequest request, Events events) throws IOException {
        SparkConf conf = SparkSettings.of(request);
        Configuration hadoop = SparkHadoopUtil.get().newConfiguration(conf);
        return run(work, request, new ClusterJobs(request, hadoop, events).find(), conf, events);
    }

    @Override
    public BatchResult run(ShippedWork work, Map<String, Job> jobs, ClusterRequest request, Events events)
            throws IOException {
        List<ClusterJob> named = jobs.entrySet().stream()
                .map(job -> new ClusterJob(
                        job.getKey(),
                        absolute(job.getValue().source()),
                        absolute(job.getValue().target())))
                .toList();
        return run(work, request, named, SparkSettings.of(request), events);
    }

    private static String absolute(Path file) {
        return file.toAbsolutePath().toString();
    }

    private static BatchResult run(
            ShippedWork work, ClusterRequest request, List<ClusterJob> jobs, SparkConf conf, Events events)
            throws IOException {
        try (JavaSparkContext spark = start(conf)) {
            return run(spark, work, request, jobs, events);
        } finally {
            Set<String> targets = jobs.stream().map(ClusterJob::target).collect(Collectors.toSet());
            Storage.of(request.output(), SparkHadoopUtil.get().newConfiguration(conf))
                    .sweep(targets);
        }
    }

    private static void requireMaster(SparkConf conf) {
        if (!conf.contains("spark.master")) {
            throw new IllegalArgumentException("there is no cluster: name its master, such as spark://host:7077");
        }
    }

    private static JavaSparkContext start(SparkConf conf) throws IOException {
        requireMaster(conf);
        if (SparkSettings.isOnThisMachine(conf.get("spark.master"))) {
            // Its workers want such a folder, even if everything is on the class path.
            Files.createDirectories(sparkHome().resolve("jars"));
        }
        try {
            return new JavaSparkContext(conf);
        } catch (Exception e) {
            // Scala throws checked exceptions without declaring them.
            if (e instanceof SparkException && String.valueOf(e.getMessage()).contains("Could not parse Master URL")) {
                throw new IllegalArgumentException(
                        conf.get("spark.master") + ": is not the address of a master, such as spark://host:7077", e);
            }
            throw new IOException(
                    "the cluster " + conf.get("spark.master") + " cannot be used: " + Failure.firstLine(e), e);
        }
    }

    private static BatchResult run(
            JavaSparkContext spark, ShippedWork work, ClusterRequest request, List<ClusterJob> jobs, Events events)
            throws IOException {
        RunningPictures running = new RunningPictures();
        spark.sc().addSparkListener(running);
        work.files().values().forEach(file -> spark.addFile(file.toString()));
        Broadcast<PictureWork> sent = spark.broadcast(work.work());
        LongAccumulator progress = spark.sc().longAccumulator(RunningPictures.PROGRESS);
        String run = spark.sc().applicationId();
        String master = spark.master();
        try {
            PictureTask task = new PictureTask(sent, request.resume(), progress, run);
            String things = work.work().things();
            return new ClusterBatch(spark, task, running, events, things).run(jobs, ACTIVITY);
        } finally {
            WorkerPool.close(sent);
            spark.stop();
            deleteLogs(master, run);
        }
    }

    /** Where workers of this machine look for Spark, and where they log. */
    private static Path sparkHome() {
        return Path.of(System.getenv().getOrDefault("SPARK_HOME", "."));
    }

    /** Of a cluster on one machine, the folders of its executors; another cluster keeps them as it is configured to. */
    private static void deleteLogs(String master, String run) throws IOException {
        Path logs = sparkHome().resolve("work").resolve(run);
        if (SparkSettings.isOnThisMachine(master) && Files.isDirectory(logs)) {
            Leftovers.deleteTree(logs);
        }
    }
}
