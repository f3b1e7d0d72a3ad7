package io.github.dreamsphere.core.photosphere;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dreamsphere.core.image.ImageFileException;
import io.github.dreamsphere.core.image.WriteOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Photospheres from cameras and stitchers. */
class SharedPhotospheresTest {
    @TempDir
    Path folder;

    private static Path shared(String name) {
        Path file = Path.of(System.getProperty("dreamsphere.shared", "../shared"), "data", name);
        assumeTrue(Files.exists(file), () -> file + " is not there");
        return file;
    }

    @ParameterizedTest
    @ValueSource(strings = {"bloomberg", "bma-1", "examplepano"})
    void readsFullSpheresWithoutTags(String name) throws IOException {
        Photosphere read = PhotosphereFile.read(shared("photospheres/" + name + ".jpg"));

        assertThat(read.coverage()).isEqualTo(Coverage.full(4096, 2048));
        assertThat(read.warnings()).isEmpty();
    }

    @Test
    void putsRightTagsThatDisagreeWithThePixels() throws IOException {
        Photosphere read = PhotosphereFile.read(shared("photospheres/cerro-toco-0.jpg"));
        Path out = folder.resolve("out.jpg");

        PhotosphereFile.write(read, out, WriteOptions.defaults(), Map.of());
        Photosphere again = PhotosphereFile.read(out);

        assertThat(read.warnings()).singleElement().asString().contains("5376x2688", "4096x2048");
        assertThat(again.warnings()).isEmpty();
        assertThat(again.coverage()).isEqualTo(Coverage.full(4096, 2048));
        assertThat(again.pose()).isEqualTo(new Pose(337.5, -1.8, 1.3));
        assertThat(again.metadata().exif().orElseThrow().block().length)
                .isEqualTo(read.metadata().exif().orElseThrow().block().length);
    }

    @Test
    void asksWhichPartOfTheSphereAPartialOneIs() {
        Path file = shared("photospheres/charles-street-partial.jpg");

        assertThatThrownBy(() -> PhotosphereFile.read(file))
                .isInstanceOf(ImageFileException.class)
                .hasMessageContaining("4096x1480");
    }

    @Test
    void readsPosesAndInitialViews() throws IOException {
        Photosphere north = PhotosphereFile.read(shared("gpano-reference/01-North_at_+45.jpg"));
        Photosphere view = PhotosphereFile.read(shared("gpano-reference/07-Initial_View_at_+45.jpg"));

        assertThat(north.pose()).isEqualTo(new Pose(315, 0, 0));
        assertThat(north.initialView()).contains(new InitialView(0, 0, 0, 120));
        assertThat(view.initialView().orElseThrow().headingDegrees()).isEqualTo(45);
    }
}
