package io.github.dreamsphere.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A test in a browser of the sample room on a static host. Fails if the console said anything, or if other hosts were asked. */
abstract class BrowserTest {
    static final int WIDTH = 640;
    static final int HEIGHT = 360;

    SampleRoom room;
    SiteServer site;
    BrowserPage page;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        page = new BrowserPage(WIDTH, HEIGHT);
        room = SampleRoom.shared();
        site = room.serve();
    }

    @AfterEach
    void end() throws IOException {
        try {
            assertThat(page.complaints()).isEmpty();
            assertThat(page.requests())
                    .allMatch(url -> url.startsWith(site.address())
                            || url.startsWith("data:")
                            || url.startsWith("blob:")
                            || url.startsWith("about:")
                            || url.startsWith("file:"));
        } finally {
            page.close();
            site.close();
        }
    }

    /** The address of a view of the room. */
    String address(String link) {
        return site.address() + "room.html#" + link;
    }

    /** A number of the link to what is seen now. */
    double link(String name) throws IOException {
        return Double.parseDouble(linkText(name));
    }

    /** A part of the link to what is seen now. */
    String linkText(String name) throws IOException {
        return page.eval("new URLSearchParams(location.hash.slice(1)).get('" + name + "')")
                .asText();
    }

    /** Waits until the link to what is seen fulfils a condition on its parts s, v, yaw, pitch, fov and reveal. */
    void awaitLink(String condition) throws IOException, InterruptedException {
        page.await("(({s, v, yaw, pitch, fov, reveal}) => " + condition
                + ")(Object.fromEntries(new URLSearchParams(location.hash.slice(1))))");
    }

    /** Waits until the view rests and the link no longer changes. */
    void awaitRest() throws IOException, InterruptedException {
        String before = "";
        String now = page.eval("location.hash").asText();
        while (!now.equals(before)) {
            before = now;
            Thread.sleep(600);
            page.frames(2);
            now = page.eval("location.hash").asText();
        }
    }
}
