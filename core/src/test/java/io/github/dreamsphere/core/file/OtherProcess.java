package io.github.dreamsphere.core.file;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A main class of the tests that was run in a process of its own.
 *
 * @param exitCode the process's
 * @param out what it printed
 */
record OtherProcess(int exitCode, String out) {
    static OtherProcess run(Class<?> main, String... arguments) throws Exception {
        Process process = start(main, arguments);
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new OtherProcess(process.waitFor(), out);
    }

    static Process start(Class<?> main, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                place(TargetLock.class) + File.pathSeparator + place(main),
                main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static Path place(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
