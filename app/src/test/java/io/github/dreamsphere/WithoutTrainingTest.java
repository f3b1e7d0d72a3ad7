package io.github.dreamsphere;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dreams and enlarges in a process whose class path has neither DL4J nor dreamsphere-training. */
class WithoutTrainingTest {
    @TempDir
    Path folder;

    @Test
    void dreamsAndEnlargesAndSaysWhatItCannotRead() throws IOException, InterruptedException {
        Path keras = Files.writeString(folder.resolve("net.h5"), "any");
        Path dl4j = Files.writeString(folder.resolve("net.zip"), "any");
        assertThat(run(keras.toString(), dl4j.toString()))
                .containsSubsequence(
                        "dreamt 64x32",
                        "enlarged to 128x64",
                        keras + ": is no Keras net: it is neither an HDF5 file (.h5) nor a zip archive (.keras)",
                        dl4j + ": is a DL4J net; to read it, add the module dreamsphere-training to the class path");
    }

    private List<String> run(String... arguments) throws IOException, InterruptedException {
        List<String> classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !isTraining(entry))
                .toList();
        assertThat(classPath).noneMatch(WithoutTrainingTest::isTraining).anyMatch(entry -> entry.contains("nd4j"));
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(Stream.concat(
                                Stream.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-Xmx1g",
                                        "-cp",
                                        String.join(File.pathSeparator, classPath),
                                        WithoutTraining.class.getName()),
                                Stream.of(arguments))
                        .toList())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        int exit = process.waitFor();
        List<String> lines = Files.readAllLines(output, StandardCharsets.UTF_8);
        assertThat(exit).as(String.join("\n", lines)).isZero();
        return lines;
    }

    private static boolean isTraining(String entry) {
        String path = entry.replace('\\', '/');
        return path.contains("deeplearning4j")
                || path.contains("datavec")
                || path.contains("dreamsphere-training")
                || path.contains("models/training/");
    }
}
