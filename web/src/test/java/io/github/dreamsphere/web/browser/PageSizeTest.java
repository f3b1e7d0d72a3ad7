package io.github.dreamsphere.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The page stays small, as rooms have it: each file counts as a host sends it, compressed by itself. */
class PageSizeTest {
    /** Page, style and the scripts that the first picture needs. */
    private static final int MOST_AT_ONCE = 20_000;

    private static final int MOST_IN_ALL = 25_000;

    @Test
    void thePageIsSmall() throws IOException {
        List<Path> all = Stream.concat(
                        scripts(SampleRoom.PAGE).stream(),
                        Stream.of(SampleRoom.PAGE.resolve("room.css"), SampleRoom.SOURCE.resolve("room.html")))
                .toList();
        Assumptions.assumeTrue(
                all.stream().noneMatch(file -> file.endsWith("viewer.js")), "there is no esbuild for this platform");
        int inAll = 0;
        int atOnce = 0;
        for (Path file : all) {
            int size = gzipped(Files.readAllBytes(file));
            inAll += size;
            atOnce += file.endsWith("vr.js") ? 0 : size;
            System.out.println(file.getFileName() + ": " + Files.size(file) + " bytes, " + size + " gzipped");
        }

        System.out.println("page, style and scripts: " + atOnce + " bytes gzipped, " + inAll + " with VR");
        assertThat(all).anyMatch(file -> file.endsWith("vr.js"));
        assertThat(atOnce).isLessThan(MOST_AT_ONCE);
        assertThat(inAll).isLessThan(MOST_IN_ALL);
    }

    @Test
    void noModuleKnowsAnotherHost() throws IOException {
        for (Path script : scripts(SampleRoom.PAGE)) {
            assertThat(Files.readString(script).replace("http://www.w3.org/2000/svg", ""))
                    .doesNotContain("http:", "https:", "//cdn");
        }
    }

    private static List<Path> scripts(Path page) throws IOException {
        try (Stream<Path> files = Files.list(page.resolve("js"))) {
            return files.filter(f -> f.toString().endsWith(".js")).sorted().toList();
        }
    }

    private static int gzipped(byte[] file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(file);
        }
        return bytes.size();
    }
}
