package io.github.dreamsphere.models.train.select;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * The weight of every channel of a blob, from 0 to 1, in a dream of some classes rather than of others.
 *
 * <p>Let w be the strongest mean square of a channel among the liked classes and u that among the unliked ones. The
 * selectivity of the channel is s = w / (w + u). Its weight is 0 up to s = 0.5, where the unliked classes activate it as
 * strongly, rises linearly, and is 1 from s = 0.75, where the liked ones activate it three times as strongly.
 */
public final class ChannelWeights {
    private static final double LEAST = 0.5;
    private static final double FULL = 0.75;

    private ChannelWeights() {}

    /**
     * The weights of the channels of {@code responses}.
     *
     * @param liked the classes to dream of
     * @param unliked the classes not to dream of; empty for all others
     * @throws IllegalArgumentException if a class is unknown, is in both lists, or if a list is empty
     */
    public static float[] of(ClassResponses responses, Collection<String> liked, Collection<String> unliked) {
        Set<String> against = new TreeSet<>(unliked);
        if (unliked.isEmpty()) {
            against.addAll(responses.byClass().keySet());
            liked.forEach(against::remove);
        }
        check(responses, liked, against);
        double[] wanted = strongest(responses, liked);
        double[] unwanted = strongest(responses, against);
        float[] weights = new float[responses.channels()];
        for (int c = 0; c < weights.length; c++) {
            double sum = wanted[c] + unwanted[c];
            double selectivity = sum > 0 ? wanted[c] / sum : 0;
            weights[c] = (float) Math.min(1, Math.max(0, (selectivity - LEAST) / (FULL - LEAST)));
        }
        return weights;
    }

    private static void check(ClassResponses responses, Collection<String> liked, Set<String> unliked) {
        if (liked.isEmpty() || unliked.isEmpty()) {
            throw new IllegalArgumentException("at least one class to dream of and one other class are needed");
        }
        Set<String> known = responses.byClass().keySet();
        for (String name : liked) {
            if (unliked.contains(name)) {
                throw new IllegalArgumentException("class '" + name + "' cannot be liked and unliked");
            }
        }
        TreeSet<String> unknown = new TreeSet<>(liked);
        unknown.addAll(unliked);
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "no pictures of class '" + unknown.first() + "'; the classes are " + String.join(", ", known));
        }
    }

    private static double[] strongest(ClassResponses responses, Collection<String> classes) {
        double[] strongest = new double[responses.channels()];
        for (String name : classes) {
            double[] response = responses.byClass().get(name);
            for (int c = 0; c < strongest.length; c++) {
                strongest[c] = Math.max(strongest[c], response[c]);
            }
        }
        return strongest;
    }
}
