package io.github.dreamsphere.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dreamsphere.DreamFiles;
import io.github.dreamsphere.Dreamsphere;
import io.github.dreamsphere.Events;
import io.github.dreamsphere.Inputs;
import io.github.dreamsphere.RecipeRequest;
import io.github.dreamsphere.app.demo.SamplePicture;
import io.github.dreamsphere.app.recipe.RunDigests;
import io.github.dreamsphere.web.studio.StudioClient;
import io.github.dreamsphere.web.studio.StudioProcess;
import io.github.dreamsphere.web.studio.StudioServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Uses the studio's page as a person does. */
@Timeout(300)
class StudioPageTest {
    private static final String AXE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";

    @TempDir
    Path folder;

    private StudioServer server;
    private StudioClient client;
    private BrowserPage page;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        page = new BrowserPage(1100, 700);
        server = StudioServer.onThisMachine(folder.resolve("studio"), StudioServer.ANY_PORT);
        client = new StudioClient(server.address());
    }

    @AfterEach
    void end() throws IOException {
        try {
            assertThat(page.complaints()).isEmpty();
        } finally {
            page.close();
            server.close();
        }
    }

    private void open() throws IOException, InterruptedException {
        page.open(server.address().toString());
        page.await("document.querySelectorAll('#looks .card').length > 5");
    }

    /** Drops a file on the page. */
    private void drop(String name, byte[] content) throws IOException {
        page.eval("(() => { const bytes = Uint8Array.from(atob('"
                + Base64.getEncoder().encodeToString(content)
                + "'), c => c.charCodeAt(0)); const dataTransfer = new DataTransfer(); dataTransfer.items.add(new File([bytes], '"
                + name + "')); dispatchEvent(new DragEvent('drop', {dataTransfer, cancelable: true})); return 0; })()");
    }

    private void chooseFiles(Path... files) throws IOException {
        JsonNode document = page.send("DOM.getDocument", Map.of());
        JsonNode input = page.send(
                "DOM.querySelector",
                Map.of("nodeId", document.at("/root/nodeId").asInt(), "selector", "#files"));
        page.send(
                "DOM.setFileInputFiles",
                Map.of(
                        "files",
                        List.of(files).stream().map(Path::toString).toList(),
                        "nodeId",
                        input.get("nodeId").asInt()));
    }

    private byte[] sample() throws IOException {
        Path file = folder.resolve("lake.jpg");
        if (!Files.exists(file)) {
            SamplePicture.copy(file, Events.NONE);
        }
        return Files.readAllBytes(file);
    }

    /** Sets a control to a value, as a person does. */
    private void set(String control, String value) throws IOException {
        page.eval(
                "(() => { const input = document.getElementById('set-" + control + "'); input.value = '" + value
                        + "'; input.dispatchEvent(new Event('input')); input.dispatchEvent(new Event('change')); return 0; })()");
    }

    private void awaitText(String selector, String part) throws IOException, InterruptedException {
        page.await("document.querySelector('" + selector + "')?.textContent.includes('" + part + "')");
    }

    private void checkRules(String name) throws IOException, InterruptedException {
        for (boolean phone : List.of(false, true)) {
            page.size(phone ? 390 : 1100, phone ? 800 : 700, phone);
            page.frames(3);
            page.shot("studio-" + name + (phone ? "-phone" : "-desk"));
            page.complaints().removeIf(text -> text.contains("willReadFrequently"));
            assertThat(page.complaints()).isEmpty();
            try (InputStream in = StudioPageTest.class.getResourceAsStream(AXE)) {
                page.eval(new String(in.readAllBytes(), StandardCharsets.UTF_8) + ";0");
            }
            JsonNode broken = page.eval("axe.run().then(r => r.violations.map(v => v.id + ' ' + "
                    + "v.nodes.map(n => n.html + ' ' + n.failureSummary).join('; ')))");
            // Chromium warns of how axe reads its canvas.
            page.complaints().clear();
            assertThat(broken).as(name + ": rules broken").isEmpty();
        }
        page.size(1100, 700, false);
    }

    @Test
    void fromDroppingAPictureToTheDreamOnDisk() throws Exception {
        open();
        assertThat(page.eval("location.search").asText()).isEmpty();
        checkRules("empty");
        drop("lake.jpg", sample());
        awaitText("#pictures", "360° photo, 2048");
        checkRules("choose");

        page.click("#to-look");
        page.await("!document.getElementById('look').hidden");
        page.click("#looks li:nth-child(2) button");
        awaitText("#draft-state", "A draft of Eyes");
        checkRules("look");

        set("width", "1024");
        set("steps", "2");
        set("seed", "7");
        page.click("#to-dream");
        page.await("location.hash.startsWith('#show=')");
        page.await("document.getElementById('sphere').ariaBusy === 'false'");
        checkRules("show");
        page.eval(
                "(() => { const mix = document.getElementById('mix'); mix.value = 50; mix.dispatchEvent(new Event('input')); return 0; })()");
        page.frames(3);
        page.shot("studio-compare");

        Path expected = folder.resolve("expected.jpg");
        try (Dreamsphere dreamsphere = Dreamsphere.open()) {
            dreamsphere.dream(
                    DreamFiles.of(Inputs.of(folder.resolve("lake.jpg")).withOutput(expected)),
                    new RecipeRequest(
                            "eyes", Map.of("width", List.of("1024"), "steps", List.of("2"), "seed", List.of("7"))));
        }
        String saved = page.eval("fetch(document.querySelector('#shown a').href).then(r => r.arrayBuffer()).then(b => "
                        + "crypto.subtle.digest('SHA-256', b)).then(d => [...new Uint8Array(d)].map(x => "
                        + "x.toString(16).padStart(2, '0')).join(''))")
                .asText();
        assertThat(saved).isEqualTo(RunDigests.digest(expected));
        // The page asks nobody but its studio.
        String own = server.address().resolve("/").toString();
        assertThat(page.requests())
                .allMatch(url -> url.startsWith(own)
                        || url.startsWith("blob:")
                        || url.startsWith("data:")
                        || url.startsWith("about:"));
    }

    @Test
    void whatIsWrongWithAFileIsOnItsCard() throws Exception {
        Path large = folder.resolve("large.jpg");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(500_000_000);
        }
        open();

        drop("notes.jpg", "no picture".getBytes(StandardCharsets.UTF_8));
        awaitText("#problems .bad", "This is not a JPEG");
        // The browser says too that the studio refused.
        page.complaints().removeIf(text -> text.contains("415"));
        checkRules("bad-file");
        chooseFiles(large);
        awaitText("#problems .bad", "too large: it has 477 MB");

        assertThat(client.get("api/state").get("pictures")).isEmpty();
    }

    @Test
    void aDreamIsInViewAfterAReloadAndIsStopped() throws Exception {
        open();
        drop("lake.jpg", sample());
        awaitText("#pictures", "360° photo");
        page.click("#to-look");
        page.click("#looks li:first-child button");
        page.click("#to-dream");
        awaitText("#now", "Size 1 of");
        checkRules("dream");

        page.open(server.address().resolve("/").toString());
        awaitText("#now", "Size ");
        assertThat(page.eval("document.getElementById('dream').hidden").asBoolean())
                .isFalse();

        page.eval("[...document.querySelectorAll('#now button')].find(b => b.textContent === 'Pause').click()");
        awaitText("#now", "Paused");
        page.eval("[...document.querySelectorAll('#now button')].find(b => b.textContent === 'Go on').click()");
        awaitText("#now", "Size ");
        page.eval("[...document.querySelectorAll('#now button')].find(b => b.textContent === 'Stop').click()");
        awaitText("#now", "Stopped");
        assertThat(client.get("api/state").at("/dreams/0/state").asText()).isEqualTo("STOPPED");
    }

    @Test
    void whereThePictureDreamsIsPaintedOnTheSphere() throws Exception {
        open();
        drop("lake.jpg", sample());
        awaitText("#pictures", "360° photo");
        page.click("#to-look");
        page.click("#looks li:first-child button");
        awaitText("#draft-state", "A draft of");
        set("region", "painted");
        page.await("!document.getElementById('painting').hidden");

        page.mouse("mousePressed", 700, 300, 0);
        for (int x = 700; x <= 900; x += 20) {
            page.mouse("mouseMoved", x, 300, 0);
        }
        page.mouse("mouseReleased", 900, 300, 0);

        checkRules("paint");
        page.click("[data-tool=look]");
        page.click("#layers li:nth-child(3) button");
        set("steps", "2");
        set("width", "1024");
        page.click("#to-dream");
        page.await("location.hash.startsWith('#show=')");
        JsonNode dream = client.get("api/state").at("/dreams/0");
        assertThat(dream.get("painted").asBoolean()).isTrue();
        assertThat(dream.at("/settings/layer/0").asText()).isEqualTo("mixed3a");

        page.eval(
                "[...document.querySelectorAll('#shown button')].find(b => b.textContent === 'Change the look').click()");
        page.await(
                "document.getElementById('set-region').value === 'painted' && document.getElementById('set-steps').value === '2'");
    }

    @Test
    void theSphereChangesAtOnceAndAllTheTime() throws Exception {
        open();
        page.eval("(() => { window.tiles = []; const ask = window.fetch; window.fetch = (...a) => { if (('' + a[0])"
                + ".includes('api/live/')) window.tiles.push(performance.now()); return ask(...a); }; return 0; })()");
        drop("lake.jpg", sample());
        awaitText("#pictures", "360° photo");
        page.click("#to-look");
        page.click("#looks li:first-child button");
        awaitText("#draft-state", "A draft of");
        page.eval(
                "(() => { window.tiles = []; window.pressed = performance.now(); document.getElementById('to-dream').click(); return 0; })()");
        page.await("window.tiles.length > 20");

        JsonNode figures =
                page.eval("({first: tiles[0] - pressed, rate: (tiles.length - 1) / (tiles.at(-1) - tiles[0]) * 1000})");
        System.out.println("first tile of a dream after " + figures.get("first") + " ms, then " + figures.get("rate")
                + " a second");
    }

    @Test
    void twoTabsSeeTheSame() throws Exception {
        open();
        try (BrowserPage other = new BrowserPage(800, 600)) {
            other.open(server.address().resolve("/").toString());
            other.await("document.querySelectorAll('#looks .card').length > 5");
            other.click("#sample");
            other.await("document.querySelectorAll('#pictures .card').length === 1");
            assertThat(other.complaints()).isEmpty();
        }
        page.send("Page.bringToFront", Map.of());
        awaitText("#pictures", "landscape.jpg");
    }

    @Test
    void aPageOutlivesItsStudio() throws Exception {
        Path place = folder.resolve("killed");
        String address;
        try (StudioProcess first = StudioProcess.in(place)) {
            page.open(first.link().toString());
            address = first.link().toString();
            page.await("document.querySelectorAll('#looks .card').length > 5");
            page.click("#sample");
            awaitText("#pictures", "landscape.jpg");
            page.click("#to-look");
            page.click("#looks li:first-child button");
            page.click("#to-dream");
            awaitText("#now", "Size 1 of");
        }
        page.await("!document.getElementById('connection').hidden");
        page.shot("studio-gone");
        try (StudioProcess second = StudioProcess.in(place)) {
            assertThat(second.link().toString()).isEqualTo(address);
            page.await("document.getElementById('connection').hidden");
            awaitText("#now", "Size ");
            page.open("about:blank?end");
        }
        // What the browser says of a server that is gone.
        page.complaints().removeIf(text -> text.contains("ERR_"));
    }
}
