package io.github.dreamsphere.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dreamsphere.DreamFiles;
import io.github.dreamsphere.Dreamsphere;
import io.github.dreamsphere.Events;
import io.github.dreamsphere.Inputs;
import io.github.dreamsphere.RecipeRequest;
import io.github.dreamsphere.app.demo.SamplePicture;
import io.github.dreamsphere.app.recipe.RunDigests;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.web.studio.StudioClient;
import io.github.dreamsphere.web.studio.StudioProcess;
import io.github.dreamsphere.web.studio.StudioServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Uses the studio's page as a person does. */
@Timeout(300)
class StudioPageTest {
    private static final String AXE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";
    private static final int WIDTH = 1024;
    private static final int HEIGHT = 700;

    @TempDir
    Path folder;

    private StudioServer server;
    private StudioClient client;
    private BrowserPage page;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        page = new BrowserPage(WIDTH, HEIGHT);
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

    /** Without motion the browser draws less, and the dream is done sooner. Other tests draw the motion. */
    private void leaveTimeToTheDream() throws IOException {
        page.reduceMotion();
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

    private String text(String selector) throws IOException {
        return page.eval("document.querySelector('" + selector + "').textContent")
                .asText();
    }

    /** Presses the button of this name in a part of the page. */
    private void press(String part, String name) throws IOException, InterruptedException {
        String button =
                "[...document.querySelectorAll('" + part + " button')].find(b => b.textContent === '" + name + "')";
        page.await(button + "?.disabled === false");
        page.eval(button + ".click()");
    }

    /** Shows a small photosphere and a look, of which a draft begins. */
    private void openLook(String look) throws IOException, InterruptedException {
        open();
        drop("lake.jpg", other());
        awaitText("#pictures", "lake.jpg");
        toLook();
        pick(look);
    }

    private void awaitDraft(String look) throws IOException, InterruptedException {
        awaitText("#draft-state", "A draft of " + look);
    }

    private void toLook() throws IOException, InterruptedException {
        page.await("!document.getElementById('to-look').disabled");
        page.click("#to-look");
        page.await("!document.getElementById('look').hidden");
    }

    private void pick(String look) throws IOException {
        page.eval("[...document.querySelectorAll('#looks .card')].find(c => c.querySelector('b').textContent === '"
                + look + "').firstChild.click()");
    }

    /** The draft that the page asked for last, as a JPEG. */
    private byte[] draft() throws IOException, InterruptedException {
        String asked = page.requests().stream()
                .filter(url -> url.contains("/api/live/"))
                .reduce("", (before, last) -> last);
        return client.bytes(asked.replaceFirst(".*/(api/live/[a-z0-9]+)/.*", "$1") + "/whole.jpg");
    }

    private void awaitText(String selector, String part) throws IOException, InterruptedException {
        page.await("document.querySelector('" + selector + "')?.textContent.includes('" + part + "')");
    }

    private void checkRules(String name) throws IOException, InterruptedException {
        for (boolean phone : List.of(false, true)) {
            page.size(phone ? 390 : 1440, phone ? 844 : 900, phone);
            page.frames(3);
            page.shot("studio-" + name + (phone ? "-phone" : "-desk"));
            assertThat(page.complaints()).isEmpty();
            loadAxe();
            JsonNode broken =
                    page.eval("axe.run({resultTypes: ['violations']}).then(r => r.violations.map(v => v.id + ' '"
                            + " + v.nodes.map(n => n.html + ' ' + n.failureSummary).join('; ')))");
            // Chromium warns of how axe reads its canvas.
            page.complaints().clear();
            assertThat(broken).as(name + ": rules broken").isEmpty();
        }
        page.size(WIDTH, HEIGHT, false);
    }

    private void loadAxe() throws IOException {
        if (page.eval("!window.axe").asBoolean()) {
            try (InputStream in = StudioPageTest.class.getResourceAsStream(AXE)) {
                page.eval(new String(in.readAllBytes(), StandardCharsets.UTF_8) + ";0");
            }
        }
    }

    @Test
    void fromDroppingAPictureToTheDreamOnDisk() throws Exception {
        leaveTimeToTheDream();
        open();
        assertThat(page.eval("location.search").asText()).isEmpty();
        checkRules("empty");
        drop("lake.jpg", sample());
        awaitText("#pictures", "360° photo, 2048");
        checkRules("choose");

        toLook();
        page.await("!document.getElementById('look').hidden");
        page.click("#looks li:nth-child(2) button");
        awaitDraft("Eyes");
        assertThat(text("#order")).isEqualTo("Eyes");
        checkRules("look");

        set("width", "1024");
        set("octaves", "1");
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
                            "eyes",
                            Map.of(
                                    "width",
                                    List.of("1024"),
                                    "octaves",
                                    List.of("1"),
                                    "steps",
                                    List.of("2"),
                                    "seed",
                                    List.of("7"))));
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
        leaveTimeToTheDream();
        open();
        drop("lake.jpg", sample());
        awaitText("#pictures", "360° photo");
        toLook();
        page.click("#looks li:first-child button");
        page.click("#to-dream");
        awaitText("#now", "Size 1 of");
        checkRules("dream");

        page.open(server.address().resolve("/").toString());
        awaitText("#now", "Size ");
        assertThat(page.eval("document.getElementById('dream').hidden").asBoolean())
                .isFalse();

        press("#now", "Pause");
        awaitText("#now", "Paused");
        page.open(server.address().resolve("/#dream").toString());
        awaitText("#now", "% done");
        assertThat(page.eval(
                                "document.querySelector('#now progress').checkVisibility() && document.getElementById('blank').hidden")
                        .asBoolean())
                .as("a paused dream and its bar are seen")
                .isTrue();
        page.shot("studio-paused");
        press("#now", "Go on");
        awaitText("#now", "Size ");
        press("#now", "Stop…");
        awaitText("#now", "Keep the dream as far as it has come");
        assertThat(page.eval("document.activeElement.id").asText()).isEqualTo("question");
        press("#now", "Go on dreaming");
        press("#now", "Stop…");
        press("#now", "Stop and discard");
        awaitText("#now", "Stopped");
        assertThat(page.eval("document.activeElement.tagName").asText())
                .as("no button takes the place of the one that was pressed")
                .isEqualTo("H2");
        assertThat(client.get("api/state").at("/dreams/0/state").asText()).isEqualTo("STOPPED");
    }

    @Test
    void whereThePictureDreamsIsPaintedOnTheSphere() throws Exception {
        open();
        drop("lake.jpg", other());
        awaitText("#pictures", "360° photo");
        toLook();
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
        page.click("#to-dream");
        page.await("location.hash.startsWith('#show=')");
        JsonNode dream = client.get("api/state").at("/dreams/0");
        assertThat(dream.get("painted").asBoolean()).isTrue();
        assertThat(dream.at("/settings/layer/0").asText()).isEqualTo("mixed3a");

        press("#shown", "Change the look");
        page.await(
                "document.getElementById('set-region').value === 'painted' && document.getElementById('set-steps').value === '2'");
    }

    @Test
    void strengthAndPatienceChangeTheDraft() throws Exception {
        openLook("Eyes");
        awaitDraft("Eyes");
        byte[] usual = draft();
        set("step-size", "4");
        awaitText("#draft-state", "Drafting Eyes");
        awaitDraft("Eyes");
        byte[] strong = draft();
        set("steps", "3");
        awaitText("#draft-state", "Drafting Eyes");
        awaitDraft("Eyes");

        assertThat(strong).isNotEqualTo(usual);
        assertThat(draft()).isNotEqualTo(strong);
        awaitText("#order-time", "About ");
    }

    /** Says to the page that it is in view, or no longer. */
    private void inView(boolean visible) throws IOException {
        page.eval("Object.defineProperty(document, 'hidden', {value: " + !visible
                + ", configurable: true}); document.dispatchEvent(new Event('visibilitychange'))");
    }

    @Test
    void aDraftThatEndsWhileThePageIsNotInViewIsShownAfterwards() throws Exception {
        openLook("Eyes");
        page.await("performance.getEntriesByType('resource').some(r => r.name.endsWith('/api/drafts'))");
        inView(false);
        String picture = client.get("api/state").at("/pictures/0/id").asText();
        JsonNode after = new ObjectMapper()
                .readTree(client.post("api/drafts", "{\"picture\": \"" + picture + "\", \"look\": \"eyes\"}")
                        .body());
        // Drafts are dreamed one after the other.
        while (!client.get("api/drafts/" + after.get("id").asText())
                .get("state")
                .asText()
                .equals("DONE")) {
            Thread.sleep(50);
        }
        inView(true);
        awaitDraft("Eyes");
    }

    @Test
    void aDreamThatEndsWhileThePageIsNotInViewIsShownAfterwards() throws Exception {
        leaveTimeToTheDream();
        openLook("Eyes");
        set("width", "1024");
        set("steps", "2");
        page.click("#to-dream");
        awaitText("#now", "Size 1 of");
        inView(false);
        client.awaitState(client.get("api/state").at("/dreams/0/id").asText(), "DONE");
        inView(true);
        awaitText("#shown h2", "lake.jpg, Eyes");
        awaitText("#toast", "lake.jpg, Eyes is done");
    }

    @Test
    void whatIsChangedOfALookIsSaidAndUndone() throws Exception {
        openLook("Eyes");
        set("steps", "3");
        set("width", "1024");
        page.click("#layers li:nth-child(3) button");
        pick("Town");

        assertThat(text("#order")).isEqualTo("Town, changed");
        assertThat(text("#changes-say"))
                .isEqualTo("Town, changed: patience: 3 steps; dreams of brush strokes."
                        + " The changes stay when you choose another look.");
        assertThat(text("#layer-choice summary")).endsWith("Brush strokes");
        page.eval("document.getElementById('layer-choice').open = true");
        awaitDraft("Town");
        checkRules("changed");
        press("#changes", "Restore the look’s own settings");
        assertThat(text("#order")).isEqualTo("Town");
        assertThat(page.eval("document.getElementById('set-width').value").asText())
                .isEqualTo("1024");
        page.click("#notice-action");
        assertThat(text("#order")).isEqualTo("Town, changed");
    }

    @Test
    void aPanoramaIsPutOnTheSphere() throws Exception {
        open();
        drop("lake.jpg", other());
        awaitText("#pictures", "360° photo");
        assertThat(page.eval("document.getElementById('panorama').hidden").asBoolean())
                .isTrue();
        drop("street.jpg", jpeg(400, 144));
        awaitText("#pictures", "Plain photo, 400 × 144");
        page.await("!document.getElementById('panorama').hidden");
        assertThat(page.eval("document.getElementById('span').value").asText()).isEqualTo("200");
        checkRules("panorama");

        page.click("#to-sphere");

        awaitText("#pictures", "Part of a 360° photo, 200° wide, 400 × 144");
        page.await("document.getElementById('panorama').hidden");
        assertThat(text("#chosen")).isEqualTo("street-sphere-200.jpg");
        page.await("document.getElementById('sphere').checkVisibility()");
    }

    @Test
    void aChangeWithoutALookIsOneOfTheFirstLook() throws Exception {
        open();
        drop("lake.jpg", other());
        awaitText("#pictures", "lake.jpg");
        toLook();
        set("width", "1024");
        assertThat(text("#order")).isEqualTo("Pick a look.");
        page.click("#layers li:nth-child(3) button");
        assertThat(text("#order")).isEqualTo("Classic, changed");
        awaitDraft("Classic");
        page.click("#looks li:nth-child(1) .tick");
        assertThat(text("#order")).isEqualTo("Pick a look.");
    }

    @Test
    void aClickReplacesTheChoiceAndATickAddsToIt() throws Exception {
        openLook("Eyes");
        pick("Town");
        assertThat(text("#order")).isEqualTo("Town");
        page.click("#looks li:nth-child(1) .tick");
        assertThat(text("#order")).isEqualTo("Town and Classic");
        assertThat(text("#live-says")).isEqualTo("Live takes one look.");
        assertThat(text("#to-dream")).isEqualTo("Dream 2");
        page.eval(
                "document.querySelector('#looks li:nth-child(2) button').dispatchEvent(new MouseEvent('click', {ctrlKey: true}))");
        assertThat(text("#to-dream")).isEqualTo("Dream 3");

        page.open(server.address().resolve("/#look").toString());
        page.await("document.querySelectorAll('#looks .card').length > 5");
        awaitText("#order", "Town, Classic and Eyes");
        page.await("document.getElementById('sphere').checkVisibility()");
    }

    @Test
    void whatIsSentBecomesTheOnlyChoiceAndTheSameFileIsKeptOnce() throws Exception {
        open();
        page.click("#sample");
        awaitText("#chosen", "landscape.jpg");
        drop("lake.jpg", other());
        awaitText("#chosen", "lake.jpg");
        page.click("#pictures li:nth-child(2) .tick");
        assertThat(text("#chosen")).isEqualTo("2 pictures");
        page.click("#pictures li:nth-child(1) .tick");
        assertThat(text("#chosen")).isEqualTo("landscape.jpg");
        drop("again.jpg", other());
        awaitText("#toast", "lake.jpg was here already");
        assertThat(client.get("api/state").get("pictures")).hasSize(2);
        page.click("#noise");
        awaitText("#blank", "A dream from nothing begins with noise");
        checkRules("noise");

        page.click("#pictures [aria-label^=Remove]");
        awaitText("#toast", "was removed");
        awaitText("#blank", "Choose a picture, and it appears here");
        page.click("#notice-action");
        page.await("document.querySelectorAll('#pictures .card').length === 3");
        awaitText("#blank", "A dream from nothing begins with noise");
    }

    /** A small photosphere, which is dreamed on quickly. */
    private byte[] other() throws IOException {
        return jpeg(256, 128);
    }

    private static byte[] jpeg(int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.createGraphics().fillOval(50, 40, 100, 50);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", bytes);
        return bytes.toByteArray();
    }

    /** Two dreams of the same picture that are done; the picture's id. */
    private String twoDreams() throws Exception {
        String lake = client.upload(Files.write(folder.resolve("other.jpg"), other()));
        for (String seed : List.of("0", "4")) {
            client.awaitState(
                    client.order(lake, "eyes", "{\"octaves\": 1, \"steps\": 2, \"tile\": 128, \"seed\": " + seed + "}"),
                    "DONE");
        }
        return lake;
    }

    @Test
    void aDreamThatWasDoneElsewhereIsMarkedAsNew() throws Exception {
        String lake = twoDreams();
        page.open(server.address()
                .resolve("/?token=" + client.token() + "#choose")
                .toString());
        awaitText("#fresh", "2");
        assertThat(page.eval("document.title").asText()).isEqualTo("2 new dreams – dreamsphere studio");
        page.eval("location.hash = 'show'");
        awaitText("#fresh", "1");
        String marks = "[...document.querySelectorAll('#gallery .new')].map(m => m.hidden).join()";
        assertThat(page.eval(marks).asText()).isEqualTo("true,false");
        checkRules("new");

        client.order(lake, "eyes", "{\"octaves\": 1, \"steps\": 2, \"tile\": 128}");
        awaitText("#toast", "other.jpg, Eyes (2) is done");
        assertThat(page.eval(marks).asText()).isEqualTo("false,true,false");
        page.click("#notice-action");
        awaitText("#shown h2", "other.jpg, Eyes (2)");
        awaitText("#fresh", "1");
    }

    @Test
    void dreamsAreComparedRemovedAndBroughtBack() throws Exception {
        twoDreams();
        page.open(
                server.address().resolve("/?token=" + client.token() + "#show").toString());
        awaitText("#shown h2", "other.jpg, Eyes, variation 4");
        page.eval(
                "(() => { const a = document.getElementById('against'); a.selectedIndex = 1; a.dispatchEvent(new Event('change')); return 0; })()");
        awaitText("#shown .ends", "other.jpg, Eyes");
        page.await("document.getElementById('sphere').ariaBusy === 'false'");
        press("#shown", "Let it appear where I look");
        assertThat(page.eval("document.getElementById('mix').disabled").asBoolean())
                .isTrue();
        press("#shown", "Let it appear where I look");
        assertThat(page.eval("document.getElementById('mix').value").asText()).isEqualTo("100");
        checkRules("two-dreams");

        page.click("#gallery [aria-label^=Remove]");
        awaitText("#toast", "other.jpg, Eyes, variation 4 was removed");
        awaitText("#trash", "1 thing");
        page.click("#notice-action");
        awaitText("#shown h2", "variation 4");
        assertThat(page.eval("document.querySelectorAll('#gallery .card').length")
                        .asInt())
                .isEqualTo(2);
        press("#shown", "Add to my room");
        awaitText("#toast", "is in your room now");
        press("#shown", "Take it out of the room");
        awaitText("#shown", "Add to my room");
        page.click("#gallery [aria-label^=Remove]");
        awaitText("#trash", "1 thing");
        page.click("#trash summary");
        press("#removed", "Bring back");
        page.await("document.querySelectorAll('#gallery .card').length === 2");
        page.click("#gallery [aria-label^=Remove]");
        awaitText("#trash", "1 thing");
        press("#trash", "Delete all for good…");
        press("#trash", "Keep");
        press("#trash", "Delete all for good…");
        checkRules("trash");
        press("#trash", "Delete for good");
        page.await("document.getElementById('trash').hidden");
    }

    @Test
    void aFingerThatScrollsThePageLeavesASliderAsItIs() throws Exception {
        openLook("Eyes");
        page.size(390, 844, true);
        page.eval("document.getElementById('set-step-size').scrollIntoView({block: 'center'})");
        page.frames(3);
        String value = "document.getElementById('set-step-size').value";
        String before = page.eval(value).asText();
        JsonNode at = page.eval("(() => { const r = document.getElementById('set-step-size').getBoundingClientRect(); "
                + "return [r.right - 20, r.top + r.height / 2].map(Math.round); })()");
        int x = at.get(0).asInt();
        int y = at.get(1).asInt();
        page.touch("touchStart", x, y);
        for (int i = 1; i <= 8; i++) {
            page.touch("touchMove", x, y - 15 * i);
        }
        page.touch("touchEnd");
        page.frames(3);

        assertThat(page.eval(value).asText()).isEqualTo(before);
        assertThat(page.eval("document.querySelector('output[for=set-step-size]').textContent")
                        .asText())
                .contains("the look’s own");
    }

    @Test
    void theChosenLookIsInViewOnAPhone() throws Exception {
        page.size(390, 844, true);
        openLook("Whorls");
        page.eval("location.hash = 'choose'");
        page.await("document.getElementById('look').hidden");
        page.eval("document.getElementById('looks').scrollLeft = 0; location.hash = 'look'");
        page.await("!document.getElementById('look').hidden");
        page.shot("studio-look-in-view");
        assertThat(page.eval("(() => { const list = document.getElementById('looks').getBoundingClientRect(), "
                                + "card = document.querySelector('#looks [aria-pressed=true]').getBoundingClientRect(); "
                                + "return card.left >= list.left && card.right <= list.right; })()")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void severalDreamsFollowOneAnother() throws Exception {
        leaveTimeToTheDream();
        openLook("Eyes");
        set("width", "1024");
        set("steps", "2");
        page.click("#looks li:nth-child(3) .tick");
        page.click("#to-dream");
        awaitText("#now", "lake.jpg, Eyes");
        page.await("document.querySelectorAll('#queue .item').length === 2");
        assertThat(page.eval("document.querySelectorAll('#queue [aria-current]').length")
                        .asInt())
                .isEqualTo(1);
        checkRules("queue");
        awaitText("#now", "lake.jpg, Brushwork");
        awaitText("#toast", "Eyes is done");
        page.await("location.hash.startsWith('#show=')");
        awaitText("#shown h2", "Brushwork");
    }

    @Test
    void aDreamThatIsStoppedEarlyIsKeptInFullSize() throws Exception {
        openLook("Eyes");
        set("width", "1024");
        set("steps", "40");
        page.click("#to-dream");
        page.await("/step ([3-9]|\\d\\d) of 40/.test(document.getElementById('now').textContent)");
        press("#now", "Stop…");
        press("#now", "Keep it as it is");
        awaitText("#shown", "1024 × 512, kept early");
        assertThat(client.get("api/state").at("/dreams/0/width").asInt()).isEqualTo(1024);
    }

    @Test
    void itDreamsLiveWhereOneLooksAndPatternsAreChosenByEye() throws Exception {
        openLook("Eyes");
        awaitDraft("Eyes");
        page.click("#layers li:nth-child(7) button");
        page.await("!document.getElementById('channel-choice').hidden");
        page.click("#channels li:nth-child(2) button");
        awaitText("#draft-state", "Drafting");
        awaitDraft("Eyes");
        page.eval("document.getElementById('layer-choice').open = true");
        page.eval("document.getElementById('channel-choice').scrollIntoView()");
        checkRules("patterns");

        page.click("#to-live");
        awaitText("#draft-state", "Live: it dreams where you look");
        checkRules("live");
        page.click("#live-keep");
        awaitText("#shown h2", "lake.jpg, Eyes, dreamed live");
        assertThat(text("#shown")).contains("How it was made", "Dreamed live on lake.jpg");
        assertThat(client.get("api/state").at("/dreams/0/settings/layer/0").asText())
                .startsWith("mixed4b:");
        assertThat(page.eval("document.getElementById('live-tools').hidden").asBoolean())
                .isTrue();
    }

    @Test
    void aJourneyIsMadeAndShownAsAFilm() throws Exception {
        twoDreams();
        page.open(
                server.address().resolve("/?token=" + client.token() + "#show").toString());
        awaitText("#shown h2", "other.jpg, Eyes, variation 4");
        page.eval("document.querySelector('.journey').open = true");
        awaitText("#shown .time", "About ");
        checkRules("journey");
        String dream = client.get("api/state").at("/dreams/0/id").asText();
        client.post("api/dreams/" + dream + "/journey", "{\"frames\": 2, \"fps\": 5, \"motion\": {\"zoom\": 1.1}}");
        page.eval("location.hash = 'dream'");
        awaitText("#shown h2", "a journey");
        page.await("document.getElementById('sphere').ariaBusy === 'false'");
        assertThat(text("#shown")).contains("2 pictures", "Save the film").doesNotContain("Another variation");
        page.shot("studio-film");
    }

    /** Meta's emulator draws both eyes side by side on the page. */
    @Test
    void oneStandsInADreamInAHeadset() throws Exception {
        twoDreams();
        page.size(1440, 900, false);
        page.before(new String(
                        StudioPageTest.class
                                .getResourceAsStream("/iwer/iwer.min.js")
                                .readAllBytes(),
                        StandardCharsets.UTF_8)
                + ";window.xrDevice = new IWER.XRDevice(IWER.metaQuest3, {stereoEnabled: true}); "
                + "xrDevice.installRuntime({forceInstall: true});");
        page.open(
                server.address().resolve("/?token=" + client.token() + "#show").toString());
        awaitText("#shown h2", "other.jpg, Eyes");
        page.await("!document.getElementById('vr').hidden");
        press("#stage", "Enter VR");
        page.await("!!xrDevice.activeSession");
        Thread.sleep(1000);
        page.frames(5);
        Image both = page.shot("studio-vr");
        // The dream has a bright oval on black; each half of the stage shows it.
        for (int eye = 0; eye < 2; eye++) {
            Image seen = both.crop(450 + 495 * eye, 60, 480, 830);
            assertThat(brightest(seen)).as("eye %d", eye).isGreaterThan(0.6f);
        }
        page.eval("xrDevice.activeSession.end()");
        page.await("!xrDevice.activeSession");
        page.complaints().removeIf(text -> text.contains("Nominal frame rate"));
    }

    private static float brightest(Image image) {
        float brightest = 0;
        for (float value : image.rgb()) {
            brightest = Math.max(brightest, value);
        }
        return brightest;
    }

    @Test
    void whoComesWithoutTheLinkIsToldSo() throws Exception {
        page.send("Network.clearBrowserCookies", Map.of());
        page.open(server.address().resolve("/").toString());
        awaitText("#connection", "Open the studio with the link that it printed");
        assertThat(page.eval("document.querySelector('main').inert").asBoolean())
                .isTrue();
        page.shot("studio-stranger");
        page.open(server.address().resolve("/nowhere").toString());
        awaitText("#refusal", "There is nothing at this address");
        // The browser says too that it was refused.
        page.complaints().clear();
        checkRules("nowhere");
    }

    @Test
    void theSphereChangesAtOnceAndAllTheTime() throws Exception {
        open();
        page.eval("(() => { window.tiles = []; const ask = window.fetch; window.fetch = (...a) => { if (('' + a[0])"
                + ".includes('api/live/')) window.tiles.push(performance.now()); return ask(...a); }; return 0; })()");
        drop("lake.jpg", sample());
        awaitText("#pictures", "360° photo");
        toLook();
        page.click("#looks li:first-child button");
        awaitText("#draft-state", "A draft of");
        page.eval(
                "(() => { window.tiles = []; window.pressed = performance.now(); document.getElementById('to-dream').click(); return 0; })()");
        page.await("window.tiles.length > 8");

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
        leaveTimeToTheDream();
        Path place = folder.resolve("killed");
        String address;
        try (StudioProcess first = StudioProcess.in(place)) {
            page.open(first.link().toString());
            address = first.link().toString();
            page.await("document.querySelectorAll('#looks .card').length > 5");
            page.click("#sample");
            awaitText("#pictures", "landscape.jpg");
            toLook();
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
