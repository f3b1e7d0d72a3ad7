package io.github.dreamsphere.models.gpu;

import io.github.dreamsphere.models.engine.ImageInput;
import io.github.dreamsphere.models.engine.Pass;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Shape;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A pass on a graphics card. Made and run on the card's thread; callers may be on any. */
final class CardPass implements Pass {
    private final GraphicsCard graphics;
    private final CardGraph graph;
    private final ImageInput input;
    private final Blob image;
    private final List<Blob> outputs;
    private final CardFloats staging;
    private final Dispatch imageUp;
    private final Dispatch imageDown;
    private final List<Dispatch> outputsDown;
    private final List<Dispatch> gradientsUp;

    CardPass(
            GraphicsCard graphics,
            Card card,
            Net net,
            List<String> requested,
            int width,
            int height,
            boolean gradient) {
        this.graphics = graphics;
        Net part = net.upTo(requested);
        graph = new CardGraph(card, part, requested, width, height, gradient);
        image = graph.blob(part.input());
        outputs = requested.stream().map(graph::blob).toList();
        input = new ImageInput(net.imageSpec(), image.shape());
        staging = new CardFloats(Stream.concat(Stream.of(image), outputs.stream())
                .mapToLong(blob -> blob.shape().length())
                .max()
                .orElseThrow());
        Copies copies = new Copies(card);
        imageUp = copies.up(staging, image, image.value(), false);
        imageDown = gradient ? copies.down(image, image.gradient(), staging) : null;
        outputsDown = outputs.stream()
                .map(blob -> copies.down(blob, blob.value(), staging))
                .toList();
        gradientsUp = gradient ? gradientsUp(copies) : List.of();
        GraphicsCard.check("preparing a pass");
    }

    /** A blob may be requested twice, or be another by an identity: then its gradients are added. */
    private List<Dispatch> gradientsUp(Copies copies) {
        Set<Blob> written = new HashSet<>();
        return outputs.stream()
                .map(blob -> copies.up(staging, blob, blob.gradient(), !written.add(blob)))
                .toList();
    }

    @Override
    public Shape output(int index) {
        return outputs.get(index).shape();
    }

    @Override
    public void forward(float[] rgb) {
        float[] values = input.values(rgb);
        graphics.run(() -> {
            staging.write(values);
            imageUp.run();
            graph.forward();
            GraphicsCard.check("computing a pass");
        });
    }

    @Override
    public void readActivation(int index, float[] values) {
        requireLength(index, values);
        graphics.run(() -> {
            outputsDown.get(index).run();
            staging.read(values);
            GraphicsCard.check("reading a blob");
        });
    }

    private void requireLength(int index, float[] values) {
        int length = output(index).length();
        if (values.length != length) {
            throw new IllegalArgumentException(
                    "a blob " + output(index) + " has " + length + " values, were " + values.length);
        }
    }

    @Override
    public void backward(List<float[]> outputGradients, float[] rgbGradient) {
        if (outputGradients.size() != outputs.size()) {
            throw new IllegalArgumentException(
                    "there must be " + outputs.size() + " gradients, were " + outputGradients.size());
        }
        for (int i = 0; i < outputs.size(); i++) {
            requireLength(i, outputGradients.get(i));
        }
        graphics.run(() -> {
            for (int i = 0; i < outputs.size(); i++) {
                staging.write(outputGradients.get(i));
                gradientsUp.get(i).run();
            }
            graph.backward();
            imageDown.run();
            staging.read(input.staging());
            GraphicsCard.check("computing a gradient");
        });
        input.readGradient(rgbGradient);
    }

    @Override
    public long bytes() {
        return graph.bytes() + staging.bytes();
    }

    @Override
    public void close() {
        graphics.run(() -> {
            graph.close();
            staging.close();
        });
    }
}
