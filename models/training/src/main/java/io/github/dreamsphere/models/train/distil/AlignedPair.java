package io.github.dreamsphere.models.train.distil;

import java.util.List;

/**
 * A crop, and the crop changed a little in the direction in which the student's gradient must turn to become parallel to
 * the teacher's. For unit vectors t and s along the gradients, that direction is t − (t·s)s, the gradient of their cosine
 * with respect to the student's gradient, times its length. The student's energy E changes along it by the product of
 * gradient and direction, so that training to raise (E(changed) − E(crop)) / (ε|∇E|) raises the cosine. Only first
 * derivatives are computed (Pearlmutter 1994, "Fast exact multiplication by the Hessian", with a finite difference;
 * Srinivas and Fleuret 2018, "Knowledge transfer with Jacobian matching").
 *
 * @param crop the crop
 * @param blobs the teacher's blobs for it
 * @param changed the changed crop's HWC values, which may be a little below 0 or above 1
 * @param head the index of the blob whose gradients are aligned
 * @param weight 1 / (ε|∇E|), or less; 0 if there is nothing to align
 * @param cosine of the two gradients
 */
record AlignedPair(RandomCrops.Crop crop, List<float[]> blobs, float[] changed, int head, float weight, double cosine) {
    /** Mean change of a value: so small that the energy is nearly linear, and well above rounding errors. */
    private static final double CHANGE = 0.5 / 255;

    /** A pair without a student. */
    static AlignedPair none(RandomCrops.Crop crop, List<float[]> blobs, int head) {
        return new AlignedPair(crop, blobs, crop.rgb(), head, 0, 0);
    }

    /**
     * Aligns the gradient {@code student} of the blob {@code head} with the teacher's; changes neither.
     *
     * @param typical the usual length of the student's gradient, ≥ 0; a shorter one counts less, because in crops that
     *     show nearly nothing small changes of the weights turn it far
     */
    static AlignedPair of(RandomCrops.Crop crop, int head, Teacher.Lesson lesson, float[] student, double typical) {
        float[] teacher = lesson.gradient();
        double length = length(student);
        double teachers = length(teacher);
        if (length == 0 || teachers == 0) {
            return none(crop, lesson.blobs(), head);
        }
        double cosine = dot(teacher, student) / length / teachers;
        double sum = 0;
        float[] direction = new float[teacher.length];
        for (int i = 0; i < direction.length; i++) {
            direction[i] = (float) (teacher[i] / teachers - cosine * student[i] / length);
            sum += Math.abs(direction[i]);
        }
        if (sum == 0) {
            return none(crop, lesson.blobs(), head);
        }
        double epsilon = CHANGE * direction.length / sum;
        float[] changed = crop.rgb().clone();
        for (int i = 0; i < changed.length; i++) {
            changed[i] += (float) (epsilon * direction[i]);
        }
        return new AlignedPair(
                crop, lesson.blobs(), changed, head, (float) (1 / (epsilon * Math.max(length, typical))), cosine);
    }

    /** The cosine of two gradients; 0 if one of them is zero. */
    static double cosine(float[] a, float[] b) {
        double lengths = Math.sqrt(dot(a, a) * dot(b, b));
        return lengths == 0 ? 0 : dot(a, b) / lengths;
    }

    /** The length of a gradient. */
    static double length(float[] gradient) {
        return Math.sqrt(dot(gradient, gradient));
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }
}
