package io.github.dreamsphere.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.app.TinyNet;
import io.github.dreamsphere.app.TinyPicture;
import io.github.dreamsphere.core.photosphere.Photosphere;
import io.github.dreamsphere.core.photosphere.PhotosphereFile;
import io.github.dreamsphere.core.photosphere.RunSettings;
import io.github.dreamsphere.core.quality.Psnr;
import io.github.dreamsphere.models.net.Activation;
import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.NetFile;
import io.github.dreamsphere.models.net.Precision;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mesa's llvmpipe takes the part of a graphics card. */
class DeviceOptionTest {
    private final CommandLine command = new CommandLine();

    @TempDir
    Path folder;

    private Path input;
    private Path net;

    @BeforeEach
    void makeInput() throws IOException {
        input = TinyPicture.in(folder, "in.png", 128, 64);
        net = TinyNet.in(folder);
    }

    @Test
    void aGraphicsCardDreamsWhatTheProcessorDreams() throws IOException {
        Photosphere byProcessor = dreamed("cpu");
        Photosphere byCard = dreamed("gpu");
        assertThat(Psnr.psnr(byProcessor.image(), byCard.image())).isGreaterThan(60);
        assertThat(RunSettings.of(byCard.metadata().xmp()).get("dream")).contains("device = \"gpu\"");
        assertThat(command.err()).anyMatch(line -> line.contains("is not a graphics card"));
        assertThat(dreamed("gpu").image().rgb()).isEqualTo(byCard.image().rgb());
        assertThat(Psnr.psnr(dreamed("auto").image(), byProcessor.image())).isGreaterThan(60);
    }

    private Photosphere dreamed(String device) throws IOException {
        Path out = folder.resolve("dreamed.png");
        int code = command.run(
                "dream {} --model {} --layer edges --octaves 1 --steps 1 --device " + device + " -o {}",
                input,
                net,
                out);
        assertThat(code).isEqualTo(ExitCode.DONE);
        return PhotosphereFile.read(out);
    }

    @Test
    void aGraphicsCardEnlargesWhatTheProcessorEnlarges() throws IOException {
        Photosphere byProcessor = enlarged("cpu");
        Photosphere byCard = enlarged("gpu");
        assertThat(Psnr.psnr(byProcessor.image(), byCard.image())).isGreaterThan(60);
        assertThat(RunSettings.of(byProcessor.metadata().xmp())).doesNotContainKey("upscaleDevice");
        assertThat(RunSettings.of(byCard.metadata().xmp())).containsEntry("upscaleDevice", "gpu");
        assertThat(command.err()).anyMatch(line -> line.contains("is not a graphics card"));
    }

    @Test
    void verboseNamesTheOperationsThatTheProcessorComputesForACard() throws IOException {
        Layer sine = new Layer("sine", Activation.of(Activation.Curve.SIN), "data", "waves");
        Net waving = new Net("waving", ImageSpec.of(1, 1, ImageSpec.Channels.RGB, 0, 0, 0), "data", List.of(sine));
        NetFile.write(waving, Precision.FLOAT32, folder.resolve("waving.dsnet"));
        String dream = "dream {} --model {} --layer waves --octaves 2 --steps 2 --device gpu -o {} ";
        Path model = folder.resolve("waving.dsnet");
        Path out = folder.resolve("waving.png");
        assertThat(command.run(dream, input, model, out)).isEqualTo(ExitCode.DONE);
        assertThat(command.err()).noneMatch(line -> line.contains("no shader"));
        assertThat(command.run(dream + "--verbose", input, model, out)).isEqualTo(ExitCode.DONE);
        assertThat(command.err())
                .filteredOn(line -> line.contains("no shader"))
                .containsExactly("dreamsphere: the processor computes 1 operation of the net waving, for which the"
                        + " graphics card has no shader: 1 Activation");
    }

    private Photosphere enlarged(String device) throws IOException {
        Path twice = folder.resolve("repeat.dsnet");
        NetFile.write(UpscaleCommandTest.repeating(), Precision.FLOAT32, twice);
        Path out = folder.resolve("enlarged.png");
        int code = command.run("upscale {} --model {} --device " + device + " -o {}", input, twice, out);
        assertThat(code).isEqualTo(ExitCode.DONE);
        return PhotosphereFile.read(out);
    }

    @Test
    void aGraphicsCardDrawsAnAtlas() {
        int code = command.run(
                "atlas {} --input {} --width 64 --octaves 1 --steps 1 --channels 1 --channel-steps 1 --device gpu -o {}",
                net,
                input,
                folder.resolve("atlas"));
        assertThat(code).isEqualTo(ExitCode.DONE);
        assertThat(folder.resolve("atlas/index.html")).exists();
        assertThat(command.err()).anyMatch(line -> line.contains("is not a graphics card"));
    }

    @Test
    void aDeviceThatIsMissingIsNamed() {
        int code = command.run(
                "dream {} --model {} --layer edges --device gpu:99 -o {}", input, net, folder.resolve("out.png"));
        assertThat(code).isEqualTo(ExitCode.FAILED);
        assertThat(command.err())
                .singleElement()
                .asString()
                .contains("the device gpu:99 cannot be used: there is no device 99");
    }

    @Test
    void devicesAreListedWithTheirSpeed() {
        assertThat(command.run("devices")).isEqualTo(ExitCode.DONE);
        assertThat(command.out()).containsPattern("cpu +[1-9][0-9]*\\.[0-9] GFLOP/s  the processor");
        assertThat(command.out()).containsPattern("gpu(:0)? +([1-9][0-9]*\\.[0-9]|0\\.[1-9]) GFLOP/s");
    }
}
