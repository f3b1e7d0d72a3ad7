package io.github.dreamsphere.models.gpu;

import io.github.dreamsphere.models.net.Eltwise;
import io.github.dreamsphere.models.net.Shape;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Two blobs combined elementwise, of which those with a single row, column or channel are spread along it. */
final class PairShader extends ShaderKernel {
    private static final Set<Eltwise.Kind> KINDS = EnumSet.of(
            Eltwise.Kind.SUM, Eltwise.Kind.PRODUCT, Eltwise.Kind.MAX, Eltwise.Kind.MIN, Eltwise.Kind.QUOTIENT);

    /** As many copies of a value make it worth a work group of its own. */
    private static final int MANY_COPIES = 64;

    /** Every device takes as many work groups. */
    private static final int MOST_GROUPS = 65535;

    private final Eltwise op;
    private final List<Blob> inputs;
    private final Blob output;

    PairShader(Card card, Eltwise op, List<Blob> inputs, Blob output) {
        super(card);
        this.op = op;
        this.inputs = inputs;
        this.output = output;
        addForward(card.dispatch("pair", "VALUE value_" + op.kind())
                .bind(inputs.get(0).value(), inputs.get(1).value(), output.value())
                .integers(geometry())
                .floats(factor(0), factor(1))
                .each(output.shape().positions(), output.blocks()));
    }

    static boolean supports(Eltwise op, List<Blob> inputs) {
        return inputs.size() == 2 && KINDS.contains(op.kind());
    }

    private float factor(int input) {
        return op.coefficients().isEmpty() ? 1 : op.coefficients().get(input);
    }

    @Override
    public void prepareBackward(boolean[] add) {
        addBackward(gradient(0, "SLOPE first_" + op.kind(), add[0]));
        addBackward(gradient(1, "SLOPE second_" + op.kind(), add[1]));
    }

    private Dispatch gradient(int index, String slope, boolean add) {
        Blob input = inputs.get(index);
        Shape own = input.shape();
        Shape whole = output.shape();
        int rows = whole.height() / own.height();
        int columns = whole.width() / own.width();
        int blocks = output.blocks() / input.blocks();
        boolean together = rows * columns >= MANY_COPIES && own.positions() <= MOST_GROUPS;
        Dispatch dispatch =
                together ? card.dispatch("pairslope", slope, "TOGETHER") : card.dispatch("pairslope", slope);
        dispatch.bind(inputs.get(0).value(), inputs.get(1).value(), output.gradient(), input.gradient())
                .integers(geometry(
                        own.positions(), own.width(), rows, columns, blocks, flag(own.channels() == 1), flag(add)))
                .floats(factor(0), factor(1));
        return together
                ? dispatch.groups(own.positions(), input.blocks())
                : dispatch.each(own.positions(), input.blocks());
    }

    /** The integers of {@code operands.glsl}, and {@code more} after them. */
    private int[] geometry(int... more) {
        int[] all = new int[11 + more.length];
        all[0] = output.shape().positions();
        all[1] = output.shape().channels();
        all[2] = output.shape().width();
        for (int i = 0; i < 2; i++) {
            Shape shape = inputs.get(i).shape();
            all[3 + 4 * i] = shape.channels() == 1 ? 0 : shape.positions();
            all[4 + 4 * i] = shape.height() == 1 ? 0 : shape.width();
            all[5 + 4 * i] = shape.width() == 1 ? 0 : 1;
            all[6 + 4 * i] = flag(shape.channels() == 1);
        }
        System.arraycopy(more, 0, all, 11, more.length);
        return all;
    }
}
