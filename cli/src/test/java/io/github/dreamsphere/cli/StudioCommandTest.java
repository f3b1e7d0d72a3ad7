package io.github.dreamsphere.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class StudioCommandTest {
    @TempDir
    Path folder;

    private final CommandLine command = new CommandLine();

    @Test
    @Timeout(120)
    void aStudioIsOpenUntilCtrlC() throws Exception {
        Path studio = folder.resolve("studio");
        CompletableFuture<Integer> open =
                CompletableFuture.supplyAsync(() -> command.run("studio {} --no-browser", studio));
        while (!command.out().contains("Ctrl-C ends it.")) {
            assertThat(open).isNotDone();
            Thread.sleep(20);
        }
        List<String> lines = command.out().lines().toList();
        assertThat(lines.get(0)).contains("the studio in " + studio);
        URI link = URI.create(lines.get(1));

        assertThat(ask(link).body()).contains("dreamsphere studio");
        // In the build these come from a jar, where names must be exact.
        for (String file : List.of("studio/studio.js", "studio/studio.css", "js/viewer.js", "js/headset.js")) {
            assertThat(ask(link.resolve("/" + file)).statusCode()).as(file).isEqualTo(200);
        }
        command.interrupt();

        assertThat(open.get(60, TimeUnit.SECONDS)).isEqualTo(ExitCode.DONE);
        assertThat(studio.resolve("key.json")).exists();
    }

    private static HttpResponse<String> ask(URI address) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void wrongUsageIsToldInOneLine() throws Exception {
        assertThat(command.run("studio a b")).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(command.errors()).singleElement().asString().contains("one folder");
        command.clear();
        assertThat(command.run("studio {} --port 0", folder)).isEqualTo(ExitCode.WRONG_USAGE);
        command.clear();
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThat(command.run("studio {}", file)).isEqualTo(ExitCode.FAILED);
        assertThat(command.errors()).singleElement().asString().contains("this is a file");
    }
}
