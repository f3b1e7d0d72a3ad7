package io.github.dreamsphere.models.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.models.Shared;
import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.NetFile;
import io.github.dreamsphere.models.net.NetFileException;
import io.github.dreamsphere.models.net.Precision;
import io.github.dreamsphere.models.net.Relu;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsTest {
    private static final ImageSpec SPEC = ImageSpec.of(255, 1, ImageSpec.Channels.RGB, 1, 2, 3);
    private static final Net NET = new Net("small", SPEC, "data", List.of(new Layer("r", Relu.PLAIN, "data", "r")));

    @TempDir
    Path folder;

    private Models models;

    @BeforeEach
    void empty() {
        models = new Models(
                new ImportedModels(folder.resolve("data")),
                new ModelCache(
                        folder.resolve("cache"),
                        new Downloader(Downloader.client(Map.of(), RetryPolicy.DEFAULT), RetryPolicy.DEFAULT)),
                Catalogue.shipped());
    }

    @Test
    void keepsAnImportedNetUnderItsName() throws IOException {
        models.keep("mine", new Model(NET, List.of("r"), List.of("a", "b"), "made up"));
        Model mine = models.resolve("mine");
        assertThat(mine).isEqualTo(new Model(NET.withName("mine"), List.of("r"), List.of("a", "b"), "made up"));
        assertThat(mine.defaultLayer()).isEqualTo("r");
        assertThat(models.atHand()).contains("mine", BuiltIn.DREAM.netName());
        assertThatThrownBy(() -> models.keep("mine", mine))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is already a net named 'mine'");
        assertThatThrownBy(() -> models.keep("../mine", mine))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("was '../mine'");
        assertThat(Files.list(folder.resolve("data"))).hasSize(1);
    }

    @Test
    void keepsNoNetThatWouldHideAnother() {
        Model model = new Model(NET, List.of(), List.of(), "");
        for (String name : List.of(BuiltIn.DREAM.netName(), "vgg16")) {
            assertThatThrownBy(() -> models.keep(name, model))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'" + name + "' is the name of a known net");
        }
    }

    @Test
    void readsItsOwnFiles() throws IOException {
        NetFile.write(NET, Precision.FLOAT32, folder.resolve("n.dsnet"));
        assertThat(models.resolve(folder.resolve("n.dsnet").toString()).net()).isEqualTo(NET);
        assertThat(models.resolve(folder.toString()).net()).isEqualTo(NET);
    }

    @Test
    void listsTheLayersWhenNobodyChoseOne() {
        assertThatThrownBy(() -> new Model(NET, List.of(), List.of(), "").defaultLayer())
                .isInstanceOf(NoDefaultLayerException.class)
                .hasMessageEndingWith("its layers are: r");
    }

    @Test
    void readsAWellKnownCaffeNetFromItsFolder() throws IOException {
        Model googlenet = models.resolve(Shared.path("models/bvlc_googlenet").toString());
        assertThat(googlenet.defaultLayer()).isEqualTo("inception_4c/output");
        assertThat(googlenet.labels()).hasSize(1000).startsWith("tench, Tinca tinca");
        assertThat(googlenet.net().imageSpec()).isEqualTo(ImageSpec.of(255, 1, ImageSpec.Channels.BGR, 104, 117, 123));
        assertThat(googlenet.card()).contains("unrestricted");
    }

    @Test
    void asksHowPicturesEnterAnUnknownNet() throws IOException {
        Path source = Shared.path("models/squeezenet_v1.1");
        Files.copy(source.resolve("deploy.prototxt"), folder.resolve("deploy.prototxt"));
        byte[] weights = Files.readAllBytes(source.resolve("squeezenet_v1.1.caffemodel"));
        weights[weights.length - 40] ^= 1;
        Files.write(folder.resolve("n.caffemodel"), weights);
        assertThatThrownBy(() -> models.resolve(folder.toString()))
                .isInstanceOf(UnknownInputException.class)
                .hasMessageStartingWith(folder.toString())
                .extracting(e -> ((UnknownInputException) e).proposal())
                .isEqualTo(Optional.empty());
        String training = "layer { name: 'data' type: 'Data' top: 'data'\n"
                + "  transform_param { crop_size: 227 mean_value: 104 mean_value: 117 mean_value: 123 } }\n";
        Path prototxt = folder.resolve("deploy.prototxt");
        Files.writeString(prototxt, training + Files.readString(prototxt));
        assertThatThrownBy(() -> models.resolve(folder.toString()))
                .extracting(e ->
                        ((UnknownInputException) e).proposal().orElseThrow().spec())
                .isEqualTo(ImageSpec.of(255, 1, ImageSpec.Channels.BGR, 104, 117, 123));
        assertThat(models.read(folder, Optional.of(SPEC)).net().imageSpec()).isEqualTo(SPEC);
    }

    @Test
    void proposesTheInputOfFamilies() {
        ImageSpec.Channels rgb = ImageSpec.Channels.RGB;
        assertThat(InputProposal.ofOnnx("pytorch", "resnet50.onnx")
                        .orElseThrow()
                        .spec())
                .satisfies(spec -> assertThat(spec.mean()).containsExactly(0.485f, 0.456f, 0.406f))
                .satisfies(spec -> assertThat(spec.channels()).isEqualTo(rgb));
        assertThat(InputProposal.ofOnnx("tf2onnx", "resnet50.onnx")).isEmpty();
        assertThat(InputProposal.ofOnnx("pytorch", "mine.onnx")).isEmpty();
    }

    @Test
    void loadsAFetchedNetAndAsksForOneThatIsNot() throws IOException {
        Path squeezenet = Shared.path("models/squeezenet_v1.1");
        assertThatThrownBy(() -> models.resolve("squeezenet_v1.1"))
                .isInstanceOf(NotFetchedException.class)
                .hasMessageStartingWith("squeezenet_v1.1: ");
        Path mirror = Files.createDirectory(folder.resolve("mirror"));
        for (String file : List.of("deploy.prototxt", "squeezenet_v1.1.caffemodel")) {
            Files.copy(squeezenet.resolve(file), mirror.resolve(file));
        }
        Files.copy(Shared.path("models/bvlc_googlenet/synset_words.txt"), mirror.resolve("synset_words.txt"));
        CatalogueEntry entry = models.catalogue().find("squeezenet_v1.1").orElseThrow();
        models.fetched().fetch(entry, Origin.parse(mirror.toString()), Progress.SILENT);
        Model model = models.resolve("squeezenet_v1.1");
        assertThat(model.net().name()).isEqualTo("squeezenet_v1.1");
        assertThat(model.layers()).isEqualTo(entry.layers());
        assertThat(model.labels()).hasSize(1000);
    }

    @Test
    void saysWhatIsAtHandWhenANetIsUnknown() throws IOException {
        models.keep("mine", new Model(NET, List.of(), List.of(), ""));
        assertThatThrownBy(() -> models.resolve("yours"))
                .isInstanceOf(UnknownModelException.class)
                .hasMessageContaining("there is no net 'yours'")
                .hasMessageContaining("available: ")
                .hasMessageContaining("mine");
    }

    @Test
    void saysWhenAFileIsNoNet() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "no net");
        assertThatThrownBy(() -> models.resolve(text.toString()))
                .isInstanceOf(NetFileException.class)
                .hasMessageStartingWith(text.toString())
                .hasMessageContaining(".caffemodel");
        assertThatThrownBy(() -> models.resolve(folder.toString()))
                .isInstanceOf(NetFileException.class)
                .hasMessageContaining("contains no net");
    }
}
