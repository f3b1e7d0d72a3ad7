package io.github.dreamsphere.app.upscale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.dreamsphere.BatchResult;
import io.github.dreamsphere.Inputs;
import io.github.dreamsphere.UpscaleRequest;
import io.github.dreamsphere.app.RecordedEvents;
import io.github.dreamsphere.app.TinyNet;
import io.github.dreamsphere.app.TinyPicture;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageReader;
import io.github.dreamsphere.core.image.ImageWriter;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Picture;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.core.photosphere.RunSettings;
import io.github.dreamsphere.models.catalog.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpscalingTest {
    @TempDir
    Path folder;

    private final RecordedEvents events = RecordedEvents.ofWork();

    private BatchResult run(UpscaleRequest request, Inputs inputs) throws IOException {
        return new Upscaling(request, Models.ofProcess(), events).files(inputs);
    }

    @Test
    void reportsEachFileAndRecordsTheRequest() throws IOException {
        Path in = Files.createDirectory(folder.resolve("in"));
        TinyPicture.in(in, "a.png", 32, 16);
        Files.writeString(in.resolve("b.png"), "no picture");
        Path out = folder.resolve("out");
        Inputs inputs = Inputs.of(in).withOutput(out);
        assertThat(run(UpscaleRequest.defaults(), inputs)).isEqualTo(new BatchResult(1, 0, 0, 1));
        assertThat(run(UpscaleRequest.defaults(), inputs.withResume(true))).isEqualTo(new BatchResult(0, 1, 0, 1));
        assertThat(events.lines())
                .containsSubsequence(
                        "begin enlarging",
                        "estimated a.png",
                        "written a.png 64x32",
                        "failed b.png",
                        "end enlarging",
                        "skipped a.png it exists already");
        assertThat(RunSettings.of(
                        ImageReader.read(out.resolve("a.png")).metadata().xmp()))
                .containsEntry("upscaleTo", "2.0 times")
                .containsEntry("upscaleDenoise", "0");
    }

    @Test
    void theNoiseLevelFollowsThePicturesCompression() throws IOException {
        Path compressed = folder.resolve("compressed.jpg");
        Image image = new Image(256, 128);
        Random random = new Random(3);
        for (int i = 0; i < image.rgb().length; i++) {
            image.rgb()[i] = (float) (0.5 + 0.08 * random.nextGaussian());
        }
        ImageWriter.write(
                new Picture(image, Metadata.NONE),
                compressed,
                WriteOptions.defaults().withJpegQuality(45));

        run(UpscaleRequest.defaults(), Inputs.of(compressed).withOutput(folder.resolve("auto.png")));
        run(UpscaleRequest.defaults().withNoiseLevel(3), Inputs.of(compressed).withOutput(folder.resolve("three.png")));

        assertThat(Files.readAllBytes(folder.resolve("auto.png")))
                .isEqualTo(Files.readAllBytes(folder.resolve("three.png")));
        assertThat(RunSettings.of(
                        ImageReader.read(folder.resolve("auto.png")).metadata().xmp()))
                .containsEntry("upscaleDenoise", "3");
    }

    @Test
    void namesTheResultAfterItsSize() throws IOException {
        Path picture = TinyPicture.in(folder, "a.png", 32, 16);
        run(UpscaleRequest.defaults().withScale(1.5), Inputs.of(picture));
        run(UpscaleRequest.defaults().withWidth(40), Inputs.of(picture));
        assertThat(folder.resolve("a-1.5x.png")).exists();
        assertThat(folder.resolve("a-40px.png")).exists();
    }

    @Test
    void aNetThatDoesNotEnlargeIsNoWrongRequest() throws IOException {
        Path picture = TinyPicture.in(folder, "a.png", 32, 16);
        UpscaleRequest request =
                UpscaleRequest.defaults().withModel(TinyNet.in(folder).toString());
        assertThatIOException().isThrownBy(() -> run(request, Inputs.of(picture)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UpscaleRequest.defaults().withFormat("webp"))
                .withMessageContaining("not as webp");
    }
}
