package io.github.dreamsphere.models.gpu;

import io.github.dreamsphere.models.engine.PlainOp;
import io.github.dreamsphere.models.net.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** An op without a shader: the processor computes it, from a copy of the inputs. */
final class ProcessorKernel implements CardKernel {
    private final Copies copies;
    private final PlainOp op;
    private final List<Blob> inputs;
    private final Blob output;
    private final CardFloats staging;
    private final List<Dispatch> up = new ArrayList<>();
    private final List<Dispatch> down = new ArrayList<>();
    private Dispatch outputUp;
    private Dispatch gradientDown;

    ProcessorKernel(Card card, Op op, List<Blob> inputs, Blob output) {
        this.copies = new Copies(card);
        this.inputs = inputs;
        this.output = output;
        this.op = new PlainOp(op, inputs.stream().map(Blob::shape).toList(), output.shape(), output.gradient() != null);
        staging = new CardFloats(Stream.concat(inputs.stream(), Stream.of(output))
                .mapToLong(blob -> blob.shape().length())
                .max()
                .orElseThrow());
        inputs.forEach(input -> down.add(copies.down(input, input.value(), staging)));
        outputUp = copies.up(staging, output, output.value(), false);
    }

    @Override
    public void prepareBackward(boolean[] add) {
        gradientDown = copies.down(output, output.gradient(), staging);
        for (int i = 0; i < inputs.size(); i++) {
            Blob input = inputs.get(i);
            up.add(copies.up(staging, input, input.gradient(), add[i]));
        }
    }

    @Override
    public void forward() {
        for (int i = 0; i < inputs.size(); i++) {
            down.get(i).run();
            staging.read(op.input(i).asBuffer());
        }
        op.forward();
        staging.write(op.output().asBuffer());
        outputUp.run();
    }

    @Override
    public void backward() {
        gradientDown.run();
        staging.read(op.outputGradient().asBuffer());
        op.backward();
        for (int i = 0; i < inputs.size(); i++) {
            staging.write(op.gradient(i).asBuffer());
            up.get(i).run();
        }
    }

    @Override
    public long bytes() {
        return staging.bytes();
    }

    @Override
    public void close() {
        op.close();
        staging.close();
    }
}
