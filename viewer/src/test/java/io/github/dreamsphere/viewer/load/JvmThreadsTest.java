package io.github.dreamsphere.viewer.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class JvmThreadsTest {
    /** Fields of /proc's stat after the name in brackets: the niceness is the 19th of all. */
    private static final int NICENESS = 16;

    @Test
    @EnabledOnOs(OS.LINUX)
    void compilersGiveWayAndTheCallerDoesNot() throws IOException {
        int own = niceness(Path.of("/proc/thread-self"));
        JvmThreads.giveWay();
        List<Integer> compilers;
        try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
            compilers = tasks.filter(task -> text(task.resolve("comm")).contains(" Compiler"))
                    .map(JvmThreadsTest::niceness)
                    .toList();
        }
        assertThat(compilers).isNotEmpty().allMatch(niceness -> niceness >= 5);
        assertThat(niceness(Path.of("/proc/thread-self"))).isEqualTo(own);
    }

    private static int niceness(Path task) {
        String stat = text(task.resolve("stat"));
        String afterName = stat.substring(stat.lastIndexOf(')') + 2);
        return Integer.parseInt(afterName.split(" ")[NICENESS]);
    }

    /** Empty for a thread that has ended. */
    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }
}
