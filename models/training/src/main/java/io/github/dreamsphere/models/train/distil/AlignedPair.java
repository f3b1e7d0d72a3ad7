package io.github.dreamsphere.models.train.distil;

/**
 * A crop changed a little, once in the direction in which the student's gradient must turn to become parallel to the
 * teacher's, and once in the opposite direction. For unit vectors t and s along the gradients, that direction is d = t −
 * (t·s)s, the gradient of their cosine with respect to the student's gradient, times its length. The student's energy E
 * changes along it by the product of gradient and direction, so that training to raise (E(x + εd) − E(x − εd)) / (2ε|∇E|)
 * raises the cosine. Only first derivatives are computed (Pearlmutter 1994, "Fast exact multiplication by the Hessian",
 * with a central difference; Srinivas and Fleuret 2018, "Knowledge transfer with Jacobian matching"). A difference from x
 * itself would also reward a student whose energy rises with any change.
 *
 * @param less x − εd, HWC; values may be a little below 0 or above 1
 * @param more x + εd, likewise
 * @param head the index of the blob whose gradients are aligned
 * @param weight 1 / (2ε|∇E|), or less; 0 if there is nothing to align
 * @param cosine of the two gradients
 */
record AlignedPair(float[] less, float[] more, int head, float weight, double cosine) {
    /** Mean change of a value: so small that the energy is nearly linear, and well above rounding errors. */
    private static final double CHANGE = 0.4 / 255;

    /** A pair of {@code rgb} twice, without a student. */
    static AlignedPair none(float[] rgb, int head) {
        return new AlignedPair(rgb, rgb, head, 0, 0);
    }

    /**
     * Aligns the gradient {@code student} of the blob {@code head} at {@code rgb} with {@code teacher}; changes none.
     *
     * @param typical the usual length of the student's gradient, ≥ 0; a shorter one counts less, because in crops that
     *     show nearly nothing small changes of the weights turn it far
     */
    static AlignedPair of(float[] rgb, int head, float[] teacher, float[] student, double typical) {
        double length = length(student);
        double teachers = length(teacher);
        if (length == 0 || teachers == 0) {
            return none(rgb, head);
        }
        double cosine = dot(teacher, student) / length / teachers;
        double sum = 0;
        float[] direction = new float[teacher.length];
        for (int i = 0; i < direction.length; i++) {
            direction[i] = (float) (teacher[i] / teachers - cosine * student[i] / length);
            sum += Math.abs(direction[i]);
        }
        if (sum == 0) {
            return none(rgb, head);
        }
        double epsilon = CHANGE * direction.length / sum;
        float weight = (float) (1 / (2 * epsilon * Math.max(length, typical)));
        return new AlignedPair(moved(rgb, direction, -epsilon), moved(rgb, direction, epsilon), head, weight, cosine);
    }

    private static float[] moved(float[] rgb, float[] direction, double by) {
        float[] moved = rgb.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += (float) (by * direction[i]);
        }
        return moved;
    }

    /** The cosine of two gradients; 0 if one of them is zero. */
    static double cosine(float[] a, float[] b) {
        double lengths = length(a) * length(b);
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
