package io.github.dreamsphere.app.atlas;

import io.github.dreamsphere.AtlasOptions;
import io.github.dreamsphere.core.dream.Dream;
import io.github.dreamsphere.core.dream.DreamPlan;
import io.github.dreamsphere.core.file.OutputFile;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageWriter;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Picture;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.core.photosphere.Photosphere;
import io.github.dreamsphere.core.photosphere.PhotosphereFile;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.models.catalog.Model;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.net.Blob;
import io.github.dreamsphere.models.net.Identity;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Op;
import io.github.dreamsphere.models.net.PictureSizes;
import io.github.dreamsphere.models.net.Softmax;
import io.github.dreamsphere.models.objective.BlobObjective;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Makes a net's atlas, layer by layer. A picture that is there already is kept, so that a broken run goes on where it
 * stopped; the page lists what there is.
 */
final class Atlas {
    private final Model model;
    private final Function<Net, Network> networks;
    private final Photosphere photosphere;
    private final AtlasOptions options;
    private final Path folder;

    /**
     * @param networks prepares a net to run; the atlas closes the network
     * @param photosphere what every layer dreams
     * @param folder where the atlas goes; made if absent
     */
    Atlas(Model model, Function<Net, Network> networks, Photosphere photosphere, AtlasOptions options, Path folder) {
        this.model = model;
        this.networks = networks;
        this.photosphere = photosphere;
        this.options = options;
        this.folder = folder;
    }

    /**
     * Makes what is missing.
     *
     * @param progress counts layers
     * @return the page
     * @throws io.github.dreamsphere.models.net.UnknownBlobException if a layer asked for does not exist
     */
    Path make(Progress progress) throws IOException {
        List<AtlasLayer> layers = layers();
        Files.createDirectories(folder.resolve("layers"));
        Files.createDirectories(folder.resolve("channels"));
        for (int i = 0; i < layers.size(); i++) {
            progress.report("layer " + layers.get(i).blob().name(), i, layers.size());
            make(layers.get(i), new Share(progress));
        }
        return new AtlasPage(model, layers, options.channels() > 0).write(folder);
    }

    /** Hands on the wish to stop, and keeps the tiles of a single dream to itself. */
    private record Share(Progress whole) implements Progress {
        @Override
        public void report(String stage, long done, long total) {
            // The atlas counts layers.
        }

        @Override
        public boolean cancelled() {
            return whole.cancelled();
        }
    }

    /** The layers shown, each numbered by its place in the net, so that another choice finds the same pictures. */
    private List<AtlasLayer> layers() {
        Net net = model.net();
        options.layers().forEach(net::upTo);
        PictureSizes sizes = net.sizes(net.output());
        int size = sizes.fixed().orElse(2 * sizes.near(options.tile()));
        List<Blob> blobs = net.listing(size, size);
        return IntStream.range(0, blobs.size())
                .filter(i -> isShown(blobs.get(i)))
                .mapToObj(i -> AtlasLayer.of(i + 1, blobs.get(i), options.sheets()))
                .toList();
    }

    private boolean isShown(Blob blob) {
        return options.layers().isEmpty()
                ? isWorthAPicture(blob)
                : options.layers().contains(blob.name());
    }

    /** A layer that only renames another, or has lost where things are in the picture, shows nothing of its own. */
    private static boolean isWorthAPicture(Blob blob) {
        Op op = blob.layer().op();
        return !(op instanceof Identity)
                && !(op instanceof Softmax)
                && blob.shape().positions() > 1;
    }

    private void make(AtlasLayer layer, Progress progress) throws IOException {
        Path dream = folder.resolve(layer.dream());
        Path sheet = folder.resolve(layer.channels());
        Path numbers = folder.resolve(layer.numbers());
        boolean needsSheet = options.channels() > 0 && !(Files.exists(sheet) && Files.exists(numbers));
        if (Files.exists(dream) && !needsSheet) {
            return;
        }
        String blob = layer.blob().name();
        try (Network network = networks.apply(model.net().upTo(blob))) {
            if (!Files.exists(dream)) {
                write(dream(network, blob, progress), dream);
            }
            if (needsSheet) {
                ChannelSheet drawing = new ChannelSheet(network, blob, options);
                List<Integer> channels = drawing.strongest(photosphere.image());
                Image image = drawing.draw(channels, progress);
                ImageWriter.write(new Picture(image, Metadata.NONE), sheet, WriteOptions.defaults());
                String text = channels.stream().map(String::valueOf).collect(Collectors.joining(" ", "", "\n"));
                OutputFile.write(numbers, partial -> Files.writeString(partial, text));
            }
        }
    }

    private Photosphere dream(Network network, String blob, Progress progress) {
        DreamPlan plan = DreamPlan.of(BlobObjective.energy(network, blob), options.dream())
                .facing(photosphere.header().headingDegrees());
        return photosphere.withImage(
                Dream.of(plan).run(photosphere.image(), photosphere.coverage().surface(), progress));
    }

    private void write(Photosphere dream, Path file) throws IOException {
        PhotosphereFile.write(
                dream,
                file,
                WriteOptions.defaults(),
                Map.of("model", model.net().name()));
    }
}
