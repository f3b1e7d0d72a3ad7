package io.github.dreamsphere.models.gpu;

import io.github.dreamsphere.models.net.Shape;
import java.util.List;

/** A matrix product {@code C = A · Bᵀ} for each row of the blobs; its gradients are {@code C'· B} and {@code C'ᵀ · A}. */
final class MatrixProductShader extends ShaderKernel {
    private final Blob a;
    private final Blob b;
    private final Blob output;

    MatrixProductShader(Card card, List<Blob> inputs, Blob output) {
        super(card);
        this.a = inputs.get(0);
        this.b = inputs.get(1);
        this.output = output;
        int summed = a.shape().channels();
        addForward(dispatch("FORWARD", a.value(), b.value(), output.value())
                .integers(integers(output.shape(), a.shape(), b.shape(), summed, 0))
                .each(output.shape().positions(), output.blocks()));
    }

    @Override
    public void prepareBackward(boolean[] add) {
        int rowsOfA = a.shape().width();
        int rowsOfB = b.shape().width();
        addBackward(dispatch("FIRST", output.gradient(), b.value(), a.gradient())
                .integers(integers(a.shape(), output.shape(), b.shape(), rowsOfB, flag(add[0])))
                .each(a.shape().positions(), a.blocks()));
        addBackward(dispatch("SECOND", output.gradient(), a.value(), b.gradient())
                .integers(integers(b.shape(), output.shape(), a.shape(), rowsOfA, flag(add[1])))
                .each(b.shape().positions(), b.blocks()));
    }

    private Dispatch dispatch(String which, Region first, Region second, Region to) {
        return card.dispatch("product", which).bind(first, second, to);
    }

    private static int[] integers(Shape to, Shape first, Shape second, int summed, int add) {
        return new int[] {to.positions(), to.channels(), to.width(), first.width(), second.width(), summed, add};
    }
}
