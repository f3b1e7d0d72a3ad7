package io.github.dreamsphere.models.gpu;

import io.github.dreamsphere.models.net.Eltwise;
import java.util.List;

/** A sum of blobs of the same shape, each with a factor. */
final class SumShader extends ShaderKernel {
    private final Eltwise op;
    private final List<Blob> inputs;
    private final Blob output;

    SumShader(Card card, Eltwise op, List<Blob> inputs, Blob output) {
        super(card);
        this.op = op;
        this.inputs = inputs;
        this.output = output;
        for (int i = 0; i < inputs.size(); i++) {
            Blob input = inputs.get(i);
            addForward(scaled(input.value(), output.value(), i, i > 0));
        }
    }

    static boolean supports(Eltwise op, List<Blob> inputs) {
        return op.kind() == Eltwise.Kind.SUM
                && inputs.stream().map(Blob::shape).distinct().count() == 1;
    }

    @Override
    public void prepareBackward(boolean[] add) {
        for (int i = 0; i < inputs.size(); i++) {
            Blob input = inputs.get(i);
            addBackward(scaled(output.gradient(), input.gradient(), i, add[i]));
        }
    }

    private Dispatch scaled(Region from, Region to, int index, boolean add) {
        int positions = output.shape().positions();
        return card.dispatch("scale")
                .bind(from, to)
                .integers(positions, flag(add))
                .floats(op.coefficients().get(index))
                .each(positions, output.blocks());
    }
}
