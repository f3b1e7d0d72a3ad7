package io.github.dreamsphere;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.dreamsphere.app.RecordedEvents;
import io.github.dreamsphere.app.TinyNet;
import io.github.dreamsphere.app.TinyPicture;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.progress.Cancelled;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DreamsphereTest {
    @TempDir
    Path folder;

    private final RecordedEvents events = RecordedEvents.ofWork();
    private Path picture;
    private DreamRequest request;

    @BeforeEach
    void files() throws IOException {
        picture = TinyPicture.in(folder, "in.png", 64, 32);
        request = DreamRequest.defaults()
                .withModel(TinyNet.in(folder).toString())
                .withLayers(TinyNet.LAYER)
                .withOctaves(2)
                .withSteps(2);
    }

    @Test
    void aLiveDreamGrowsWhereOneLooks() throws IOException {
        Sphere grey = Sphere.of(new BufferedImage(256, 128, BufferedImage.TYPE_INT_RGB));
        try (Dreamsphere dreamsphere = Dreamsphere.open();
                LiveSphere live = dreamsphere.live(grey, dreamsphere.readRecipe("whorls"))) {
            for (int view = 0; view < 3; view++) {
                live.dreamTowards(90, 0);
            }

            BufferedImage dream = live.sphere().toBufferedImage();
            assertThat(changed(dream, 176)).as("to the right").isGreaterThan(300);
            assertThat(changed(dream, 48)).as("to the left").isZero();
            assertThat(changed(grey.toBufferedImage(), 176)).as("the original").isZero();
        }
    }

    /** How many pixels of a square of 32 × 32 at this column, in the middle of the picture, are no longer black. */
    private static int changed(BufferedImage image, int left) {
        int changed = 0;
        for (int i = 0; i < 32 * 32; i++) {
            changed += (image.getRGB(left + i % 32, 48 + i / 32) & 0xffffff) == 0 ? 0 : 1;
        }
        return changed;
    }

    @Test
    void aDreamInMemoryIsTheDreamOfTheFile() throws IOException {
        Path file = folder.resolve("dream.png");
        try (Dreamsphere dreamsphere = Dreamsphere.open(events)) {
            dreamsphere.dream(DreamFiles.of(Inputs.of(picture).withOutput(file)), request);
            Image written = dreamsphere.read(file).photosphere().image();
            Image inMemory = dreamsphere
                    .dream(dreamsphere.read(picture), request)
                    .photosphere()
                    .image();
            for (int i = 0; i < written.rgb().length; i++) {
                float value = Math.min(1, Math.max(0, inMemory.rgb()[i]));
                assertThat(written.rgb()[i]).isCloseTo(value, within(0.5f / 255 + 1e-6f));
            }
        }
        assertThat(events.lines())
                .containsSubsequence(
                        "begin dreaming", "written dream.png 64x32", "end dreaming", "begin dreaming", "end dreaming");
    }

    @Test
    void aRecipeIsTheRequestAgain() throws IOException {
        DreamRequest full = request.withSeed(5).withWidth(128).withRegion("sky");
        Path recipe = folder.resolve("recipe.toml");
        try (Dreamsphere dreamsphere = Dreamsphere.open()) {
            Files.writeString(recipe, dreamsphere.toRecipe(full));
            DreamRequest read = dreamsphere.readRecipe(recipe.toString());
            assertThat(dreamsphere.toRecipe(read)).isEqualTo(Files.readString(recipe));
            assertThat(read.ascent()).isEqualTo(full.ascent());
            assertThat(read.place()).isEqualTo(full.place());
            assertThat(read.canvas()).isEqualTo(full.canvas());
        }
    }

    @Test
    void eachFrameOfAJourneyIsDreamedFromTheOneBefore() throws IOException {
        JourneyRequest journey = JourneyRequest.defaults().withDream(request).withFrames(2);
        Path frames = folder.resolve("frame-%d.png");
        try (Dreamsphere dreamsphere = Dreamsphere.open(events)) {
            assertThat(dreamsphere.journey(picture, journey, frames).kept()).isZero();
            assertThat(dreamsphere.journey(picture, journey, frames).kept()).isEqualTo(2);
        }
        assertThat(folder.resolve("frame-1.png")).exists();
    }

    @Test
    void aCancelledActivityStopsTheDream() throws IOException {
        RecordedEvents cancelling = RecordedEvents.cancelling();
        try (Dreamsphere dreamsphere = Dreamsphere.open(cancelling)) {
            Sphere sphere = dreamsphere.read(picture);
            assertThatThrownBy(() -> dreamsphere.dream(sphere, request)).isInstanceOf(Cancelled.class);
        }
        assertThat(cancelling.lines()).endsWith("begin dreaming", "end dreaming");
    }

    @Test
    void aRequestThatIsNotForASphereIsRefused() throws IOException {
        DreamRequest flat = request.withCanvas(request.canvas().withFlat(true));
        try (Dreamsphere dreamsphere = Dreamsphere.open()) {
            Sphere sphere = dreamsphere.read(picture);
            assertThatIllegalArgumentException().isThrownBy(() -> dreamsphere.dream(sphere, flat));
            assertThatIOException()
                    .isThrownBy(() -> dreamsphere.dream(sphere, request.withModel("nowhere")))
                    .withMessageContaining("there is no net 'nowhere'");
        }
    }

    @Test
    void viewsOfASphereAreThoseOfItsFile() throws IOException {
        ViewRequest views =
                ViewRequest.of(30, -10).withSize(32, 24).withDirections(ViewDirection.FRONT, ViewDirection.UP);
        try (Dreamsphere dreamsphere = Dreamsphere.open(events)) {
            dreamsphere.view(picture, views, folder.resolve("file.png"));
            dreamsphere.view(dreamsphere.read(picture), views, folder.resolve("sphere.png"));
        }
        for (String direction : new String[] {"front", "up"}) {
            assertThat(folder.resolve("sphere-" + direction + ".png"))
                    .hasSameBinaryContentAs(folder.resolve("file-" + direction + ".png"));
        }
        assertThat(events.lines()).contains("drawn file-front.png 32x24", "drawn sphere-up.png 32x24");
    }

    @Test
    void equalPicturesDoNotDiffer() throws IOException {
        CompareRequest same = CompareRequest.of(picture, picture);
        try (Dreamsphere dreamsphere = Dreamsphere.open()) {
            Comparison comparison = dreamsphere.compare(same);
            assertThat(comparison.psnr()).isInfinite();
            assertThat(comparison.sphere().orElseThrow().first())
                    .isEqualTo(comparison.sphere().orElseThrow().second());
            assertThat(dreamsphere.compare(same.withFlat(true)).sphere()).isEqualTo(Optional.empty());
            assertThatIllegalArgumentException().isThrownBy(() -> dreamsphere.compare(same.withDifference(picture)));
        }
    }

    @Test
    void theSampleIsAFullSphere() throws IOException {
        try (Dreamsphere dreamsphere = Dreamsphere.open()) {
            Sphere sample = dreamsphere.sample();
            assertThat(sample).hasToString("photosphere of 2048x1024 pixels");
            assertThat(sample.photosphere().coverage().isFull()).isTrue();
        }
    }
}
