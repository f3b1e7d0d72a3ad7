package io.github.dreamsphere.models.caffe;

import com.google.protobuf.TextFormat;
import io.github.dreamsphere.core.file.ReadingBudget;
import io.github.dreamsphere.models.caffe.proto.NetParameter;
import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.NetFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Reads networks of BVLC Caffe, with layers in the current form ({@code layer}) or that from before 2015 ({@code
 * layers}). Reads deploy files and training files; data and loss layers of the latter are left out.
 */
public final class CaffeReader {
    private static final TextFormat.Parser PARSER =
            TextFormat.Parser.newBuilder().setAllowUnknownFields(true).build();

    /**
     * Would log every unknown field. Kept in a field because a logger without references may be collected and lose its
     * level.
     */
    private static final Logger UNKNOWN_FIELDS = Logger.getLogger(TextFormat.class.getName());

    static {
        UNKNOWN_FIELDS.setLevel(Level.OFF);
    }

    private CaffeReader() {}

    /**
     * Reads the network in a folder, or the one that a file belongs to.
     *
     * @see CaffeFiles#find
     */
    public static Net read(Path place, ImageSpec imageSpec) throws IOException {
        CaffeFiles files = CaffeFiles.find(place);
        return read(files.prototxt(), files.caffemodel(), imageSpec);
    }

    /** Reads a network as {@link #read(Path, Path, ImageSpec, Consumer)} does, without notes. */
    public static Net read(Path prototxt, Path caffemodel, ImageSpec imageSpec) throws IOException {
        return read(prototxt, caffemodel, imageSpec, note -> {});
    }

    /**
     * Reads a network. Layers of unknown kinds are left out, with all that read their results, unless nothing else is
     * left.
     *
     * @param imageSpec how pictures were prepared in training; Caffe's files do not say
     * @param notes receives a line for each layer that is left out
     * @throws NetFileException if a file is missing or broken, or if the two do not belong together
     */
    public static Net read(Path prototxt, Path caffemodel, ImageSpec imageSpec, Consumer<String> notes)
            throws IOException {
        NetParameter net = parse(prototxt);
        CaffeWeights weights = CaffeWeights.read(caffemodel);
        return new CaffeGraph(prototxt, net, weights, notes).net(name(prototxt, net), imageSpec);
    }

    /**
     * Checks that both files of a network can be parsed; needs no image specification.
     *
     * @throws NetFileException if a file is missing or broken
     */
    public static void requireReadable(Path prototxt, Path caffemodel) throws IOException {
        parse(prototxt);
        CaffeWeights.read(caffemodel);
    }

    /**
     * What a training file says of the values of its pictures.
     *
     * @param means one for each channel or one for all, in 0..255; empty if it does not say
     * @param scale a factor for what is left
     */
    public record DataValues(List<Float> means, float scale) {}

    /**
     * Reads what a prototxt says of the values of its pictures.
     *
     * @throws NetFileException if it is missing or broken
     */
    public static DataValues dataValues(Path prototxt) throws IOException {
        return V1Layers.upgraded(prototxt, parse(prototxt)).stream()
                .filter(layer -> LayerRoles.feeds(layer) && layer.hasTransformParam())
                .findFirst()
                .map(layer -> new DataValues(
                        layer.getTransformParam().getMeanValueList(),
                        layer.getTransformParam().getScale()))
                .orElse(new DataValues(List.of(), 1));
    }

    private static NetParameter parse(Path prototxt) throws IOException {
        if (!Files.isRegularFile(prototxt)) {
            throw new NetFileException(prototxt, "is missing");
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(prototxt)) {
            bytes = ReadingBudget.of(prototxt).text("its text", in);
        }
        OtherContent.refuse(prototxt, bytes);
        NetParameter.Builder net = NetParameter.newBuilder();
        try {
            PARSER.merge(PrototxtText.of(bytes), net);
        } catch (TextFormat.ParseException e) {
            throw new NetFileException(prototxt, "is not a prototxt: " + e.getMessage(), e);
        } catch (StackOverflowError e) {
            throw new NetFileException(prototxt, "is not a prototxt: its messages are nested too deeply", e);
        }
        if (net.getLayerCount() == 0 && net.getLayersCount() == 0) {
            throw new NetFileException(prototxt, "has no layers");
        }
        return net.build();
    }

    private static String name(Path prototxt, NetParameter net) {
        return net.getName().isBlank() ? prototxt.getFileName().toString() : net.getName();
    }
}
