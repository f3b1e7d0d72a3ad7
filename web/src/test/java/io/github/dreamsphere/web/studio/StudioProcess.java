package io.github.dreamsphere.web.studio;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** A studio in a process of its own, which a test can kill. */
public final class StudioProcess implements AutoCloseable {
    private final Process process;
    private final URI link;

    private StudioProcess(Process process) throws IOException {
        this.process = process;
        link = URI.create(process.inputReader().readLine());
    }

    /** Starts one in {@code folder}. */
    public static StudioProcess in(Path folder) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                // Such a process lives for seconds, in which the second compiler would only take time.
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                StudioProcess.class.getName(),
                folder.toString());
        return new StudioProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    /** Runs until it is killed. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        StudioServer server = StudioServer.onThisMachine(Path.of(arguments[0]), StudioServer.ANY_PORT);
        System.out.println(server.address());
        Thread.currentThread().join();
    }

    public URI link() {
        return link;
    }

    /** Ends it as {@code kill -9} does. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
