package io.github.dreamsphere.core.flow;

/**
 * Displacements that are proposed for one place, each with a weight. Where things move past each other, their mean would
 * be the motion of neither, so the result is the mean of those that agree with the one that has most support.
 */
final class Votes {
    private final float[] votes;
    private final float[] weights;
    private final float agreeing;
    private final float[] mean = new float[3];
    private float weight;
    private int count;

    /**
     * @param most how many can be proposed for a place
     * @param agreeing displacements that differ by this count half to each other
     */
    Votes(int most, double agreeing) {
        this.votes = new float[3 * most];
        this.weights = new float[most];
        this.agreeing = (float) (1 / (agreeing * agreeing));
    }

    /** Goes to another place, for which nothing is proposed yet. */
    void clear() {
        count = 0;
    }

    /** Proposes a displacement; in a plane, {@code z} is 0. */
    void add(float x, float y, float z, float ofWeight) {
        votes[3 * count] = x;
        votes[3 * count + 1] = y;
        votes[3 * count + 2] = z;
        weights[count] = ofWeight;
        count++;
    }

    /** Finds the result; something must have been proposed. */
    void decide() {
        float most = -1;
        int best = 0;
        for (int i = 0; i < count; i++) {
            float support = 0;
            for (int j = 0; j < count; j++) {
                support += weights[j] * agreement(i, j);
            }
            if (support > most) {
                most = support;
                best = i;
            }
        }
        takeMean(best, most);
    }

    /** From 1 for equal displacements down to 0. */
    private float agreement(int i, int j) {
        float x = votes[3 * i] - votes[3 * j];
        float y = votes[3 * i + 1] - votes[3 * j + 1];
        float z = votes[3 * i + 2] - votes[3 * j + 2];
        float distance = agreeing * (x * x + y * y + z * z);
        return 1 / (1 + distance * distance);
    }

    private void takeMean(int like, float all) {
        float x = 0;
        float y = 0;
        float z = 0;
        for (int i = 0; i < count; i++) {
            float part = weights[i] * agreement(like, i);
            x += part * votes[3 * i];
            y += part * votes[3 * i + 1];
            z += part * votes[3 * i + 2];
        }
        mean[0] = x / all;
        mean[1] = y / all;
        mean[2] = z / all;
        weight = all;
    }

    /** The resulting displacement along an axis: 0 is x, 1 is y, 2 is z. */
    float mean(int axis) {
        return mean[axis];
    }

    /** The weight of those that agree. */
    float weight() {
        return weight;
    }
}
