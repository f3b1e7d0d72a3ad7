package io.github.dreamsphere.models.gpu;

import io.github.dreamsphere.models.engine.PlainOp;
import io.github.dreamsphere.models.net.Op;
import io.github.dreamsphere.models.net.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** An op without a shader: the processor computes it, tile by tile, from a copy of the inputs. */
final class ProcessorKernel implements CardKernel {
    private final String name;
    private final Tiles tiles;
    private final Copies copies;

    /** One for each tile, as an op's gradient needs what its value was computed from. */
    private final List<PlainOp> ops = new ArrayList<>();

    private final List<Blob> inputs;
    private final Blob output;
    private final CardFloats staging;
    private final List<Dispatch> up = new ArrayList<>();
    private final List<Dispatch> down = new ArrayList<>();
    private final Dispatch outputUp;
    private Dispatch gradientDown;

    ProcessorKernel(Card card, Op op, List<Blob> inputs, Blob output) {
        this.name = op.getClass().getSimpleName();
        this.tiles = card.tiles();
        this.copies = new Copies(card);
        this.inputs = inputs;
        this.output = output;
        List<Shape> shapes = inputs.stream().map(Blob::shape).toList();
        for (int tile = 0; tile < card.tiles().most(); tile++) {
            ops.add(new PlainOp(op, shapes, output.shape(), output.gradient() != null));
        }
        long largest = Stream.concat(shapes.stream(), Stream.of(output.shape()))
                .mapToLong(Shape::length)
                .max()
                .orElseThrow();
        staging = new CardFloats(largest * card.tiles().most());
        inputs.forEach(input -> down.add(copies.down(input, input.value(), staging)));
        outputUp = copies.up(staging, output, output.value(), false);
    }

    /** The name of the op. */
    String name() {
        return name;
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
            for (int tile = 0; tile < tiles.count(); tile++) {
                staging.read(place(tile, inputs.get(i)), ops.get(tile).input(i).asBuffer());
            }
        }
        for (int tile = 0; tile < tiles.count(); tile++) {
            PlainOp op = ops.get(tile);
            op.forward();
            staging.write(place(tile, output), op.output().asBuffer());
        }
        outputUp.run();
    }

    private static long place(int tile, Blob blob) {
        return (long) tile * blob.shape().length();
    }

    @Override
    public void backward() {
        gradientDown.run();
        for (int tile = 0; tile < tiles.count(); tile++) {
            PlainOp op = ops.get(tile);
            staging.read(place(tile, output), op.outputGradient().asBuffer());
            op.backward();
        }
        for (int i = 0; i < inputs.size(); i++) {
            for (int tile = 0; tile < tiles.count(); tile++) {
                staging.write(
                        place(tile, inputs.get(i)), ops.get(tile).gradient(i).asBuffer());
            }
            up.get(i).run();
        }
    }

    @Override
    public long bytes() {
        return staging.bytes();
    }

    @Override
    public void close() {
        ops.forEach(PlainOp::close);
        staging.close();
    }
}
