package io.github.dreamsphere.app.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dreamsphere.AtlasOptions;
import io.github.dreamsphere.DeviceChoice;
import io.github.dreamsphere.core.dream.DreamOptions;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageReader;
import io.github.dreamsphere.core.photosphere.Photosphere;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.models.catalog.Model;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Relu;
import io.github.dreamsphere.models.net.SlidingWindow;
import io.github.dreamsphere.models.net.Tensor;
import io.github.dreamsphere.models.net.UnknownBlobException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtlasTest {
    private static final DreamOptions QUICK =
            DreamOptions.defaults().withOctaves(1).withSteps(1).withTile(64);

    @TempDir
    Path folder;

    @Test
    void drawsEveryLayerAndItsStrongestChannels() throws IOException {
        Path page = atlas(List.of(), 2).make(Progress.SILENT);
        assertThat(page).content().contains("Atlas of small", "<h2>a/&lt;b&gt;</h2>", "layers/001-a__b_.jpg");
        assertThat(folder.resolve("layers")).isDirectoryContaining(file -> file.endsWith("002-r.jpg"));
        Image sheet = ImageReader.read(folder.resolve("channels/001-a__b_.png")).image();
        assertThat(sheet.width()).isEqualTo(2 * 64 + 2);
        assertThat(sheet.height()).isEqualTo(64);
    }

    @Test
    void goesOnWhereItStopped() throws IOException {
        atlas(List.of(), 0).make(Progress.SILENT);
        Path first = folder.resolve("layers/001-a__b_.jpg");
        Path second = folder.resolve("layers/002-r.jpg");
        byte[] drawn = Files.readAllBytes(second);
        Files.writeString(first, "kept");
        Files.delete(second);
        atlas(List.of(), 0).make(Progress.SILENT);
        assertThat(first).hasContent("kept");
        assertThat(second).hasBinaryContent(drawn);
    }

    @Test
    void drawsTheLayersAskedFor() throws IOException {
        atlas(List.of("r"), 0).make(Progress.SILENT);
        try (var files = Files.list(folder.resolve("layers"))) {
            assertThat(files).hasSize(1);
        }
        assertThatThrownBy(() -> atlas(List.of("s"), 0).make(Progress.SILENT)).isInstanceOf(UnknownBlobException.class);
    }

    private Atlas atlas(List<String> layers, int channels) {
        Random random = new Random(4);
        Image image = new Image(128, 64);
        for (int i = 0; i < image.rgb().length; i++) {
            image.rgb()[i] = random.nextFloat();
        }
        AtlasOptions options =
                new AtlasOptions(layers, channels, 64, 2, AtlasOptions.Sheets.PNG, QUICK, DeviceChoice.CPU);
        return new Atlas(
                new Model(net(random), List.of(), List.of(), "made up"),
                Network::new,
                Photosphere.full(image),
                options,
                folder);
    }

    private static Net net(Random random) {
        float[] weights = new float[4 * 3 * 9];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) random.nextGaussian();
        }
        Convolution convolution = new Convolution(
                new Tensor(new int[] {4, 3, 3, 3}, weights), Tensor.zeros(4), SlidingWindow.square(3, 2, 1), 1);
        return new Net(
                "small",
                ImageSpec.of(1, 1, ImageSpec.Channels.RGB, 0, 0, 0),
                "data",
                List.of(new Layer("c", convolution, "data", "a/<b>"), new Layer("r", Relu.PLAIN, "a/<b>", "r")));
    }
}
