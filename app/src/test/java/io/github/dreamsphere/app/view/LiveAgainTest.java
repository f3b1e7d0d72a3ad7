package io.github.dreamsphere.app.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dreamsphere.DeviceChoice;
import io.github.dreamsphere.Events;
import io.github.dreamsphere.LiveRequest;
import io.github.dreamsphere.app.TinyNet;
import io.github.dreamsphere.app.device.OpenDevice;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.models.catalog.Model;
import io.github.dreamsphere.models.catalog.Models;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.objective.BlobObjective;
import io.github.dreamsphere.viewer.live.GazeViews;
import io.github.dreamsphere.viewer.live.LiveCopy;
import io.github.dreamsphere.viewer.live.LiveTrace;
import io.github.dreamsphere.viewer.load.FileHints;
import io.github.dreamsphere.viewer.load.PanoramaFile;
import io.github.dreamsphere.viewer.scene.CellLayout;
import io.github.dreamsphere.viewer.scene.Panorama;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveAgainTest {
    private static final int WIDTH = 256;

    @TempDir
    Path folder;

    private Path noise(String name) throws IOException {
        return LivePictures.noise(folder.resolve(name), WIDTH, 1);
    }

    /** As a window dreams and saves it. */
    private Path dreamed(Path file, LiveTrace trace, LiveRequest request) throws IOException {
        Model model = Models.ofProcess().resolve(request.model());
        String layer = request.layer().orElseGet(model::defaultLayer);
        Panorama panorama = PanoramaFile.read(file, FileHints.NONE);
        CellLayout layout = CellLayout.of(WIDTH, WIDTH / 2, 2048, 256);
        try (OpenDevice device = OpenDevice.of(request.device(), Events.NONE);
                Network network = device.network(model.net().upTo(layer));
                GazeViews views = new GazeViews(
                        panorama.left(), panorama.pose().worldFromImage(), BlobObjective.energy(network, layer))) {
            int number = 0;
            for (LiveTrace.Glance glance : trace.glances()) {
                GazeViews.View view = views.view(number, glance.gaze());
                for (int step = 0; step < glance.steps(); step++) {
                    view.step(layout);
                }
                number++;
            }
        }
        return new LiveSaver(folder, request.model(), layer, request.device())
                .save(file, LiveCopy.inMemory(panorama.left(), trace))
                .file();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lake.png", "lake.jpg"})
    void aSavedLiveDreamIsDreamedAgainToTheSameBytes(String name) throws Exception {
        Path file = noise(name);
        Path saved = dreamed(file, LiveTrace.of("30,-5,3 40,0,0 190,80,2"), LiveRequest.defaults());
        Path again = new LiveAgain(file, saved, FileHints.NONE, folder).dream(Models::ofProcess, Events.NONE);
        assertThat(again).isNotEqualTo(saved);
        assertThat(Files.readAllBytes(again)).isEqualTo(Files.readAllBytes(saved));
        Image dream = PanoramaFile.read(again, FileHints.NONE).left().image();
        assertThat(dream.rgb())
                .isNotEqualTo(
                        PanoramaFile.read(file, FileHints.NONE).left().image().rgb());
    }

    /** Mesa's llvmpipe takes the part of a graphics card. */
    @Test
    void aLiveDreamIsRepeatedOnTheDeviceThatDreamedIt() throws Exception {
        Path file = noise("lake.png");
        String net = TinyNet.in(folder).toString();
        LiveRequest request = new LiveRequest(net, Optional.of(TinyNet.LAYER), DeviceChoice.GPU);
        Path saved = dreamed(file, LiveTrace.of("30,-5,1"), request);
        List<String> warnings = new ArrayList<>();
        Events events = new Events() {
            @Override
            public void warning(String text) {
                warnings.add(text);
            }
        };
        Path again = new LiveAgain(file, saved, FileHints.NONE, folder).dream(Models::ofProcess, events);
        assertThat(warnings).anyMatch(line -> line.contains("is not a graphics card"));
        assertThat(Files.readAllBytes(again)).isEqualTo(Files.readAllBytes(saved));
    }

    @Test
    void aPictureThatIsNoLiveDreamIsRefused() throws Exception {
        Path file = noise("lake.png");
        assertThatThrownBy(
                        () -> new LiveAgain(file, file, FileHints.NONE, folder).dream(Models::ofProcess, Events.NONE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("lake.png: is no saved live dream");
        assertThat(List.of(folder.toFile().list())).containsExactly("lake.png");
    }
}
