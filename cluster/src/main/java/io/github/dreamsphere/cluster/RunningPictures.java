package io.github.dreamsphere.cluster;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import scala.Tuple4;
import scala.collection.Iterator;

/** Follows the executors, and the progress of the pictures in hand, which comes with each heartbeat. */
final class RunningPictures extends SparkListener {
    /** The name of the accumulator that counts the progress. */
    static final String PROGRESS = "dreamsphere progress";

    private final Map<Long, Long> progressOfTasks = new ConcurrentHashMap<>();
    private final Map<String, String> executors = new ConcurrentHashMap<>();
    private final Queue<String> lost = new ConcurrentLinkedQueue<>();

    @Override
    public void onExecutorAdded(SparkListenerExecutorAdded added) {
        executors.put(added.executorId(), added.executorInfo().executorHost());
    }

    @Override
    public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
        String host = executors.remove(removed.executorId());
        lost.add("executor " + removed.executorId() + (host == null ? "" : " on " + host) + " was lost; what it had in"
                + " hand is done again");
    }

    @Override
    public void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate update) {
        Iterator<Tuple4<Object, Object, Object, scala.collection.immutable.Seq<AccumulableInfo>>> tasks =
                update.accumUpdates().iterator();
        while (tasks.hasNext()) {
            Tuple4<Object, Object, Object, scala.collection.immutable.Seq<AccumulableInfo>> task = tasks.next();
            Iterator<AccumulableInfo> counters = task._4().iterator();
            while (counters.hasNext()) {
                AccumulableInfo counter = counters.next();
                if (counter.name().contains(PROGRESS) && counter.update().get() instanceof Long counted) {
                    progressOfTasks.put((Long) task._1(), counted);
                }
            }
        }
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
        progressOfTasks.remove(end.taskInfo().taskId());
    }

    /** The progress of all pictures in hand. */
    long progress() {
        return progressOfTasks.values().stream()
                .mapToLong(counted -> Math.min(counted, TaskEvents.WHOLE))
                .sum();
    }

    /** The executors that are there. */
    int executors() {
        return executors.size();
    }

    /** What to say of executors that were lost since the last call. */
    Queue<String> lost() {
        return lost;
    }
}
