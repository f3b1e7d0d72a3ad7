package io.github.dreamsphere.models.gpu;

import io.github.dreamsphere.core.dream.AscentTask;
import io.github.dreamsphere.core.dream.SphereAscent;
import io.github.dreamsphere.core.dream.ViewAscent;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.models.engine.ImageInput;
import io.github.dreamsphere.models.engine.Pass;
import io.github.dreamsphere.models.engine.Slope;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Shape;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** A pass on a graphics card. Made and run on the card's thread; callers may be on any. */
final class CardPass implements Pass {
    private static final int RGB = 3;

    private final GraphicsCard graphics;
    private final Card card;
    private final Tiles tiles;
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
        this.card = card;
        this.tiles = card.tiles();
        Net part = net.upTo(requested);
        graph = new CardGraph(card, part, requested, width, height, gradient);
        image = graph.blob(part.input());
        outputs = requested.stream().map(graph::blob).toList();
        input = new ImageInput(net.imageSpec(), image.shape());
        long largest = Stream.concat(Stream.of(image), outputs.stream())
                .mapToLong(blob -> blob.shape().length())
                .max()
                .orElseThrow();
        staging = new CardFloats(largest * tiles.most());
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
    public int tiles() {
        return tiles.most();
    }

    @Override
    public void forward(float[] rgb) {
        int count = images(rgb);
        if (count > tiles.most()) {
            throw new IllegalArgumentException("the pass computes " + tiles.most() + " images at once, were " + count);
        }
        tiles.set(count);
        graphics.run(() -> {
            for (int tile = 0; tile < count; tile++) {
                staging.write(place(tile, image), input.values(rgb, tile));
            }
            imageUp.run();
            graph.forward();
            GraphicsCard.check("computing a pass");
        });
    }

    /** The number of images in {@code rgb}. */
    private int images(float[] rgb) {
        int each = image.shape().positions() * RGB;
        if (rgb.length == 0 || rgb.length % each != 0) {
            throw new IllegalArgumentException("an image of " + image.shape().width() + "x"
                    + image.shape().height() + " has " + each + " samples, were " + rgb.length);
        }
        return rgb.length / each;
    }

    /** Where a tile's blob starts in the staging memory. */
    private static long place(int tile, Blob blob) {
        return (long) tile * blob.shape().length();
    }

    @Override
    public void readActivation(int index, float[] values) {
        requireLength(index, values);
        graphics.run(() -> {
            outputsDown.get(index).run();
            staging.read(0, values);
            GraphicsCard.check("reading a blob");
        });
    }

    private void requireLength(int index, float[] values) {
        int length = output(index).length() * tiles.count();
        if (values.length != length) {
            throw new IllegalArgumentException(
                    tiles.count() + " blobs " + output(index) + " have " + length + " values, were " + values.length);
        }
    }

    @Override
    public void backward(List<float[]> outputGradients, float[] rgbGradient) {
        if (outputGradients.size() != outputs.size()) {
            throw new IllegalArgumentException(
                    "there must be " + outputs.size() + " gradients, were " + outputGradients.size());
        }
        if (images(rgbGradient) != tiles.count()) {
            throw new IllegalArgumentException(
                    "there must be " + tiles.count() + " gradients of images, were " + images(rgbGradient));
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
            for (int tile = 0; tile < tiles.count(); tile++) {
                staging.read(place(tile, image), input.staging());
                input.readGradient(rgbGradient, tile);
            }
            GraphicsCard.check("computing a gradient");
        });
    }

    @Override
    public Optional<SphereAscent> ascent(AscentTask task, Slope slope) {
        return graphics.call(() -> {
            try {
                return SphereShaders.fit(card, task.sphere())
                        ? Optional.of(new CardAscent(this, task, slope))
                        : Optional.empty();
            } catch (CardMemoryException e) {
                LoggerFactory.getLogger(CardPass.class).debug("the picture stays out of the card's memory", e);
                return Optional.empty();
            }
        });
    }

    @Override
    public Optional<ViewAscent> views(Equirectangular sphere, Slope slope) {
        Optional<ViewAscent> made = graphics.call(() -> {
            try {
                return ViewShaders.fit(card, sphere)
                        ? Optional.of(new CardViews(this, sphere, slope))
                        : Optional.empty();
            } catch (CardMemoryException e) {
                LoggerFactory.getLogger(CardPass.class).debug("the sphere stays out of the card's memory", e);
                return Optional.empty();
            }
        });
        if (made.isEmpty()) {
            graphics.note("a sphere of " + sphere.width() + "x" + sphere.height()
                    + " pixels does not fit into the graphics card's memory,"
                    + " so the processor takes the steps of its live dream");
        }
        return made;
    }

    GraphicsCard graphics() {
        return graphics;
    }

    Card card() {
        return card;
    }

    /** The net's input. */
    Blob image() {
        return image;
    }

    /** How pixels become the net's input, see {@link ImageInput#factors}. */
    float[] factors() {
        return input.factors();
    }

    /** The first blob that is computed. */
    Blob blob() {
        return outputs.get(0);
    }

    /** Computes the blobs of {@code count} images, which {@code filling} writes to {@link #image}. On the card's thread. */
    void forward(int count, Runnable filling) {
        tiles.set(count);
        filling.run();
        graph.forward();
    }

    /** From the gradient in {@link #blob} computes that of {@link #image}. On the card's thread. */
    void backward() {
        graph.backward();
    }

    /** Copies the first blob of all images to {@code values}. On the card's thread. */
    void readBlob(float[] values) {
        outputsDown.get(0).run();
        staging.read(0, values);
    }

    /** Sets the gradient of the first blob of all images. On the card's thread. */
    void writeGradient(float[] values) {
        staging.write(values);
        gradientsUp.get(0).run();
    }

    /** The kinds of ops that leave the card, and the number of each. */
    SortedMap<String, Long> processorOps() {
        return graph.processorOps();
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
