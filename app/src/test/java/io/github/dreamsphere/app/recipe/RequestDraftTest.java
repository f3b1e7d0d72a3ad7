package io.github.dreamsphere.app.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dreamsphere.DreamRequest;
import io.github.dreamsphere.LayerObjective;
import io.github.dreamsphere.PictureSize;
import io.github.dreamsphere.app.TinyNet;
import io.github.dreamsphere.core.dream.AscentRule;
import io.github.dreamsphere.core.dream.Bump;
import io.github.dreamsphere.core.dream.DreamOptions;
import io.github.dreamsphere.core.dream.GradientSmoothing;
import io.github.dreamsphere.core.dream.Region;
import io.github.dreamsphere.core.dream.Start;
import io.github.dreamsphere.core.tile.Jitter;
import io.github.dreamsphere.core.tile.TileShape;
import io.github.dreamsphere.models.catalog.Model;
import io.github.dreamsphere.models.catalog.Models;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestDraftTest {
    @TempDir
    Path folder;

    private Model tiny;

    @BeforeEach
    void makeNet() throws IOException {
        tiny = Models.ofProcess().resolve(TinyNet.in(folder).toString());
    }

    private static RequestDraft<DreamRequest> read(String recipe, Map<String, List<String>> given) throws IOException {
        return RequestDraft.read(
                RequestFields.DREAM,
                given,
                Optional.of(RecipeReader.read(recipe, "r.toml", Optional.empty())),
                List.of());
    }

    @Test
    void everyBuiltInRecipeSetsKnownFields() throws IOException {
        for (String name : Recipes.names()) {
            Recipe recipe = Recipes.resolve(name);
            assertThat(recipe.summary()).as(name).isNotEmpty();
            RequestDraft.read(RequestFields.DREAM, Map.of(), Optional.of(recipe), List.of());
        }
    }

    @Test
    void everyRequestComesBackFromItsRecipe() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 100; i++) {
            SourcedRequest<DreamRequest> source = SourcedRequest.of(RequestFields.DREAM, anyRequest(random), tiny);
            String text = RecipeText.of("Again", source.settings(), Map.of());
            SourcedRequest<DreamRequest> again = read(text, Map.of()).load(tiny);
            assertThat(again.request()).as("seed %d, recipe %s", seed, text).isEqualTo(source.request());
            assertThat(again.settings()).as("seed %d", seed).isEqualTo(source.settings());
        }
    }

    private static DreamRequest anyRequest(Random random) {
        DreamRequest request = DreamRequest.defaults()
                .withModel("net " + random.nextInt(9))
                .withLayers(List.of(
                        anyLayer(random), LayerObjective.of(TinyNet.LAYER).times(random.nextGaussian())))
                .withClasses("class " + random.nextInt())
                .withSeed(random.nextLong())
                .withTiles(any(TileShape.values(), random));
        request = request.withAscent(new DreamOptions(
                random.nextBoolean() ? Optional.empty() : Optional.of(1 + random.nextInt(6)),
                1.1 + random.nextDouble(),
                List.of(random.nextInt(9), random.nextInt(9)),
                List.of(0.1 + random.nextDouble()),
                new Jitter(any(Jitter.Kind.values(), random), random.nextInt(40)),
                64 + random.nextInt(999),
                TileShape.UPRIGHT,
                random.nextBoolean() ? Optional.empty() : Optional.of(random.nextDouble(-180, 180)),
                random.nextLong()));
        request = request.withShaping(request.shaping()
                .withRule(random.nextBoolean() ? AscentRule.Adam.defaults() : new AscentRule.Plain())
                .withSmoothing(any(
                        new GradientSmoothing[] {
                            new GradientSmoothing.None(),
                            new GradientSmoothing.Gaussian(0.1 + random.nextDouble()),
                            new GradientSmoothing.LaplacianPyramid(1 + random.nextInt(6))
                        },
                        random))
                .withEvenness(random.nextDouble())
                .withTotalVariation(random.nextDouble())
                .withKeepColour(random.nextBoolean())
                .withBumps(new Bump.Noise(random.nextInt(99)), new Bump.Twist(random.nextInt(99))));
        request = request.withCanvas(request.canvas()
                .withStart(Optional.of(any(Start.values(), random)))
                .withSize(Optional.of(new PictureSize(256, 128))));
        return request.withPlace(
                request.place().withRegion(Optional.of(anyRegion(random))).withSoftness(random.nextInt(30)));
    }

    private static LayerObjective anyLayer(Random random) {
        LayerObjective layer = LayerObjective.of("convolution").in(any(new String[] {"sky", "nadir"}, random));
        return switch (random.nextInt(4)) {
            case 0 -> layer.channels(random.nextInt(2), 2 + random.nextInt(2));
            case 1 -> layer.strongest(1 + random.nextInt(4));
            case 2 -> layer.neuron(random.nextInt(4));
            default -> layer;
        };
    }

    private static Region anyRegion(Random random) {
        double yaw = random.nextInt(200) - 100 + random.nextInt(4) / 4.0;
        return new Region(yaw, yaw + 1 + random.nextInt(90), -30, random.nextInt(60), Region.SOFTNESS_DEGREES);
    }

    private static <T> T any(T[] values, Random random) {
        return values[random.nextInt(values.length)];
    }

    @Test
    void givenValuesOverrideTheRecipeAndKeepTheirSpelling() throws IOException {
        SourcedRequest<DreamRequest> source = read(
                        "octaves = 2\nsoftness = 15\nlayer = \"edges*0.50\"\n", Map.of("octaves", List.of("03")))
                .load(tiny);
        assertThat(source.request().ascent().octaves()).contains(3);
        assertThat(source.settings())
                .containsEntry("octaves", List.of("03"))
                .containsEntry("softness", List.of("15"))
                .containsEntry("layer", List.of("edges*0.50"))
                .containsEntry("steps", List.of("20,10"));
        assertThat(source.fromRecipe()).containsExactlyInAnyOrder("softness", "layer");
    }

    @Test
    void octavesThatNobodyChoseDependOnThePicture() throws IOException {
        SourcedRequest<DreamRequest> unset =
                read("layer = \"edges\"\n", Map.of()).load(tiny);
        assertThat(unset.request().ascent().octaves()).isEmpty();
        assertThat(unset.settings()).containsEntry("octaves", List.of("auto"));
        SourcedRequest<DreamRequest> again = read(RecipeText.of("again", unset.settings(), Map.of()), Map.of())
                .load(tiny);
        assertThat(again.request().ascent()).isEqualTo(unset.request().ascent());
        SourcedRequest<DreamRequest> given = read(
                        "octaves = 4\nlayer = \"edges\"\n", Map.of("octaves", List.of("auto")))
                .load(tiny);
        assertThat(given.request().ascent().octaves()).isEmpty();
    }

    @Test
    void wrongValuesAreReportedWithTheirPlace() {
        assertThatThrownBy(() -> read("steps = 3\noctaves = 0\n", Map.of()))
                .isInstanceOf(RecipeException.class)
                .hasMessage("r.toml:2:1: 'octaves': must be auto or a whole number of at least 1, was '0'");
        assertThatThrownBy(() -> read("layer = \"nothing\"\n", Map.of()).load(tiny))
                .isInstanceOf(RecipeException.class)
                .hasMessageStartingWith("r.toml:1:1: 'layer': ");
        assertThatThrownBy(() -> read("", Map.of("octaves", List.of("two"))))
                .isInstanceOf(WrongValueException.class)
                .hasMessage("must be auto or a whole number of at least 1, was 'two'");
        assertThatThrownBy(() -> read("gradient-blur = 1.5\n", Map.of("gradient-pyramid", List.of("3"))))
                .hasMessageContaining("exclude each other");
        assertThatThrownBy(() -> read("mask = \"a.png\"\nregion = \"sky\"\n", Map.of()))
                .hasMessageContaining("exclude each other");
    }
}
