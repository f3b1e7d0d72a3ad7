package io.github.dreamsphere.models.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.models.Shared;
import io.github.dreamsphere.models.net.ImageSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueTest {
    private final Catalogue catalogue = Catalogue.shipped();

    @TempDir
    Path folder;

    @Test
    void knowsTheFamousNetsAndHowToGetThem() {
        assertThat(catalogue.entries()).hasSizeGreaterThanOrEqualTo(10).allSatisfy(entry -> {
            assertThat(entry.licence()).isNotBlank();
            assertThat(entry.title()).isNotBlank();
            assertThat(entry.files()).allSatisfy(file -> assertThat(
                            !file.checksums().isEmpty() || file.note().isPresent())
                    .as("%s has a checksum or says why not", file.name())
                    .isTrue());
            assertThat(entry.files()).allSatisfy(file -> assertThat(file.bytes() + file.approximateBytes())
                    .isPositive());
        });
        assertThat(catalogue.find("vgg19").orElseThrow().imageSpec())
                .isEqualTo(ImageSpec.of(255, 1, ImageSpec.Channels.BGR, 103.939f, 116.779f, 123.68f));
        assertThat(catalogue.find("vgg20")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "bvlc_googlenet/bvlc_googlenet_noaux.caffemodel, bvlc_googlenet",
        "squeezenet_v1.1/squeezenet_v1.1.caffemodel, squeezenet_v1.1",
        "waifu2x/photo/scale2.0x_model.json.caffemodel, waifu2x_photo_scale2x",
        "waifu2x/upconv_7_photo/noise1_scale2.0x_model.json.caffemodel, waifu2x_upconv_7_photo_noise1_scale2x"
    })
    void recognisesWeightsByTheirBytes(String file, String name) throws IOException {
        Path models = Shared.path("models");
        assertThat(catalogue.recognise(models.resolve(file)))
                .get()
                .extracting(CatalogueEntry::name)
                .isEqualTo(name);
    }

    @Test
    void doesNotRecogniseStrangers() throws IOException {
        Path stranger = Files.writeString(folder.resolve("stranger.caffemodel"), "nothing known");
        assertThat(catalogue.recognise(stranger)).isEmpty();
    }

    @Test
    void fetchesFromAFolderWithTheSameChecks() throws IOException {
        Path models = Shared.path("models/squeezenet_v1.1");
        Path mirror = Files.createDirectory(folder.resolve("mirror"));
        CatalogueEntry entry = catalogue.find("squeezenet_v1.1").orElseThrow();
        ModelCache fetched = new ModelCache(
                folder.resolve("cache"),
                new Downloader(Downloader.client(Map.of(), RetryPolicy.DEFAULT), RetryPolicy.DEFAULT));
        Files.copy(models.resolve("deploy.prototxt"), mirror.resolve("deploy.prototxt"));
        assertThatThrownBy(() -> fetched.fetch(entry, Origin.parse(mirror.toString()), Progress.SILENT))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("contains no synset_words.txt");
        Files.writeString(mirror.resolve("synset_words.txt"), "n01440764 tench, Tinca tinca\n");
        Files.writeString(mirror.resolve("squeezenet_v1.1.caffemodel"), "other bytes");
        assertThatThrownBy(() -> fetched.fetch(entry, Origin.parse(mirror.toString()), Progress.SILENT))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("these are not the bytes of squeezenet_v1.1.caffemodel");
        assertThat(fetched.has(entry)).isFalse();
        Files.delete(mirror.resolve("squeezenet_v1.1.caffemodel"));
        Files.copy(models.resolve("squeezenet_v1.1.caffemodel"), mirror.resolve("squeezenet_v1.1.caffemodel"));
        Path net = fetched.fetch(entry, Origin.parse(mirror.toString()), Progress.SILENT);
        assertThat(fetched.has(entry)).isTrue();
        assertThat(Files.list(net)).hasSize(3);
    }

    @Test
    void fetchesFromAMirror() throws IOException {
        byte[] archive = "x".repeat(40_000).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        CatalogueEntry entry = catalogue.find("googlenet_places205").orElseThrow();
        ModelCache fetched = new ModelCache(
                folder, new Downloader(Downloader.client(Map.of(), RetryPolicy.DEFAULT), RetryPolicy.DEFAULT));
        try (LoopbackServer server = new LoopbackServer((request, n, out) -> {
            out.write(LoopbackServer.head("200 OK", "Content-Length: " + archive.length));
            out.write(archive);
        })) {
            fetched.fetch(entry, Origin.parse(server.address("/nets").toString()), Progress.SILENT);
            assertThat(server.requests())
                    .extracting(LoopbackServer.Request::address)
                    .containsExactly(
                            "/nets/deploy.prototxt", "/nets/googlelet_places205_train_iter_2400000.caffemodel");
        }
    }

    @Test
    void asksForAFolderOrAnAddress() {
        assertThatThrownBy(() -> Origin.parse(folder.resolve("absent").toString()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("neither a folder nor");
    }
}
