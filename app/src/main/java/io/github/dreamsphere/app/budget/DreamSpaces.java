package io.github.dreamsphere.app.budget;

import io.github.dreamsphere.Events;
import io.github.dreamsphere.core.batch.Job;
import io.github.dreamsphere.core.dream.DreamPlan;
import java.io.IOException;

/** Finds the space for dreams before anything of them is read. */
@FunctionalInterface
public interface DreamSpaces {
    /**
     * Takes the space for a dream.
     *
     * @param job the dream's files
     * @param events receives an estimate, if there is a reason for one
     * @throws IOException if there is too little memory or disk
     */
    DreamSpace take(Job job, PictureNeeds picture, DreamPlan plan, Events events) throws IOException;
}
