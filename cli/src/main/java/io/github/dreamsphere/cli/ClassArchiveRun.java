package io.github.dreamsphere.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs a few small commands in one process. After a build, the launcher has the JVM archive the classes that this loads
 * (class data sharing), and later commands start from that archive. Prints nothing; a command that fails, for lack of
 * OpenGL for instance, only leaves its classes out of the archive.
 */
final class ClassArchiveRun {
    private final Terminal silent = new Terminal(nowhere(), nowhere(), false);

    private ClassArchiveRun() {}

    /** @param arguments an existing folder, for the pictures that the commands write */
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        String dream = folder.resolve("dream.jpg").toString();
        String view = folder.resolve("view.png").toString();
        ClassArchiveRun commands = new ClassArchiveRun();
        HeapOptions.of(List.of("--memory", "1g"));
        commands.run("--help");
        commands.run("models");
        commands.run("recipe");
        commands.run("dream", "--start", "noise", "--size", "64x32", "--octaves", "1", "--steps", "1", "-o", dream);
        commands.run("view", dream, "--snapshot", view, "--size", "64x32");
        System.exit(ExitCode.DONE);
    }

    private void run(String... arguments) {
        new Main(Subcommands.all(), silent).run(List.of(arguments));
    }

    private static PrintStream nowhere() {
        return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    }
}
