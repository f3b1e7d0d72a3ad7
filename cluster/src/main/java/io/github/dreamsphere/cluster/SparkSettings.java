package io.github.dreamsphere.cluster;

import io.github.dreamsphere.app.budget.MemorySplit;
import io.github.dreamsphere.app.cluster.ClusterRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.SparkConf;

/** Spark's settings for a run. */
final class SparkSettings {
    /** How often a picture may fail, or lose its executor, before it is given up. */
    static final int MOST_FAILURES = 2;

    /** Memory of an executor beside Java's heap, for nets and native libraries. */
    private static final long NATIVE_MEGABYTES = 1024;

    private static final String CLASS_PATH = "spark.executor.extraClassPath";

    private SparkSettings() {}

    /** What a request implies for each executor: one picture at a time, with all cores and all memory of the executor. */
    static Map<String, String> ofExecutors(ClusterRequest request) {
        MemorySplit memory = MemorySplit.of(request.memory(), NATIVE_MEGABYTES);
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("spark.executor.cores", String.valueOf(request.cores()));
        settings.put("spark.task.cpus", String.valueOf(request.cores()));
        settings.put("spark.executorEnv.OMP_NUM_THREADS", String.valueOf(request.cores()));
        // Otherwise Java takes the machine's cores, and executors of one machine contend for them.
        settings.put("spark.executor.defaultJavaOptions", "-XX:ActiveProcessorCount=" + request.cores());
        settings.put("spark.executor.memory", memory.heapMegabytes() + "m");
        settings.put("spark.executor.memoryOverhead", memory.nativeMegabytes() + "m");
        request.settings().forEach(settings::replace);
        return settings;
    }

    /** All settings. Those of {@code spark-submit}, and system properties, override what is implied. */
    static SparkConf of(ClusterRequest request) {
        SparkConf conf = new SparkConf();
        if (!request.master().isEmpty()) {
            conf.setMaster(request.master());
        }
        request.settings().forEach(conf::set);
        ofExecutors(request).forEach(conf::setIfMissing);
        conf.setIfMissing("spark.app.name", "dreamsphere");
        conf.setIfMissing("spark.task.maxFailures", String.valueOf(MOST_FAILURES));
        conf.setIfMissing("spark.executor.heartbeatInterval", "2s");
        conf.setIfMissing("spark.ui.enabled", "false");
        conf.setIfMissing("spark.ui.showConsoleProgress", "false");
        keepLittle(conf);
        shipProgram(conf);
        return conf;
    }

    /** Whether {@code master} is that of a cluster whose executors are processes of this machine. */
    static boolean isOnThisMachine(String master) {
        return master.startsWith("local-cluster");
    }

    /** What the driver remembers of jobs that have ended; pictures may be many. */
    private static void keepLittle(SparkConf conf) {
        for (String kept : new String[] {"Jobs", "Stages", "Tasks", "DeadExecutors"}) {
            conf.setIfMissing("spark.ui.retained" + kept, "50");
        }
    }

    /** Lets executors find this program: on this machine by its class path, on others by jars that are sent there. */
    private static void shipProgram(SparkConf conf) {
        String master = conf.get("spark.master", "");
        if (isOnThisMachine(master)) {
            conf.setIfMissing(CLASS_PATH, System.getProperty("java.class.path"));
        } else if (!master.startsWith("local") && System.getProperty("dreamsphere.jars") != null) {
            conf.setIfMissing("spark.jars", System.getProperty("dreamsphere.jars"));
        }
    }
}
