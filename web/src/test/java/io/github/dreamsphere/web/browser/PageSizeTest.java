package io.github.dreamsphere.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.web.room.PageFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** The page stays small, and its list of modules complete. */
class PageSizeTest {
    private static final Path PAGE = Path.of("src/main/resources/io/github/dreamsphere/web");
    private static final int MOST_FOR_SCRIPTS = 20_000;
    private static final int MOST_IN_ALL = 24_000;

    @Test
    void everyModuleIsListed() throws IOException {
        assertThat(Files.readAllLines(PAGE.resolve("js/modules.txt")))
                .containsExactlyElementsOf(
                        scripts().stream().map(f -> f.getFileName().toString()).toList());
    }

    @Test
    void thePageIsSmall() throws IOException {
        StringBuilder scripts = new StringBuilder();
        for (Path script : scripts()) {
            scripts.append(PageFiles.trimmed(Files.readString(script)));
        }
        String rest = PageFiles.trimmed(Files.readString(PAGE.resolve("room.css")))
                + Files.readString(PAGE.resolve("room.html"));

        System.out.printf(
                "scripts %d bytes, %d gzipped; with page and style %d gzipped%n",
                scripts.length(), gzipped(scripts.toString()), gzipped(scripts + rest));
        assertThat(gzipped(scripts.toString())).isLessThan(MOST_FOR_SCRIPTS);
        assertThat(gzipped(scripts + rest)).isLessThan(MOST_IN_ALL);
    }

    @Test
    void noModuleKnowsAnotherHost() throws IOException {
        for (Path script : scripts()) {
            assertThat(Files.readString(script).replace("http://www.w3.org/2000/svg", ""))
                    .doesNotContain("http:", "https:", "//cdn");
        }
    }

    private static List<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.list(PAGE.resolve("js"))) {
            return files.filter(f -> f.toString().endsWith(".js")).sorted().toList();
        }
    }

    private static int gzipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.size();
    }
}
