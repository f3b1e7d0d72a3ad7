package io.github.dreamsphere.cluster;

import java.io.Serializable;

/**
 * A task of the cluster: a result that is made from a source.
 *
 * @param name what messages call it
 * @param source where the picture or the film is
 * @param target where its result goes
 */
record ClusterJob(String name, String source, String target) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The job of a picture, which is called by its place. */
    ClusterJob(String source, String target) {
        this(source, source, target);
    }
}
