package io.github.dreamsphere.upscale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.progress.Cancelled;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.core.sphere.Border;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Flat;
import io.github.dreamsphere.core.sphere.SphereResize;
import io.github.dreamsphere.core.sphere.Surface;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.upscale.net.NetFamily;
import io.github.dreamsphere.upscale.net.RandomNets;
import io.github.dreamsphere.upscale.net.SuperResolutionNet;
import io.github.dreamsphere.upscale.rows.ImageRowStream;
import io.github.dreamsphere.upscale.rows.Pictures;
import io.github.dreamsphere.upscale.rows.RowStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UpscalerTest {
    private static final long SEED = 7;
    private static final Equirectangular SPHERE = new Equirectangular(64, 32);
    private static final UpscaleOptions OPTIONS = UpscaleOptions.defaults().withNoiseLevel(0);

    /** Every way to enlarge: by pixel shuffle, by deconvolution, by repeating, of luma only, with strides. */
    static Stream<SuperResolutionNet> nets() {
        return Stream.of(
                SuperResolutionNet.of(RandomNets.shuffling(2, SEED), 1),
                SuperResolutionNet.of(RandomNets.shuffling(3, SEED), 1),
                SuperResolutionNet.of(RandomNets.deconvolving(SEED), 1),
                SuperResolutionNet.of(RandomNets.filtering(SEED), 2),
                SuperResolutionNet.of(RandomNets.lumaOnly(SEED), 1),
                SuperResolutionNet.of(RandomNets.hourglass(SEED), 1));
    }

    private static Image enlarged(SuperResolutionNet net, Image image, Surface surface, int tile) throws IOException {
        return enlarged(net, image, surface, OPTIONS.withTile(tile, tile));
    }

    private static Image enlarged(SuperResolutionNet net, Image image, Surface surface, UpscaleOptions options)
            throws IOException {
        try (Upscaler upscaler = new Upscaler(NetFamily.of(net), options)) {
            return upscaler.enlarge(image, surface, Enlargement.by(net.scale()), Progress.SILENT);
        }
    }

    private static void assertSame(Image actual, Image expected, float tolerance) {
        assertThat(actual.width()).isEqualTo(expected.width());
        assertThat(actual.height()).isEqualTo(expected.height());
        float most = 0;
        for (int i = 0; i < actual.rgb().length; i++) {
            most = Math.max(most, Math.abs(actual.rgb()[i] - expected.rgb()[i]));
        }
        assertThat(most).isLessThanOrEqualTo(tolerance);
    }

    @ParameterizedTest
    @MethodSource("nets")
    void theResultDoesNotDependOnTheTiles(SuperResolutionNet net) throws IOException {
        for (Surface surface : List.of(SPHERE, new Equirectangular(50, 20, 4, 8, 64, 32), new Flat(37, 21))) {
            Image image = Pictures.noise(surface.width(), surface.height(), SEED);
            Image whole = enlarged(net, image, surface, 512);
            assertThat(whole.width()).isEqualTo(surface.width() * net.scale());
            assertSame(enlarged(net, image, surface, 10), whole, 1e-5f);
            assertSame(enlarged(net, image, surface, OPTIONS.withTile(17, 5)), whole, 1e-5f);
        }
    }

    @ParameterizedTest
    @MethodSource("nets")
    void rollingThePictureRollsTheResult(SuperResolutionNet net) throws IOException {
        Image image = Pictures.noise(64, 32, SEED);
        int columns = 5 * net.alignment();
        Image first = enlarged(net, Pictures.rolled(image, columns), SPHERE, 24);
        assertSame(first, Pictures.rolled(enlarged(net, image, SPHERE, 24), columns * net.scale()), 1e-5f);
    }

    @ParameterizedTest
    @MethodSource("nets")
    void theSphereGoesOnAcrossItsPoles(SuperResolutionNet net) throws IOException {
        // The same surroundings, once as the pixels behind the pole and once as rows of a taller picture.
        Image image = Pictures.noise(64, 32, SEED);
        Image unfolded = new Image(64, 64);
        for (int y = 0; y < 32; y++) {
            Image turned = Pictures.rolled(image, 32);
            System.arraycopy(turned.rgb(), turned.index(0, 31 - y), unfolded.rgb(), unfolded.index(0, y), 64 * 3);
            System.arraycopy(image.rgb(), image.index(0, y), unfolded.rgb(), unfolded.index(0, 32 + y), 64 * 3);
        }
        Image whole = enlarged(net, image, SPHERE, 64);
        Image middle = enlarged(net, unfolded, new Equirectangular(64, 64, 0, 100, 64, 300), 64);
        int rows = 16 * net.scale();
        float[] northern = Arrays.copyOf(whole.rgb(), whole.index(0, rows));
        float[] below = Arrays.copyOfRange(middle.rgb(), middle.index(0, 2 * rows), middle.index(0, 3 * rows));
        assertThat(northern).containsExactly(below, within(1e-5f));
    }

    @Test
    void colourOfALumaNetworkIsThatOfLanczos() throws IOException {
        Image image = Pictures.noise(64, 32, SEED);
        for (int i = 0; i < image.rgb().length; i++) {
            image.rgb()[i] = 0.4f + 0.2f * image.rgb()[i];
        }
        Image result = enlarged(SuperResolutionNet.of(RandomNets.lumaOnly(SEED), 1), image, SPHERE, 64);
        Image lanczos = SphereResize.resize(image, SPHERE.border(), 128, 64);
        for (int i = 0; i < result.rgb().length; i += 3) {
            boolean clamped = false;
            for (int c = 0; c < 3; c++) {
                clamped |= result.rgb()[i + c] <= 0 || result.rgb()[i + c] >= 1;
            }
            if (!clamped) {
                assertThat(result.rgb()[i] - result.rgb()[i + 1])
                        .isCloseTo(lanczos.rgb()[i] - lanczos.rgb()[i + 1], within(1e-5f));
            }
        }
    }

    @Test
    void theAverageOverTurnsTurnsWithThePicture() throws IOException {
        SuperResolutionNet net = SuperResolutionNet.of(RandomNets.shuffling(2, SEED), 1);
        Image image = Pictures.noise(16, 24, SEED);
        Image transposed = transposed(image);
        UpscaleOptions averaged = OPTIONS.withTile(10, 7).withTurns(Turns.ALL);
        Image result = enlarged(net, image, new Flat(16, 24), averaged);
        assertSame(transposed(enlarged(net, transposed, new Flat(24, 16), averaged)), result, 1e-5f);
        assertThat(enlarged(net, image, new Flat(16, 24), OPTIONS).rgb()).isNotEqualTo(result.rgb());
    }

    @Test
    void theAverageOverMirrorImagesIsMirroredWithThePicture() throws IOException {
        SuperResolutionNet net = SuperResolutionNet.of(RandomNets.shuffling(2, SEED), 1);
        Image image = Pictures.noise(16, 24, SEED);
        Surface surface = new Flat(16, 24);
        UpscaleOptions averaged = OPTIONS.withTile(10, 7).withTurns(Turns.MIRRORED);
        Image result = enlarged(net, image, surface, averaged);
        assertSame(mirrored(enlarged(net, mirrored(image), surface, averaged)), result, 1e-5f);
        for (Turns other : new Turns[] {Turns.ONE, Turns.ALL}) {
            assertThat(enlarged(net, image, surface, OPTIONS.withTurns(other)).rgb())
                    .isNotEqualTo(result.rgb());
        }
    }

    @Test
    void aSlowerNetworkOfAFamilyTakesHalfTheTurnsOfAnAverage() throws IOException {
        SuperResolutionNet fast = SuperResolutionNet.of(RandomNets.shuffling(2, SEED), 1);
        SuperResolutionNet slow = SuperResolutionNet.of(RandomNets.shuffling(2, SEED + 1), 1);
        NetFamily family =
                new NetFamily("family", List.of(new NetFamily.Member(2, 0, () -> fast, Optional.of(() -> slow))));
        Image image = Pictures.noise(16, 24, SEED);
        Surface surface = new Flat(16, 24);
        for (Turns turns : Turns.values()) {
            UpscaleOptions options = OPTIONS.withTurns(turns);
            try (Upscaler upscaler = new Upscaler(family, options)) {
                Image result = upscaler.enlarge(image, surface, Enlargement.by(2), Progress.SILENT);
                Image expected = turns == Turns.ONE
                        ? enlarged(fast, image, surface, OPTIONS)
                        : enlarged(slow, image, surface, OPTIONS.withTurns(turns.half()));
                assertThat(result.rgb()).as("%s", turns).isEqualTo(expected.rgb());
            }
        }
    }

    /** Mirrored along both axes: in reverse order. */
    private static Image mirrored(Image image) {
        Image mirrored = new Image(image.width(), image.height());
        int last = image.rgb().length - 3;
        for (int i = 0; i <= last; i += 3) {
            System.arraycopy(image.rgb(), i, mirrored.rgb(), last - i, 3);
        }
        return mirrored;
    }

    private static Image transposed(Image image) {
        Image transposed = new Image(image.height(), image.width());
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                System.arraycopy(image.rgb(), image.index(x, y), transposed.rgb(), transposed.index(y, x), 3);
            }
        }
        return transposed;
    }

    @Test
    void anyFactorEndsInAResampling() throws IOException {
        SuperResolutionNet net = SuperResolutionNet.of(RandomNets.shuffling(2, SEED), 1);
        Image image = Pictures.noise(64, 32, SEED);
        try (Upscaler upscaler = new Upscaler(NetFamily.of(net), OPTIONS)) {
            Image smaller = upscaler.enlarge(image, SPHERE, Enlargement.by(1.5), Progress.SILENT);
            assertThat(smaller.width()).isEqualTo(96);
            assertThat(smaller.height()).isEqualTo(48);
            Image expected = SphereResize.resize(twice(upscaler, image), Border.full(128, 64), 96, 48);
            for (int i = 0; i < expected.rgb().length; i++) {
                expected.rgb()[i] = Math.min(1, Math.max(0, expected.rgb()[i]));
            }
            assertSame(smaller, expected, 1e-5f);
            Image wide = upscaler.enlarge(image, SPHERE, Enlargement.toWidth(250), Progress.SILENT);
            assertThat(wide.width()).isEqualTo(250);
            assertThat(wide.height()).isEqualTo(125);
        }
    }

    /** Twice as large, not clamped. */
    private static Image twice(Upscaler upscaler, Image image) throws IOException {
        Image twice = new Image(128, 64);
        try (RowStream rows = upscaler.enlarge(new ImageRowStream(image, SPHERE), Enlargement.by(2), Progress.SILENT)) {
            float[] row = new float[128 * 3];
            for (int y = 0; y < 64; y++) {
                rows.next(row);
                System.arraycopy(row, 0, twice.rgb(), twice.index(0, y), row.length);
            }
        }
        return twice;
    }

    @Test
    void alphaIsEnlargedByLanczosAndDoesNotDarkenTheEdge() throws IOException {
        SuperResolutionNet net = SuperResolutionNet.of(RandomNets.shuffling(2, SEED), 1);
        Image white = new Image(64, 32);
        Arrays.fill(white.rgb(), 1);
        Image plain = enlarged(net, white, SPHERE, 64);

        Image cut = white.copy();
        float[] alpha = new float[64 * 32];
        for (int i = 0; i < alpha.length; i++) {
            boolean visible = i % 64 < 32;
            alpha[i] = visible ? 1 : 0;
            Arrays.fill(cut.rgb(), i * 3, i * 3 + 3, visible ? 1 : 0);
        }
        Image result = enlarged(net, cut.withAlpha(alpha), SPHERE, 10);
        float[] enlargedAlpha = result.alpha().orElseThrow();
        assertThat(enlargedAlpha)
                .isEqualTo(SphereResize.resize(cut.withAlpha(alpha), SPHERE.border(), 128, 64)
                        .alpha()
                        .orElseThrow());
        for (int i = 0; i < enlargedAlpha.length; i++) {
            if (enlargedAlpha[i] > 0) {
                assertThat(result.rgb()[i * 3]).isCloseTo(plain.rgb()[0], within(1e-5f));
            }
        }
    }

    @Test
    void tilesAreReportedAndCancellingStopsBetweenThem() {
        Net net = RandomNets.shuffling(2, SEED);
        List<Long> done = new ArrayList<>();
        Progress progress = new Progress() {
            @Override
            public void report(String stage, long now, long total) {
                assertThat(total).isEqualTo(8);
                done.add(now);
            }

            @Override
            public boolean cancelled() {
                return done.size() == 3;
            }
        };
        try (Upscaler upscaler = new Upscaler(NetFamily.of(SuperResolutionNet.of(net, 1)), OPTIONS.withTile(16, 16))) {
            assertThatThrownBy(() -> upscaler.enlarge(new Image(64, 32), SPHERE, Enlargement.by(2), progress))
                    .isInstanceOf(Cancelled.class);
        }
        assertThat(done).containsExactly(1L, 2L, 3L);
    }
}
