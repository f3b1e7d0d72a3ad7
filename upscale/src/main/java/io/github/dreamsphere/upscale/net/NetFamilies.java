package io.github.dreamsphere.upscale.net;

import io.github.dreamsphere.models.catalog.BuiltIn;
import io.github.dreamsphere.models.catalog.Models;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.upscale.net.NetFamily.Member;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the networks that a name, a folder or a file denotes. */
public final class NetFamilies {
    /** The names of waifu2x files, and their names in the catalogue, state the scale; nothing in the network does. */
    private static final Pattern NAMED_SCALE = Pattern.compile("scale([2-9])(\\.0)?x");

    private NetFamilies() {}

    /**
     * The built-in networks: they enlarge by 2 and remove noise of levels 1 to 3. The slower network for pictures without
     * noise has a chain for luma besides.
     */
    public static NetFamily builtIn() {
        return new NetFamily(
                BuiltIn.UPSCALE_2X.netName(),
                List.of(
                        new Member(
                                2,
                                0,
                                () -> load(BuiltIn.UPSCALE_2X),
                                Optional.of(() -> SuperResolutionNet.of(
                                        LumaChain.added(
                                                BuiltIn.UPSCALE_2X.load().net(),
                                                BuiltIn.UPSCALE_2X_LUMA.load().net()),
                                        1))),
                        member(BuiltIn.UPSCALE_2X_NOISE1, 1),
                        member(BuiltIn.UPSCALE_2X_NOISE2, 2),
                        member(BuiltIn.UPSCALE_2X_NOISE3, 3)));
    }

    private static Member member(BuiltIn net, int noiseLevel) {
        return new Member(2, noiseLevel, () -> load(net));
    }

    private static SuperResolutionNet load(BuiltIn net) throws IOException {
        return SuperResolutionNet.of(net.load().net(), 1);
    }

    /**
     * The networks that {@code argument} denotes: the built-in ones, a folder of waifu2x networks, or a network that
     * {@link Models#resolve} finds.
     *
     * @throws IOException if there is no such network, or its file is broken
     * @throws IllegalArgumentException if the network does not enlarge
     */
    public static NetFamily resolve(String argument, Models models) throws IOException {
        if (argument.equals(BuiltIn.UPSCALE_2X.netName())) {
            return builtIn();
        }
        Path folder = Path.of(argument);
        if (Files.isDirectory(folder) && Waifu2xFolder.isOne(folder)) {
            return Waifu2xFolder.open(folder);
        }
        Net net = models.resolve(argument).net();
        return NetFamily.of(SuperResolutionNet.of(net, repeat(net, argument)));
    }

    private static int repeat(Net net, String argument) {
        int gain = SuperResolutionNet.of(net, 1).gain();
        Matcher named = NAMED_SCALE.matcher(net.name() + " " + Path.of(argument).getFileName());
        int scale = named.find() ? Integer.parseInt(named.group(1)) : gain;
        if (scale == 1) {
            throw new IllegalArgumentException("net " + net.name() + " makes a picture as large as the one it is"
                    + " given; name a net that enlarges");
        }
        return Math.max(1, scale / gain);
    }
}
