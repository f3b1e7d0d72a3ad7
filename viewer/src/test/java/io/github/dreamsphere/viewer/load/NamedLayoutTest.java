package io.github.dreamsphere.viewer.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.core.image.Xmp;
import io.github.dreamsphere.core.sphere.layout.SphereLayout;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class NamedLayoutTest {
    private static final String GPANO = "http://ns.google.com/photos/1.0/panorama/";

    @Test
    void aNameSaysTheLayoutIfTheShapeAgrees() {
        assertThat(NamedLayout.of(Path.of("in_cube.png"), Xmp.EMPTY, 192, 32)).contains(SphereLayout.CUBE);
        assertThat(NamedLayout.of(Path.of("in_fisheye.png"), Xmp.EMPTY, 128, 64))
                .contains(SphereLayout.FISHEYE);
        assertThat(NamedLayout.of(Path.of("in_cube.png"), Xmp.EMPTY, 128, 64)).isEmpty();
        assertThat(NamedLayout.of(Path.of("in.png"), Xmp.EMPTY, 192, 32)).isEmpty();
    }

    @Test
    void tagsCountMoreThanTheName() {
        Xmp tagged = Xmp.EMPTY.with(GPANO, "GPano", "FullPanoWidthPixels", "128");
        assertThat(NamedLayout.of(Path.of("in_fisheye.png"), tagged, 128, 64)).isEmpty();
    }
}
