package io.github.dreamsphere.models.gpu;

import io.github.dreamsphere.models.net.DepthToSpace;
import io.github.dreamsphere.models.net.Rearrange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Values in another order. */
final class RearrangeShader extends ShaderKernel {
    /** As many digits fit into the shader's integers. */
    private static final int MOST_DIGITS = 28;

    private static final int FIXED_INTEGERS = 8;

    private final Blob input;
    private final Blob output;

    /** The digits of the output, the outermost first, without those that never change. */
    private final List<Digit> digits;

    /** A digit: its size, and by how many values one step of it moves in the input and in the output. */
    private record Digit(int size, int inputStep, int outputStep) {
        boolean repeats() {
            return inputStep == 0;
        }
    }

    RearrangeShader(Card card, Rearrange op, Blob input, Blob output) {
        super(card);
        this.input = input;
        this.output = output;
        this.digits = digits(op, input);
        List<Step> steps = digits.stream()
                .map(digit -> new Step(digit.size(), digit.inputStep()))
                .toList();
        addForward(dispatch(input, output, steps, List.of(), false).bind(input.value(), output.value()));
    }

    static boolean supports(Rearrange op, Blob input) {
        return digits(op, input).size() <= MOST_DIGITS;
    }

    private static List<Digit> digits(Rearrange op, Blob input) {
        List<Digit> digits = new ArrayList<>();
        List<Rearrange.Digit> order = op.order(input.shape());
        int outputStep = 1;
        for (int i = order.size() - 1; i >= 0; i--) {
            Rearrange.Digit digit = order.get(i);
            if (digit.size() > 1) {
                digits.add(0, new Digit(digit.size(), digit.step(), outputStep));
            }
            outputStep *= digit.size();
        }
        return digits;
    }

    /** {@code op} as a rearrangement: its squares are digits of the channels, which become digits of rows and columns. */
    static Rearrange of(DepthToSpace op) {
        boolean last = op.order() == DepthToSpace.Order.DEPTH_LAST;
        List<Integer> channels = last ? List.of(op.block(), op.block(), 0) : List.of(0, op.block(), op.block());
        int row = last ? 2 : 3;
        return new Rearrange(
                List.of(0),
                List.of(0),
                channels,
                List.of(),
                List.of(0, row),
                List.of(1, row + 1),
                List.of(last ? 4 : 2));
    }

    @Override
    public void prepareBackward(boolean[] add) {
        List<Step> own = digits.stream()
                .filter(digit -> !digit.repeats())
                .sorted(Comparator.comparingInt(Digit::inputStep).reversed())
                .map(digit -> new Step(digit.size(), digit.outputStep()))
                .toList();
        List<Step> copies = digits.stream()
                .filter(Digit::repeats)
                .map(digit -> new Step(digit.size(), digit.outputStep()))
                .toList();
        addBackward(dispatch(output, input, own, copies, add[0]).bind(output.gradient(), input.gradient()));
    }

    /** A digit of what is written, and by how many values it moves the place that is read. */
    private record Step(int size, int step) {}

    private Dispatch dispatch(Blob from, Blob to, List<Step> steps, List<Step> summed, boolean add) {
        int[] integers = new int[FIXED_INTEGERS + 2 * (steps.size() + summed.size())];
        integers[0] = to.shape().positions();
        integers[1] = to.shape().channels();
        integers[2] = from.shape().positions();
        integers[3] = from.shape().channels();
        integers[4] = steps.size();
        integers[5] = summed.size();
        integers[6] = summed.stream().mapToInt(Step::size).reduce(1, Math::multiplyExact);
        integers[7] = flag(add);
        int place = FIXED_INTEGERS;
        List<Step> all = new ArrayList<>(steps);
        all.addAll(summed);
        for (Step step : all) {
            integers[place++] = step.size();
            integers[place++] = step.step();
        }
        return card.dispatch("rearrange").integers(integers).each(to.shape().positions(), to.blocks());
    }
}
