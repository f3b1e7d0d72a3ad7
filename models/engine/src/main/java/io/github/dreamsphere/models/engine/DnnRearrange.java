package io.github.dreamsphere.models.engine;

import io.github.dreamsphere.models.net.Rearrange;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.memory;

/**
 * Reorders the values of an HWC blob: a copy between two strided arrays whose dimensions are the digits of the output.
 */
final class DnnRearrange extends DnnKernel {
    /** oneDNN's limit. */
    private static final int MOST_DIMENSIONS = 12;

    DnnRearrange(Rearrange op, BlobArrays input, BlobArrays output) {
        List<Rearrange.Digit> digits = joined(op.order(input.shape()));
        memory.desc scattered =
                describe(digits.stream().mapToLong(Rearrange.Digit::step).toArray(), digits);
        memory.desc dense = describe(denseSteps(digits), digits);
        addForward(Primitive.copy(
                OneDnn.memory(scattered, OneDnn.floats(input.value())),
                OneDnn.memory(dense, OneDnn.floats(output.value()))));
        if (input.gradient() != null) {
            addBackward(Primitive.copy(
                    OneDnn.memory(dense, OneDnn.floats(output.gradient())),
                    OneDnn.memory(scattered, OneDnn.floats(input.gradient()))));
        }
    }

    /** False if values repeat, as their gradients must be added, or if there are too many digits. */
    static boolean supports(Rearrange op, Edge input) {
        return op.repeats().isEmpty() && joined(op.order(input.shape())).size() <= MOST_DIMENSIONS;
    }

    private static memory.desc describe(long[] steps, List<Rearrange.Digit> digits) {
        long[] sizes = digits.stream().mapToLong(Rearrange.Digit::size).toArray();
        return new memory.desc(sizes, memory.data_type.f32, steps);
    }

    private static long[] denseSteps(List<Rearrange.Digit> digits) {
        long[] steps = new long[digits.size()];
        long step = 1;
        for (int i = steps.length - 1; i >= 0; i--) {
            steps[i] = step;
            step *= digits.get(i).size();
        }
        return steps;
    }

    /** The digits without those of size 1, and with neighbours joined that are neighbours in the input, too. */
    private static List<Rearrange.Digit> joined(List<Rearrange.Digit> digits) {
        List<Rearrange.Digit> joined = new ArrayList<>();
        for (Rearrange.Digit digit : digits) {
            if (digit.size() > 1) {
                int last = joined.size() - 1;
                boolean follows = last >= 0 && joined.get(last).step() == digit.step() * digit.size();
                if (follows) {
                    joined.set(last, new Rearrange.Digit(joined.get(last).size() * digit.size(), digit.step()));
                } else {
                    joined.add(digit);
                }
            }
        }
        return joined.isEmpty() ? List.of(new Rearrange.Digit(1, 1)) : joined;
    }
}
