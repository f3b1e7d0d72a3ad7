package io.github.dreamsphere.viewer.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.lwjgl.system.Platform;

/**
 * Lowers the priority of HotSpot's background threads below those that draw: its compilers, and the collector's threads that
 * mark while the program runs. They are busy in the first seconds of a picture or a dream.
 */
final class JvmThreads {
    /** Linux keeps 15 letters of a thread's name. */
    private static final List<String> NAMES = List.of("C1 Compiler", "C2 Compiler", "G1 Conc", "G1 Main Mark");

    private static final Path TASKS = Path.of("/proc/self/task");

    private JvmThreads() {}

    /** Lowers their priority, on systems that tell which they are. */
    static void giveWay() {
        if (Platform.get() != Platform.LINUX) {
            return;
        }
        try (Stream<Path> tasks = Files.list(TASKS)) {
            tasks.filter(JvmThreads::canWait)
                    .forEach(task -> BackgroundPriority.LOADING.enter(
                            Integer.parseInt(task.getFileName().toString())));
        } catch (IOException e) {
            // Without /proc frames are less even, and right all the same.
        }
    }

    private static boolean canWait(Path task) {
        try {
            String name = Files.readString(task.resolve("comm"));
            return NAMES.stream().anyMatch(name::startsWith);
        } catch (IOException e) {
            // It has ended meanwhile.
            return false;
        }
    }
}
