package io.github.dreamsphere.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.app.TinyNet;
import io.github.dreamsphere.app.TinyPicture;
import io.github.dreamsphere.app.recipe.Recipes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecipesTest {
    private final CommandLine command = new CommandLine();

    @TempDir
    Path folder;

    private Path input;
    private Path net;

    @BeforeEach
    void make() throws IOException {
        input = TinyPicture.in(folder, "in.png", 128, 64);
        net = TinyNet.in(folder);
    }

    private Path recipe(String text) throws IOException {
        return Files.writeString(folder.resolve("look.toml"), text);
    }

    private Path dream(String name, String options, Object... values) {
        Path out = folder.resolve(name);
        Object[] all = Stream.concat(Stream.of(input, out), Stream.of(values)).toArray();
        assertThat(command.run("dream {} -o {} --tile 64 " + options, all))
                .as("%s", command.err())
                .isEqualTo(ExitCode.DONE);
        return out;
    }

    private void expectFailure(int code, String message, String line, Object... values) {
        CommandLine failing = new CommandLine();
        assertThat(failing.run(line, values)).isEqualTo(code);
        assertThat(failing.err()).singleElement().asString().contains(message);
        assertThat(folder.resolve("out.png")).doesNotExist();
    }

    @Test
    void aPictureDreamsAgainToTheSameBytes() throws IOException {
        Path mask = TinyPicture.in(folder, "mask.png", 64, 32);
        String dreamed = "--model {} --layer edges*0.5 --layer convolution --mask {} --tiles tangent --width 100";
        String how = " --seed 7 --steps 2,1 --octaves 2 --adam --tv 0.10";
        Path first = dream("first.png", dreamed + how, net, mask);

        Path second = dream("second.png", "--recipe {}", first);
        Path third = dream("third.png", "--recipe {} --seed 8", second);

        assertThat(second).hasSameBinaryContentAs(first);
        assertThat(Files.mismatch(third, first)).isNotNegative();
        assertThat(Recipes.resolve(third.toString()).text()).contains("seed = 8\n");
    }

    @Test
    void theCommandLineOverridesAndLeavesOut() throws IOException {
        Path recipe = recipe("model = \"tiny.dsnet\"\nlayer = \"edges\"\nsteps = [3, 2]\nadam = true\noctaves = 2\n");

        Path out = dream("out.png", "--recipe {} --steps 1 --without adam", recipe);

        String made = Recipes.resolve(out.toString()).text();
        assertThat(made).contains("model = \"tiny.dsnet\"\n", "steps = 1\n", "octaves = 2\n", "jitter = 32\n");
        assertThat(made).doesNotContain("adam =", "recipe =", "output =", "snapshots =");
        command.run("recipe {}", out);
        assertThat(command.out()).endsWith(made);
    }

    @Test
    void mistakesAreToldWithTheirPlace() throws IOException {
        Path recipe = recipe("# A look\nsteps = 3\notaves = 2\n");
        expectFailure(
                ExitCode.FAILED,
                recipe + ":3:1: there is no option 'otaves'; did you mean 'octaves'?",
                "dream {} --recipe {}",
                input,
                recipe);
        recipe("steps = 3\n  tiles = \"hexagons\"\n");
        expectFailure(ExitCode.FAILED, recipe + ":2:3: ", "dream {} --recipe {}", input, recipe);
        recipe("output = \"x.jpg\"\n");
        expectFailure(ExitCode.FAILED, "there is no option 'output'", "dream {} --recipe {}", input, recipe);
        recipe("adam = 3\n");
        expectFailure(ExitCode.FAILED, "must be true or false", "dream {} --recipe {}", input, recipe);
        expectFailure(ExitCode.FAILED, "there is no such recipe", "dream {} --recipe missing.toml", input);
        expectFailure(ExitCode.FAILED, "holds no recipe", "dream {} --recipe {}", input, input);
        recipe("steps = 3\n");
        expectFailure(ExitCode.WRONG_USAGE, "sets no 'adam'", "dream {} --recipe {} --without adam", input, recipe);
    }

    @Test
    void anotherNetOrAMissingMaskIsRefused() throws IOException {
        Path mask = TinyPicture.in(folder, "mask.png", 64, 32);
        Path first = dream("first.png", "--model {} --layer edges --steps 1 --mask {}", net, mask);
        Files.move(mask, folder.resolve("moved.png"));
        expectFailure(ExitCode.FAILED, "name it with --mask", "dream {} --recipe {}", input, first);
        Files.copy(input, mask);
        expectFailure(
                ExitCode.FAILED, "its mask " + mask + " is another file now", "dream {} --recipe {}", input, first);
        Files.move(folder.resolve("moved.png"), mask, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        TinyNet.in(folder, 8);
        expectFailure(
                ExitCode.FAILED, "its model " + net + " is another file now", "dream {} --recipe {}", input, first);
        dream("last.png", "--recipe {} --model {}", first, net);
    }

    @Test
    void aDirectionsFileIsPartOfTheRecipe() throws IOException {
        Path vector = Files.writeString(folder.resolve("vector.txt"), "1 -0.5 0 0.25");
        Path first = dream("first.png", "--model {} --direction edges:{}@sky*2 --steps 1", net, vector);
        assertThat(dream("second.png", "--recipe {}", first)).hasSameBinaryContentAs(first);
        Files.writeString(vector, "1 -0.5 0 0.5");
        expectFailure(ExitCode.FAILED, "vector.txt@sky*2 is another file now", "dream {} --recipe {}", input, first);
        Files.delete(vector);
        expectFailure(ExitCode.FAILED, "name it with --direction", "dream {} --recipe {}", input, first);
    }

    @Test
    void theNamesOfTheClassesArePartOfTheRecipe() throws IOException {
        Path labels = Files.writeString(folder.resolve("labels.txt"), "grass\npagoda\ncrane\nlake\n");
        Path first = dream("first.png", "--model {} --class pagoda --steps 1", net);
        assertThat(dream("second.png", "--recipe {}", first)).hasSameBinaryContentAs(first);
        Files.writeString(labels, "pagoda\ngrass\ncrane\nlake\n");
        expectFailure(
                ExitCode.FAILED,
                "its class pagoda is found in another list of classes now",
                "dream {} --recipe {}",
                input,
                first);
        dream("third.png", "--recipe {} --class pagoda", first);
        dream("fourth.png", "--recipe {} --model {}", first, net);
    }

    @Test
    void aDirectionsFileMayLieBesideTheRecipe() throws IOException {
        Files.writeString(folder.resolve("beside.txt"), "1 -0.5 0 0.25");
        Path recipe = recipe("model = \"tiny.dsnet\"\ndirection = \"edges:beside.txt*2\"\nsteps = 1\n");
        assertThat(dream("out.png", "--recipe {}", recipe)).exists();
    }

    @Test
    void theWayTilesMoveIsPartOfTheRecipe() throws IOException {
        Path first = dream(
                "first.png",
                "--model {} --layer edges --steps 2 --jitter-kind shift --bump noise=9 --bump twist=9 --octaves 2",
                net);
        assertThat(Recipes.resolve(first.toString()).text())
                .contains("jitter-kind = \"shift\"", "bump = [\"noise=9\", \"twist=9\"]");
        assertThat(dream("second.png", "--recipe {}", first)).hasSameBinaryContentAs(first);
        assertThat(Files.mismatch(dream("third.png", "--recipe {} --jitter-kind none", first), first))
                .isNotNegative();
    }

    @Test
    void everyBuiltInRecipeIsPrinted() throws IOException {
        for (String name : Recipes.names()) {
            command.run("recipe {}", name);
            assertThat(command.out()).endsWith(Recipes.resolve(name).text());
        }
        command.run("recipe");
        assertThat(command.out()).contains(Recipes.names());
    }
}
