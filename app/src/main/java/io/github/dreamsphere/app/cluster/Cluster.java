package io.github.dreamsphere.app.cluster;

import io.github.dreamsphere.BatchResult;
import io.github.dreamsphere.Events;
import io.github.dreamsphere.core.batch.Job;
import java.io.IOException;
import java.util.Map;
import java.util.ServiceLoader;

/** Spreads a batch of pictures over many machines. */
public interface Cluster {
    /**
     * The cluster of the module {@code dreamsphere-cluster}.
     *
     * @throws IOException if the module is not on the class path
     */
    static Cluster open() throws IOException {
        return ServiceLoader.load(Cluster.class, Cluster.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IOException(
                        "this build has no support for clusters; build it with: mvn -Pcluster package"));
    }

    /**
     * The cluster's settings that {@code request} implies, by their names.
     *
     * @throws IllegalArgumentException if no cluster is named
     */
    Map<String, String> settings(ClusterRequest request);

    /**
     * Does {@code work} with every picture of {@code request}. A picture that fails is reported at the end, and the others
     * go on.
     *
     * @throws IllegalArgumentException if the request cannot be carried out, such as for a wrong address
     * @throws IOException if there is no picture, or the cluster cannot be reached or ends the run
     * @throws io.github.dreamsphere.core.progress.Cancelled if the activity of {@code events} is cancelled; finished
     *     results stay
     */
    BatchResult run(ShippedWork work, ClusterRequest request, Events events) throws IOException;

    /**
     * Does {@code work} with {@code jobs}, whatever inputs {@code request} names.
     *
     * @param jobs files at paths that every machine sees, by what to call each job in messages
     * @throws IllegalArgumentException as {@link #run(ShippedWork, ClusterRequest, Events)}
     * @throws IOException if the cluster cannot be reached or ends the run
     * @throws io.github.dreamsphere.core.progress.Cancelled if the activity of {@code events} is cancelled; finished
     *     results stay
     */
    BatchResult run(ShippedWork work, Map<String, Job> jobs, ClusterRequest request, Events events) throws IOException;
}
