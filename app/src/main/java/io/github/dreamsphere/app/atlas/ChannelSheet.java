package io.github.dreamsphere.app.atlas;

import io.github.dreamsphere.AtlasOptions;
import io.github.dreamsphere.core.dream.Dream;
import io.github.dreamsphere.core.dream.DreamPlan;
import io.github.dreamsphere.core.dream.Start;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.core.sphere.Border;
import io.github.dreamsphere.core.sphere.Flat;
import io.github.dreamsphere.core.sphere.SphereResize;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.engine.Pass;
import io.github.dreamsphere.models.objective.BlobObjective;
import io.github.dreamsphere.models.objective.ChannelEnergy;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The channels of a layer that answer most strongly to a picture, each as a tile grown from noise, side by side. */
final class ChannelSheet {
    private static final int GAP = 2;

    /** The edge of the square the channels are measured on, at least; in pixels. */
    private static final int MEASURED = 224;

    private final Network network;
    private final String blob;
    private final AtlasOptions options;

    ChannelSheet(Network network, String blob, AtlasOptions options) {
        this.network = network;
        this.blob = blob;
        this.options = options;
    }

    /** The tiles of these channels. */
    Image draw(List<Integer> channels, Progress progress) {
        int edge = edge();
        Image sheet = new Image(channels.size() * (edge + GAP) - GAP, edge);
        for (int i = 0; i < channels.size(); i++) {
            sheet.paste(tile(channels.get(i), edge, progress), i * (edge + GAP), 0);
        }
        return sheet;
    }

    private int edge() {
        return network.net().sizeNear(options.tile(), blob);
    }

    /** The channels to draw, from 0, the strongest first. */
    List<Integer> strongest(Image picture) {
        int size = network.net().sizeNear(MEASURED, blob);
        Border border = Border.reflecting(picture.width(), picture.height());
        try (Pass pass = network.forward(blob, size, size)) {
            pass.forward(SphereResize.resize(picture, border, size, size).rgb());
            double[] energy = energy(pass.activation(), pass.output().channels());
            return IntStream.range(0, energy.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble(channel -> -energy[channel]))
                    .limit(options.channels())
                    .toList();
        }
    }

    private static double[] energy(float[] activation, int channels) {
        double[] energy = new double[channels];
        for (int i = 0; i < activation.length; i++) {
            energy[i % channels] += (double) activation[i] * activation[i];
        }
        return energy;
    }

    private Image tile(int channel, int edge, Progress progress) {
        Flat surface = new Flat(edge, edge);
        Image noise = Start.NOISE.on(surface, options.dream().seed() + channel);
        DreamPlan plan = DreamPlan.of(
                new BlobObjective(network, blob, new ChannelEnergy(List.of(channel))),
                options.dream().withOctaves(1).withSteps(options.tileSteps()));
        return Dream.of(plan).run(noise, surface, progress);
    }
}
