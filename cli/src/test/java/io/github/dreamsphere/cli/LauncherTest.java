package io.github.dreamsphere.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the script {@code dreamsphere} says of a Java that it cannot use. */
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
        Files.writeString(java, "#!/bin/sh\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        for (String version : new String[] {"1.8.0_292", "11.0.2"}) {
            Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");

            assertThat(run(folder))
                    .isEqualTo("dreamsphere: this Java is version " + version + " (" + java
                            + "); a JDK of version 17 or newer is needed\n");
        }
    }
}
