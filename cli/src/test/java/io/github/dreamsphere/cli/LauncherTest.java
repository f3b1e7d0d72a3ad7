package io.github.dreamsphere.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the script {@code dreamsphere} says of a Java that it cannot use, and what it sets. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    @TempDir
    private Path folder;

    private static String run(Path javaHome) throws IOException, InterruptedException {
        Path script = Path.of("..", "dreamsphere").toAbsolutePath().normalize();
        ProcessBuilder builder = new ProcessBuilder("bash", script.toString(), "--version").redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", javaHome.toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(1);
        return said;
    }

    @Test
    void aWrongJavaHomeIsToldFromAMissingJava() throws Exception {
        assertThat(run(folder))
                .isEqualTo("dreamsphere: JAVA_HOME is " + folder
                        + ", where there is no bin/java: set it to a JDK's folder, or unset it\n");
    }

    @Test
    void anOldJavaIsRefused() throws Exception {
        Path java = Files.createDirectories(folder.resolve("bin")).resolve("java");
        script(java, "");
        for (String version : new String[] {"1.8.0_292", "11.0.2"}) {
            Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");

            assertThat(run(folder))
                    .isEqualTo("dreamsphere: this Java is version " + version + " (" + java
                            + "); a JDK of version 17 or newer is needed\n");
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void openGlCachesNoShadersWhereTheDiskIsFull() throws Exception {
        Path root = Files.createDirectories(folder.resolve("program"));
        Files.copy(Path.of("..", "dreamsphere"), root.resolve("dreamsphere"));
        Files.createDirectories(root.resolve("cli/target/dreamsphere/modules"));
        Files.createFile(root.resolve("cli/target/dreamsphere/built"));
        Path commands = Files.createDirectories(folder.resolve("jdk/bin"));
        script(commands.resolve("java"), "echo \"$XDG_CACHE_HOME ${MESA_SHADER_CACHE_DISABLE:-kept}\"");
        for (int kilobytes : new int[] {1000, 1_000_000}) {
            script(commands.resolve("df"), "echo header\n[ -d \"$2\" ] && echo disk 1 1 " + kilobytes);
            Path cache = folder.resolve("not/there/yet");
            ProcessBuilder builder =
                    new ProcessBuilder("bash", root.resolve("dreamsphere").toString(), "recipe");
            builder.environment()
                    .putAll(Map.of(
                            "JAVA_HOME",
                            commands.getParent().toString(),
                            "PATH",
                            commands + ":" + System.getenv("PATH"),
                            "XDG_CACHE_HOME",
                            cache.toString()));
            builder.redirectError(ProcessBuilder.Redirect.DISCARD);
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(said).isEqualTo(cache + (kilobytes < 4096 ? " true\n" : " kept\n"));
        }
    }

    private static void script(Path path, String text) throws IOException {
        Files.writeString(path, "#!/bin/sh\n" + text + "\n");
        assertThat(path.toFile().setExecutable(true)).isTrue();
    }
}
