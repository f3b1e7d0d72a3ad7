package io.github.dreamsphere;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageReader;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.core.photosphere.Photosphere;
import io.github.dreamsphere.core.photosphere.PhotosphereFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program of the README, compiled and run in a process of its own with the built jars alone. */
class FirstDreamIT {
    private static final Path ROOT = Path.of(System.getProperty("dreamsphere.root"));
    private static final Path PROGRAM = ROOT.resolve("docs/examples/FirstDream.java");

    @TempDir
    Path folder;

    @Test
    void readsDreamsEnlargesWritesAndViews() throws IOException, InterruptedException {
        Path picture = folder.resolve("IN.jpg");
        PhotosphereFile.write(Photosphere.full(hills()), picture, WriteOptions.defaults(), Map.of());
        compile();
        assertThat(run(picture)).as("what it prints").isEmpty();

        Photosphere dream = PhotosphereFile.read(folder.resolve("DREAM.jpg"));
        assertThat(dream.image().width()).isEqualTo(256);
        assertThat(dream.coverage().isFull()).isTrue();
        assertThat(difference(dream.image(), hills()))
                .as("mean difference of the dream from the picture")
                .isGreaterThan(0.01);
        Image view = ImageReader.read(folder.resolve("VIEW.png")).image();
        assertThat(view.width()).isEqualTo(1280);
        assertThat(view.height()).isEqualTo(720);
    }

    @Test
    void standsInTheReadmeAndInThePackageDescription() throws IOException {
        String program = Files.readString(PROGRAM);
        assertThat(ROOT.resolve("README.md")).content().contains("```java\n" + program + "```\n");
        String comment = program.lines()
                .map(line -> line.isEmpty() ? " *" : " * " + line)
                .collect(Collectors.joining("\n", " * <pre>{@code\n", "\n * }</pre>\n"));
        assertThat(ROOT.resolve("app/src/main/java/io/github/dreamsphere/package-info.java"))
                .content()
                .contains(comment);
        assertThat(program.lines().filter(line -> line.startsWith("import io.github.dreamsphere")))
                .containsExactly("import io.github.dreamsphere.*;");
    }

    private static Image hills() {
        Image image = new Image(128, 64);
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                double hill = 32 + 8 * Math.sin(2 * Math.PI * x / image.width());
                image.set(x, y, y > hill ? 1 : 2, 0.7f);
            }
        }
        return image;
    }

    private static double difference(Image large, Image small) {
        double sum = 0;
        for (int y = 0; y < small.height(); y++) {
            for (int x = 0; x < small.width(); x++) {
                sum += Math.abs(large.get(2 * x, 2 * y, 1) - small.get(x, y, 1));
            }
        }
        return sum / (small.width() * small.height());
    }

    private void compile() throws IOException {
        int result = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-cp", classPath(), "-d", folder.toString(), PROGRAM.toString());
        assertThat(result).as("exit code of the compiler").isZero();
    }

    private List<String> run(Path picture) throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-cp",
                        classPath() + File.pathSeparator + folder,
                        "FirstDream",
                        picture.toString())
                .directory(folder.toFile())
                .redirectOutput(output.toFile())
                .redirectError(folder.resolve("errors.txt").toFile())
                .start();
        assertThat(process.waitFor())
                .as(Files.readString(folder.resolve("errors.txt")))
                .isZero();
        return Files.readAllLines(output);
    }

    private static String classPath() throws IOException {
        String jar = System.getProperty("dreamsphere.jar");
        String libraries = Files.readString(Path.of(System.getProperty("dreamsphere.classPath")));
        assertThat(List.of(libraries.strip().split(File.pathSeparator))).allMatch(entry -> entry.endsWith(".jar"));
        return jar + File.pathSeparator + libraries.strip();
    }
}
