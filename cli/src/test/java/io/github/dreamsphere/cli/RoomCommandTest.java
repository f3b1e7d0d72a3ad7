package io.github.dreamsphere.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.core.file.TargetLock;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageWriter;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Picture;
import io.github.dreamsphere.core.image.WriteOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class RoomCommandTest {
    @TempDir
    Path folder;

    private final CommandLine command = new CommandLine();
    private Path lake;
    private Path room;

    @BeforeEach
    void picture() throws IOException {
        room = folder.resolve("room");
        lake = folder.resolve("a lake's \"<script>\" 🌋.png");
        write(lake, 64, 32);
    }

    private static void write(Path file, int width, int height) throws IOException {
        Picture picture = new Picture(new Image(width, height), Metadata.NONE);
        ImageWriter.write(picture, file, WriteOptions.defaults());
    }

    @Test
    void aRoomIsMadeAndAddedTo() throws IOException {
        assertThat(command.run("room {} -o {} --title Lakes --quality 70", lake, room))
                .isEqualTo(ExitCode.DONE);
        assertThat(command.out())
                .startsWith(room + ": 1 place; pictures and films: 1 added, 0 replaced, 0 unchanged; ");
        assertThat(room.resolve("index.html")).content().contains("<title>Lakes</title>");

        command.clear();
        write(folder.resolve("hill.png"), 80, 40);
        assertThat(command.run("room {} {} -o {} --quality 70", lake, folder.resolve("hill.png"), room))
                .isEqualTo(ExitCode.DONE);
        assertThat(command.out())
                .startsWith(room + ": 2 places; pictures and films: 1 added, 0 replaced, 1 unchanged; ");
    }

    @Test
    void tilesAreWebpOrJpeg() throws IOException {
        assertThat(command.run("room {} -o {}", lake, room)).isEqualTo(ExitCode.DONE);
        assertThat(tiles()).isNotEmpty().allMatch(tile -> tile.endsWith(".webp"));

        command.clear();
        assertThat(command.run("room {} -o {} --format jpeg", lake, room)).isEqualTo(ExitCode.DONE);
        assertThat(command.out()).contains("0 added, 1 replaced, 0 unchanged");
        assertThat(tiles()).isNotEmpty().allMatch(tile -> tile.endsWith(".jpg"));
    }

    private List<String> tiles() throws IOException {
        try (Stream<Path> files = Files.walk(room)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("r?\\d+_\\d+\\..*"))
                    .toList();
        }
    }

    @Test
    void wrongUsageIsToldInOneLine() {
        expectUsage("a room needs pictures", "room -o {}", room);
        expectUsage("say where the room goes", "room {}", lake);
        expectUsage("name pictures and, with -o DIR", "room");
        expectUsage("does not read standard input", "room - -o {}", room);
        expectUsage("https://example.org/a.jpg: addresses are not", "room https://example.org/a.jpg -o {}", room);
        expectUsage("--serve needs the folder of one room, not 2", "room --serve {} {}", lake, room);
        expectUsage("--quality must be", "room {} -o {} --quality 0", lake, room);
        expectUsage("--format must be", "room {} -o {} --format png", lake, room);
        expectUsage("--url must be an address", "room {} -o {} --url example.org", lake, room);
        expectUsage("--port and --host need --serve", "room {} -o {} --port 80", lake, room);
        expectUsage("--serve and --open show folders", "room {} -o {}.html --serve", lake, room);
        expectUsage("need -o", "room {} --serve --title Lakes", room);
        expectUsage("need -o", "room {} --open --quality 80", room);
        expectUsage("need -o", "room {} --open --format jpeg", room);
        assertThat(room).doesNotExist();
    }

    private void expectUsage(String part, String line, Object... values) {
        command.clear();
        assertThat(command.run(line, values)).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(command.errors()).singleElement().asString().contains(part);
    }

    @Test
    void badInputIsToldInOneLine() throws IOException {
        write(folder.resolve("flat.png"), 50, 40);
        Files.createDirectory(room);
        Files.writeString(room.resolve("thesis.txt"), "mine");

        assertThat(command.run("room {} -o {}", lake, room)).isEqualTo(ExitCode.FAILED);
        assertThat(command.run("room {} -o {}", folder.resolve("flat.png"), folder.resolve("other")))
                .isEqualTo(ExitCode.FAILED);
        assertThat(command.run("room --serve {}", folder)).isEqualTo(ExitCode.FAILED);

        assertThat(command.run("room --serve {}", folder.resolve("nosuch"))).isEqualTo(ExitCode.FAILED);
        Path page = Files.writeString(folder.resolve("one.html"), "");
        assertThat(command.run("room --serve {}", page)).isEqualTo(ExitCode.FAILED);
        assertThat(command.run("room {} -o {} --serve --host 192.0.2.1", lake, folder.resolve("new")))
                .isEqualTo(ExitCode.FAILED);

        assertThat(folder.resolve("new")).doesNotExist();
        assertThat(command.errors()).hasSize(6);
        assertThat(command.errors().get(3)).endsWith("nosuch: there is no such folder");
        assertThat(command.errors().get(4)).endsWith("one.html: this room is one file: open it in a browser");
        assertThat(command.errors().get(5)).endsWith("192.0.2.1: is not an address of this machine");
        assertThat(command.errors().get(0)).contains("not empty and holds no room");
        assertThat(command.errors().get(1))
                .contains("add the tags, or leave the picture out")
                .doesNotContain("--flat");
        assertThat(command.errors().get(2)).contains("there is no room in it");
    }

    @Test
    void aDamagedRoomIsNotServed() throws IOException {
        command.run("room {} -o {}", lake, room);
        Files.writeString(room.resolve("room.json"), "{\n\"places\": [");
        command.clear();

        assertThat(command.run("room --serve {}", room)).isEqualTo(ExitCode.FAILED);

        assertThat(command.errors())
                .singleElement()
                .asString()
                .contains("room.json")
                .contains("not valid JSON (line 2)");
    }

    @Test
    void aRoomThatAnotherRunWritesIsLeftToIt() throws IOException {
        try (TargetLock lock = TargetLock.of(room)) {
            assertThat(lock).isNotNull();
            assertThat(command.run("room {} -o {}", lake, room)).isEqualTo(ExitCode.BUSY);
        }
    }

    @Test
    @Timeout(60)
    void aRoomIsServedUntilCtrlC() throws Exception {
        command.run("room {} -o {}", lake, room);
        command.clear();
        CompletableFuture<Integer> serving = CompletableFuture.supplyAsync(() -> command.run("room --serve {}", room));
        while (!command.out().contains(" shows ")) {
            assertThat(serving).isNotDone();
            Thread.sleep(20);
        }
        URI address = URI.create(command.out().split(" ")[0]);

        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        command.interrupt();

        assertThat(answer.body()).isEqualTo(Files.readString(room.resolve("index.html")));
        assertThat(serving.get(10, TimeUnit.SECONDS)).isEqualTo(ExitCode.DONE);
    }
}
