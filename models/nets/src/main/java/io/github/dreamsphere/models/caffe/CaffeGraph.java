package io.github.dreamsphere.models.caffe;

import io.github.dreamsphere.models.caffe.proto.LayerParameter;
import io.github.dreamsphere.models.caffe.proto.NetParameter;
import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.NetFileException;
import io.github.dreamsphere.models.net.Op;
import io.github.dreamsphere.models.net.Shape;
import io.github.dreamsphere.models.net.ShapeException;
import io.github.dreamsphere.models.net.Unpool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Converts the layers of a prototxt, from the image on, to layers that each write a blob of their own. Leaves out what
 * only training needs: data, labels, losses, and branches without weights that end in losses.
 */
final class CaffeGraph {
    private static final String INPUT = "input";

    private final Path prototxt;
    private final CaffeWeights weights;
    private final List<LayerParameter> params;
    private final CaffeInput input;
    private final Map<String, Integer> lastWriters = new HashMap<>();

    /** Name of the latest result for each blob of the file. */
    private final Map<String, String> newest = new HashMap<>();

    private final Map<String, CaffeBlob> blobs = new HashMap<>();
    private final Set<String> leftOut = new HashSet<>();

    /** Blobs that depend on a layer of an unknown kind. */
    private final Set<String> unknown = new HashSet<>();

    private final Consumer<String> notes;
    private int behindUnknown;

    /** The maximum pools that write masks, by the blobs of the masks. */
    private final Map<String, PoolMask> masks = new HashMap<>();

    /**
     * Where a pool found its maxima.
     *
     * @param pooled the blob that it read
     */
    private record PoolMask(Op pool, String pooled) {}

    private final List<Layer> layers = new ArrayList<>();

    /** @param notes receives lines about layers that are left out */
    CaffeGraph(Path prototxt, NetParameter net, CaffeWeights weights, Consumer<String> notes) throws NetFileException {
        this.notes = notes;
        this.prototxt = prototxt;
        this.weights = weights;
        this.params = V1Layers.upgraded(prototxt, net).stream()
                .filter(LayerRoles::whenTesting)
                .toList();
        this.input = CaffeInput.of(prototxt, net);
        for (int i = 0; i < params.size(); i++) {
            for (String top : params.get(i).getTopList()) {
                lastWriters.put(top, LayerRoles.feeds(params.get(i)) ? -1 : i);
            }
        }
    }

    Net net(String name, ImageSpec imageSpec) throws NetFileException {
        if (imageSpec.channels().count() != input.shape().channels()) {
            throw new NetFileException(
                    prototxt,
                    "takes " + input.shape().channels() + " channels, but " + imageSpec.channels() + " gives "
                            + imageSpec.channels().count());
        }
        boolean changedInPlace = lastWriters.getOrDefault(input.blob(), -1) >= 0;
        String inputName = changedInPlace ? Net.intermediate(input.blob(), INPUT) : input.blob();
        newest.put(input.blob(), inputName);
        blobs.put(inputName, CaffeBlob.map(input.shape()));
        for (int i = 0; i < params.size(); i++) {
            follow(i, params.get(i));
        }
        if (behindUnknown > 0) {
            notes.accept("left out: " + behindUnknown + (behindUnknown == 1 ? " layer" : " layers") + " behind these");
        }
        try {
            return new Net(name, imageSpec, inputName, layers);
        } catch (IllegalArgumentException e) {
            throw new NetFileException(prototxt, e.getMessage());
        }
    }

    private void follow(int index, LayerParameter param) throws NetFileException {
        boolean needed = !LayerRoles.feeds(param)
                && !LayerRoles.judges(param)
                && leftOut.stream().noneMatch(param.getBottomList()::contains)
                && !onlyForTraining(param);
        boolean behind = needed && param.getBottomList().stream().anyMatch(unknown::contains);
        if (behind) {
            behindUnknown++;
            unknown.addAll(param.getTopList());
        } else if (needed) {
            add(index, param);
        } else {
            param.getTopList().stream().filter(top -> !top.equals(input.blob())).forEach(leftOut::add);
        }
    }

    /** True for a branch that has no weights and ends in losses, such as an auxiliary classifier. */
    private boolean onlyForTraining(LayerParameter param) {
        return LayerRoles.needsWeights(param)
                && !weights.has(param.getName())
                && param.getTopList().stream().allMatch(top -> endsInJudges(top, new HashSet<>(Set.of(top))));
    }

    private boolean endsInJudges(String blob, Set<String> seen) {
        List<LayerParameter> readers = params.stream()
                .filter(param -> param.getBottomList().contains(blob)
                        && !param.getTopList().equals(List.of(blob)))
                .toList();
        return !readers.isEmpty()
                && readers.stream()
                        .allMatch(reader -> LayerRoles.judges(reader)
                                || reader.getTopList().stream()
                                        .filter(seen::add)
                                        .allMatch(top -> endsInJudges(top, seen)));
    }

    private void add(int index, LayerParameter param) throws NetFileException {
        if (param.getBottomCount() == 0 || param.getTopCount() == 0) {
            throw new NetFileException(prototxt, "layer '" + param.getName() + "' reads or writes nothing");
        }
        List<String> inputs = new ArrayList<>();
        for (String bottom : param.getBottomList()) {
            if (masks.containsKey(bottom) && !undoesPool(param)) {
                throw new NetFileException(
                        prototxt,
                        named(param) + " reads '" + bottom
                                + "', the mask of a pool, which only Upsample and Unpooling can read");
            }
            if (!newest.containsKey(bottom)) {
                throw new NetFileException(
                        prototxt,
                        "layer '" + param.getName() + "' reads blob '" + bottom + "', which no layer before it writes");
            }
            inputs.add(newest.get(bottom));
        }
        int before = layers.size();
        try {
            write(index, param, inputs);
        } catch (UnknownLayerException e) {
            if (before == 0) {
                throw new NetFileException(prototxt, named(param) + ": " + e.getMessage());
            }
            unknown.addAll(param.getTopList());
            notes.accept("left out: " + named(param) + " is of a kind that is not supported");
        } catch (IllegalArgumentException e) {
            throw new NetFileException(prototxt, named(param) + ": " + e.getMessage());
        } catch (ArithmeticException e) {
            throw new NetFileException(prototxt, named(param) + ": its sizes are out of range");
        }
    }

    private static String named(LayerParameter param) {
        return "layer '" + param.getName() + "' (" + param.getType() + ")";
    }

    private static boolean undoesPool(LayerParameter param) {
        return param.getBottomCount() == 2
                && (param.getType().equals("Upsample") || param.getType().equals("Unpooling"));
    }

    /** Adds a pool and remembers its second top, the mask. */
    private void pool(int index, LayerParameter param, String pooled) throws NetFileException {
        addSteps(index, param.toBuilder().clearTop().addTop(param.getTop(0)).build(), List.of(pooled));
        masks.put(param.getTop(1), new PoolMask(layers.get(layers.size() - 1).op(), pooled));
        newest.put(param.getTop(1), pooled);
    }

    private void undoPool(int index, LayerParameter param, List<String> inputs) {
        PoolMask mask = masks.get(param.getBottom(1));
        if (mask == null) {
            throw new ShapeException("its second input is no mask of a pool");
        }
        Unpool op = new Unpool(mask.pool());
        Shape shape = op.output(List.of(
                blobs.get(inputs.get(0)).shape(), blobs.get(mask.pooled()).shape()));
        long height = param.getUpsampleParam().getUpsampleH();
        long width = param.getUpsampleParam().getUpsampleW();
        if (height > 0 && height != shape.height() || width > 0 && width != shape.width()) {
            throw new ShapeException("makes a map of " + height + "x" + width + ", but the pool read " + shape);
        }
        String result = result(index, param, param.getTop(0));
        layers.add(new Layer(param.getName(), op, List.of(inputs.get(0), mask.pooled()), result));
        blobs.put(result, CaffeBlob.map(shape));
        newest.put(param.getTop(0), result);
    }

    private void write(int index, LayerParameter param, List<String> inputs) throws NetFileException {
        if (undoesPool(param)) {
            undoPool(index, param, inputs);
        } else if (param.getType().equals("Pooling") && param.getTopCount() == 2) {
            pool(index, param, inputs.get(0));
        } else {
            addSteps(index, param, inputs);
        }
    }

    /** Adds the layer's steps; the blob of a step that writes no top is not listed. */
    private void addSteps(int index, LayerParameter param, List<String> inputs) throws NetFileException {
        CaffeSteps steps = CaffeSteps.of(param, inputs.stream().map(blobs::get).toList(), weights);
        List<String> known = new ArrayList<>(inputs);
        for (int i = 0; i < steps.steps().size(); i++) {
            Op op = steps.steps().get(i).op();
            List<String> reads =
                    steps.steps().get(i).reads().stream().map(known::get).toList();
            Shape shape = op.output(
                    reads.stream().map(blobs::get).map(CaffeBlob::shape).toList());
            CaffeBlob output = blobs.get(inputs.get(0)).after(param, shape);
            List<String> results = new ArrayList<>();
            for (int top = 0; top < param.getTopCount(); top++) {
                if (steps.tops().get(top) == i) {
                    results.add(result(index, param, param.getTop(top)));
                }
            }
            if (results.isEmpty()) {
                results.add(Net.intermediate(param.getTop(0), param.getName() + "/" + i));
            }
            for (String result : results) {
                layers.add(new Layer(param.getName(), op, reads, result));
                blobs.put(result, output);
            }
            known.add(results.get(0));
        }
        for (String top : param.getTopList()) {
            newest.put(top, result(index, param, top));
        }
    }

    /** The name of a top of {@code layer}: its own, unless a later layer changes it in place. */
    private String result(int index, LayerParameter layer, String top) {
        return lastWriters.get(top) == index ? top : Net.intermediate(top, layer.getName());
    }
}
