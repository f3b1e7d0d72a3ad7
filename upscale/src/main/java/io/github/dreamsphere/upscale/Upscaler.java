package io.github.dreamsphere.upscale;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.core.sphere.Surface;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.upscale.net.NetFamily;
import io.github.dreamsphere.upscale.net.SuperResolutionNet;
import io.github.dreamsphere.upscale.noise.CompressionMeter;
import io.github.dreamsphere.upscale.rows.ImageRowStream;
import io.github.dreamsphere.upscale.rows.ResampledRows;
import io.github.dreamsphere.upscale.rows.RowStream;
import io.github.dreamsphere.upscale.rows.UnderAlphaRows;
import io.github.dreamsphere.upscale.tile.NetRows;
import io.github.dreamsphere.upscale.tile.PassCost;
import io.github.dreamsphere.upscale.tile.TileProgress;
import io.github.dreamsphere.upscale.tile.Tiling;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Enlarges pictures on their surface: first by networks, until the picture is at least as large as requested, then by
 * Lanczos down to the size. Networks are loaded when first needed and kept for the next picture. Not thread safe; a
 * network uses all cores by itself.
 */
public final class Upscaler implements AutoCloseable {
    private final NetFamily family;
    private final UpscaleOptions options;
    private final Function<Net, Network> networks;
    private final Map<NetFamily.Member, Loaded> loaded;
    private final boolean ownsNetworks;

    /** A network's geometry, its weights in the engine, and its cost once measured. */
    private static final class Loaded {
        final SuperResolutionNet net;
        final Network network;
        final Turns turns;
        private PassCost cost;

        Loaded(SuperResolutionNet net, Network network, Turns turns) {
            this.net = net;
            this.network = network;
            this.turns = turns;
        }

        Estimator.Step step() {
            if (cost == null) {
                cost = PassCost.measure(net, network);
            }
            return new Estimator.Step(net, cost, turns);
        }
    }

    /** An upscaler without any network loaded; the processor runs them. */
    public Upscaler(NetFamily family, UpscaleOptions options) {
        this(family, options, Network::new);
    }

    /** @param networks prepares a net to run; this upscaler closes the network */
    public Upscaler(NetFamily family, UpscaleOptions options, Function<Net, Network> networks) {
        this(family, options, networks, new HashMap<>(), true);
    }

    private Upscaler(
            NetFamily family,
            UpscaleOptions options,
            Function<Net, Network> networks,
            Map<NetFamily.Member, Loaded> loaded,
            boolean ownsNetworks) {
        this.family = family;
        this.options = options;
        this.networks = networks;
        this.loaded = loaded;
        this.ownsNetworks = ownsNetworks;
    }

    /** The options. */
    public UpscaleOptions options() {
        return options;
    }

    /**
     * This upscaler for a picture in which {@code meter} has measured the compression: with the options' noise level, or
     * the one that the meter advises and the family has. It shares the networks, which this upscaler closes.
     */
    public Upscaler at(CompressionMeter meter) {
        int level = options.noiseLevel().orElseGet(() -> family.nearestLevel(meter.noiseLevel()));
        return new Upscaler(family, options.withNoiseLevel(level), networks, loaded, false);
    }

    /** Enlarges {@code image}, which lies on {@code surface}, into an image in memory, clamped to 0..1. */
    public Image enlarge(Image image, Surface surface, Enlargement enlargement, Progress progress) throws IOException {
        Upscaler chosen = options.noiseLevel().isPresent() ? this : at(CompressionMeter.of(image));
        try (RowStream rows = chosen.enlarge(new ImageRowStream(image, surface), enlargement, progress)) {
            return ImageRowStream.collect(rows);
        }
    }

    /**
     * Estimates what enlarging a picture takes, by running each network once on a small tile.
     *
     * @param channels 3, or 4 with alpha
     * @throws IllegalStateException if the options have no noise level, see {@link #at}
     * @throws IllegalArgumentException if the family has no networks for it, see {@link NetFamily#chain}, or it does
     *     not fit into {@link UpscaleOptions#memory}
     */
    public UpscaleEstimate estimate(Surface source, int channels, Enlargement enlargement) throws IOException {
        Surface target = enlargement.of(source);
        List<Estimator.Step> steps =
                load(source, target).stream().map(Loaded::step).toList();
        Estimator estimator = new Estimator(source, target, channels, steps);
        return options.memory().isPresent()
                ? estimator.within(options.memory().getAsLong(), options)
                : estimator.of(options);
    }

    /**
     * The rows of the enlarged picture, computed as they are read. They close {@code source}, and must be closed before
     * this upscaler.
     *
     * @throws IllegalStateException as {@link #estimate}
     * @throws IllegalArgumentException as {@link #estimate}
     */
    public RowStream enlarge(RowStream source, Enlargement enlargement, Progress progress) throws IOException {
        Surface target = enlargement.of(source.surface());
        List<Loaded> chain = load(source.surface(), target);
        UpscaleOptions fitting = options.memory().isPresent()
                ? estimate(source.surface(), source.channels(), enlargement).options()
                : options;
        TileProgress tiles = new TileProgress(progress, count(chain, source.surface(), fitting));
        RowStream rows = source.channels() > Image.CHANNELS ? new UnderAlphaRows(source) : source;
        for (Loaded step : chain) {
            Tiling tiling = tiling(rows.surface(), step, fitting);
            rows = new NetRows(rows, step.net, step.network, tiling, step.turns, tiles);
        }
        boolean sized =
                rows.surface().width() == target.width() && rows.surface().height() == target.height();
        return sized ? rows : new ResampledRows(rows, target.width(), target.height());
    }

    private List<Loaded> load(Surface source, Surface target) throws IOException {
        double factor = Math.max((double) target.width() / source.width(), (double) target.height() / source.height());
        // Half a pixel of rounding must not require a larger network.
        double needed = factor - 0.5 / Math.max(source.width(), source.height());
        List<Loaded> chain = new ArrayList<>();
        for (NetFamily.Member member : family.chain(Math.max(1, needed), noiseLevel())) {
            Loaded step = loaded.get(member);
            if (step == null) {
                step = load(member);
                loaded.put(member, step);
            }
            chain.add(step);
        }
        return chain;
    }

    /** Loads a network of {@code member}. A slower one runs on half as many turns, so that it takes no longer. */
    private Loaded load(NetFamily.Member member) throws IOException {
        boolean slower = options.turns() != Turns.ONE && member.slower().isPresent();
        SuperResolutionNet net = (slower ? member.slower().get() : member.loader()).load();
        return new Loaded(
                net, networks.apply(net.net()), slower ? options.turns().half() : options.turns());
    }

    private int noiseLevel() {
        return options.noiseLevel()
                .orElseThrow(() -> new IllegalStateException(
                        "the noise level must be known before rows are enlarged; see Upscaler.at"));
    }

    private static Tiling tiling(Surface surface, Loaded step, UpscaleOptions options) {
        return Tiling.of(surface, step.net, options.tileWidth(), options.tileHeight());
    }

    private static long count(List<Loaded> chain, Surface source, UpscaleOptions options) {
        long count = 0;
        Surface surface = source;
        for (Loaded step : chain) {
            count += tiling(surface, step, options).count();
            int scale = step.net.scale();
            surface = surface.scaledTo(surface.width() * scale, surface.height() * scale);
        }
        return count;
    }

    @Override
    public void close() {
        if (ownsNetworks) {
            loaded.values().forEach(step -> step.network.close());
            loaded.clear();
        }
    }
}
