package io.github.dreamsphere.cluster;

import java.io.Serializable;

/**
 * A task of the cluster: a result that is made from a source.
 *
 * @param source where the picture is
 * @param target where its result goes
 */
record ClusterJob(String source, String target) implements Serializable {
    private static final long serialVersionUID = 1L;
}
