package io.github.dreamsphere.app.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RecipeReaderTest {
    private static Recipe read(String text) throws RecipeException {
        return RecipeReader.read(text, "r.toml", Optional.empty());
    }

    @Test
    void keysAreOptionsAndListsAreRepeatedOnes() throws RecipeException {
        Recipe recipe = read("""
                # Soft hills.
                layer = ["a/b*0.5", "c"]   # two layers
                steps = [10, 20]
                octave-scale = 1.5
                adam = true
                """);
        assertThat(recipe.summary()).isEqualTo("Soft hills.");
        assertThat(recipe.settings())
                .containsExactly(
                        new Setting("layer", List.of("a/b*0.5", "c"), 2, 1),
                        new Setting("steps", List.of("10", "20"), 3, 1),
                        new Setting("octave-scale", List.of("1.5"), 4, 1),
                        new Setting("adam", List.of("true"), 5, 1));
    }

    @Test
    void keyframesAreTables() throws RecipeException {
        Recipe recipe = read("""
                zoom = 1.02
                [[keyframe]]
                frame = 10
                zoom = 1.1
                [[keyframe]]
                frame = 40
                layer = "a"
                """);
        assertThat(recipe.keyframes())
                .containsExactly(
                        new Keyframe(10, List.of(new Setting("zoom", List.of("1.1"), 4, 1))),
                        new Keyframe(40, List.of(new Setting("layer", List.of("a"), 7, 1))));
        assertThatThrownBy(() -> read("[[keyframe]]\nframe = 3\n[[keyframe]]\nframe = 3\n"))
                .hasMessageStartingWith("r.toml:3:")
                .hasMessageContaining("at least 4");
        assertThatThrownBy(() -> read("keyframe = 3\n")).hasMessageStartingWith("r.toml:1:1: keyframes are tables");
    }

    @Test
    void whatIsWrittenIsReadAgain() throws RecipeException {
        Map<String, List<String>> settings = new TreeMap<>(Map.of(
                "layer", List.of("a\\b\"c\n", "d"),
                "mask", List.of("C:\\sky.png"),
                "octave-scale", List.of("1.50"),
                "seed", List.of("-9223372036854775808"),
                "jitter", List.of("007"),
                "tv", List.of("1.0E-5"),
                "adam", List.of("true"),
                "steps", List.of("3")));
        Map<String, String> made = Map.of("by", "dreamsphere 1", "input", "ab12");

        Recipe recipe = read(RecipeText.of("Once more", settings, made));

        assertThat(recipe.made()).isEqualTo(made);
        assertThat(recipe.summary()).isEqualTo("Once more");
        assertThat(recipe.settings())
                .extracting(Setting::name, Setting::values)
                .containsExactlyElementsOf(settings.entrySet().stream()
                        .map(entry -> org.assertj.core.groups.Tuple.tuple(entry.getKey(), entry.getValue()))
                        .toList());
    }

    @Test
    void brokenTextIsToldWithItsPlace() {
        assertThatThrownBy(() -> read("steps = 3\nlayer = \"a\n"))
                .isInstanceOf(RecipeException.class)
                .hasMessageStartingWith("r.toml:2:");
        assertThatThrownBy(() -> read("a = 1\nb = 2020-01-01\n")).hasMessageStartingWith("r.toml:2:1: 'b' must be");
        assertThatThrownBy(() -> read("[layer]\nx = 1\n")).hasMessageStartingWith("r.toml:1:1: 'layer' must be");
    }

    @Test
    void listsNestedTooDeeplyAreRefused() throws RecipeException {
        for (String open : List.of("[", "{a=")) {
            assertThatThrownBy(() -> read("layer = " + open.repeat(20_000)))
                    .isInstanceOf(RecipeException.class)
                    .hasMessage("r.toml: its lists or tables are nested too deeply");
        }
        assertThat(read("layer = [\"a\"]\n").settings()).hasSize(1);
    }

    @Test
    void theNearestNameIsOffered() {
        List<String> names = List.of("octaves", "octave-scale", "steps", "step-size", "seed");
        assertThat(Nearest.to("otaves", names)).contains("octaves");
        assertThat(Nearest.to("stepsize", names)).contains("step-size");
        assertThat(Nearest.to("frobnicate", names)).isEmpty();
    }
}
