package io.github.dreamsphere.upscale.net;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dreamsphere.models.caffe.CaffeReader;
import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.net.NetFileException;
import io.github.dreamsphere.upscale.net.NetFamily.Member;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder of waifu2x networks (nagadomi/waifu2x, converted to Caffe): {@code info.json} and, for each network, {@code
 * NAME_model.prototxt} with {@code NAME_model.json.caffemodel}, where NAME is {@code scale2.0x}, {@code noise1} or
 * {@code noise1_scale2.0x}.
 *
 * <p>The older kind (vgg_7) does not enlarge by itself and reads every pixel twice along each edge; the newer kind
 * (upconv_7) ends in a deconvolution. The scale in the name and the layers tell which kind it is.
 */
public final class Waifu2xFolder {
    private static final String INFO = "info.json";
    private static final Pattern FILE =
            Pattern.compile("(?:noise(?<noise>[0-9]))?_?(?:scale(?<scale>[0-9]+)\\.0x)?_model\\.prototxt");

    private Waifu2xFolder() {}

    /** Whether {@code folder} is a folder of waifu2x networks. */
    public static boolean isOne(Path folder) {
        return Files.isRegularFile(folder.resolve(INFO));
    }

    /** The files of {@code folder} that {@link #open} reads. */
    public static List<Path> files(Path folder) throws IOException {
        List<Path> files = new ArrayList<>(List.of(folder.resolve(INFO)));
        for (Path structure : structures(folder)) {
            files.add(structure);
            files.add(weights(structure));
        }
        return files;
    }

    private static List<Path> structures(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(
                            file -> FILE.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
    }

    private static Path weights(Path structure) {
        return Path.of(structure.toString().replaceFirst("\\.prototxt$", ".json.caffemodel"));
    }

    /**
     * The networks of {@code folder}, loaded when needed.
     *
     * @throws NetFileException if {@code info.json} is not valid or there is no network beside it
     */
    public static NetFamily open(Path folder) throws IOException {
        ImageSpec spec = spec(folder.resolve(INFO));
        List<Member> members = new ArrayList<>();
        for (Path file : structures(folder)) {
            Matcher name = FILE.matcher(file.getFileName().toString());
            name.matches();
            members.add(member(file, name, spec));
        }
        if (members.isEmpty()) {
            throw new NetFileException(folder, "holds no file like scale2.0x_model.prototxt");
        }
        return new NetFamily(folder.toString(), members);
    }

    private static ImageSpec spec(Path info) throws IOException {
        try {
            JsonNode channels = new ObjectMapper().readTree(info.toFile()).path("channels");
            return switch (channels.asInt()) {
                case 3 -> ImageSpec.of(1, 1, ImageSpec.Channels.RGB, 0, 0, 0);
                case 1 -> ImageSpec.of(1, 1, ImageSpec.Channels.LUMA, 0);
                default -> throw new NetFileException(info, "\"channels\" must be 1 or 3, was " + channels);
            };
        } catch (JacksonException e) {
            throw new NetFileException(info, "not JSON: " + e.getOriginalMessage());
        } catch (CharConversionException e) {
            throw new NetFileException(info, "not JSON in UTF-8", e);
        }
    }

    private static Member member(Path prototxt, Matcher name, ImageSpec spec) {
        int scale = name.group("scale") == null ? 1 : Integer.parseInt(name.group("scale"));
        int noiseLevel = name.group("noise") == null ? 0 : Integer.parseInt(name.group("noise"));
        return new Member(scale, noiseLevel, () -> load(prototxt, scale, spec));
    }

    private static SuperResolutionNet load(Path prototxt, int scale, ImageSpec spec) throws IOException {
        SuperResolutionNet net = SuperResolutionNet.of(CaffeReader.read(prototxt, weights(prototxt), spec), 1);
        if (scale % net.gain() != 0) {
            throw new NetFileException(
                    prototxt, "enlarges by " + net.gain() + ", which does not go into the " + scale + " of its name");
        }
        return SuperResolutionNet.of(net.net(), scale / net.gain());
    }
}
