package io.github.dreamsphere.web.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.quality.Psnr;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person can do on the page. */
class RoomPageTest extends BrowserTest {
    private static final String LAKE = "s=lake&yaw=0&pitch=0&fov=90";

    @Test
    void textsAreTextAndNeverMarkup() throws IOException, InterruptedException {
        page.openRoom(address(LAKE));

        assertThat(text("#title")).isEqualTo(SampleRoom.TITLE);
        assertThat(page.eval("document.querySelectorAll('main b, main script').length")
                        .asInt())
                .isZero();
        assertThat(text("#room-title")).isEqualTo("A room of tests");
        assertThat(page.eval("document.title").asText()).startsWith(SampleRoom.TITLE);
        page.shot("page-desk");
    }

    @Test
    void foreignScriptsAndAddressesAreRefused() throws IOException, InterruptedException {
        page.openRoom(address(LAKE));

        page.eval("document.body.append(Object.assign(document.createElement('script'), {textContent: 'hacked = 1'}))");
        page.eval("fetch('http://127.0.0.2:9/').catch(() => 0)");

        assertThat(page.eval("typeof hacked").asText()).isEqualTo("undefined");
        assertThat(page.complaints())
                .hasSizeGreaterThanOrEqualTo(2)
                .allMatch(c -> c.contains("Content Security Policy"));
        page.complaints().clear();
        page.requests().removeIf(url -> url.contains("127.0.0.2"));
    }

    @Test
    void heldKeysMoveTheView() throws IOException, InterruptedException {
        hold("ArrowRight", "yaw > 1");
        hold("ArrowLeft", "yaw < -1");
        hold("ArrowUp", "pitch > 1");
        hold("ArrowDown", "pitch < -1");
        hold("+", "fov < 85");
        hold("-", "fov > 95");
    }

    /** Holds a key until the link to the view fulfils the condition. The link says the view once it rests. */
    private void hold(String key, String condition) throws IOException, InterruptedException {
        page.openRoom(address(LAKE));
        page.hold(key);
        page.frames(8);
        page.letGo(key);
        awaitLink(condition);
    }

    @Test
    void homeGoesBackToTheFirstView() throws IOException, InterruptedException {
        page.reduceMotion();
        page.openRoom(address("s=lake&yaw=100&pitch=40&fov=30"));

        page.press("Home");

        awaitLink("yaw == 0 && pitch == 0 && fov == 90");
    }

    @Test
    void keysGoFromPlaceToPlaceAndFromVersionToVersion() throws IOException, InterruptedException {
        page.reduceMotion();
        page.openRoom(address(LAKE));

        page.press("n");
        page.await("document.getElementById('title').textContent === 'A part'");
        page.press("b");
        page.await("document.getElementById('title').textContent.startsWith('Lake')");
        page.press("b");
        page.await("document.getElementById('title').textContent === 'Two eyes'");
        page.press("PageDown");
        page.await("document.getElementById('title').textContent.startsWith('Lake')");
        page.press("d");
        assertThat(pressedVersion()).isEqualTo("A dream");
        page.press("d");
        assertThat(pressedVersion()).isEqualTo("Original");
        page.press("2");
        assertThat(pressedVersion()).isEqualTo("A dream");
    }

    @Test
    void keysPressButtons() throws IOException, InterruptedException {
        page.openRoom(address(LAKE));

        for (String keyAndTool : List.of("r look", "p planet", "a turn")) {
            String pressed = "document.getElementById('tool-" + keyAndTool.substring(2) + "').ariaPressed";
            page.press(keyAndTool.substring(0, 1));
            page.await(pressed + " === 'true'");
            page.press(keyAndTool.substring(0, 1));
            page.await(pressed + " === 'false'");
        }
    }

    @Test
    void aPlaceIsNoPlanetAtFirst() throws IOException, InterruptedException {
        page.reduceMotion();
        page.openRoom(address(LAKE));
        String pressed = "document.getElementById('tool-planet').ariaPressed";

        page.press("p");
        page.await(pressed + " === 'true'");
        awaitLink("pitch == -90");
        page.press("n");
        page.await("document.getElementById('title').textContent === 'A part'");
        page.await(pressed + " === 'false'");
        awaitLink("pitch == 0 && fov == 90");
    }

    @Test
    void keysOpenDialogsAndEscapeClosesThem() throws IOException, InterruptedException {
        page.openRoom(address(LAKE));

        for (String keyAndDialog : List.of("m gallery", "i about", "h help", "? help")) {
            String open = "document.getElementById('" + keyAndDialog.substring(2) + "').open";
            page.press(keyAndDialog.substring(0, 1));
            page.await(open);
            page.press("Escape");
            page.await("!" + open);
        }
    }

    @Test
    void theCompassTurnsNorth() throws IOException, InterruptedException {
        page.reduceMotion();
        page.openRoom(address(LAKE));

        page.press("c");

        awaitLink("yaw == " + -SampleRoom.NORTH);
        page.openRoom(address("s=posed"));
        assertThat(page.eval("document.getElementById('compass').hidden").asBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20})
    void dragsTurnTheSphereAndItGlidesOn(int timesSlower) throws IOException, InterruptedException {
        page.openRoom(address(LAKE));
        page.slow(timesSlower);

        drag(-200);

        // The drag turns by 35.8 degrees, the glide by 0.35 times what a second at the drag's speed would.
        awaitLink("yaw > 159 && yaw < 163");
        assertThat(link("pitch")).isEqualTo(0, within(0.5));
    }

    @Test
    void withLessMotionNothingGlides() throws IOException, InterruptedException {
        page.reduceMotion();
        page.openRoom(address(LAKE));

        drag(-200);
        awaitLink("yaw > 30");
        awaitRest();

        assertThat(link("yaw")).isEqualTo(Math.toDegrees(200 / (WIDTH / 2.0)), within(0.6));
    }

    /** Drags in a tenth of a second, however slow the machine is. */
    private void drag(int dx) throws IOException {
        double start = System.currentTimeMillis() / 1000.0;
        page.mouse("mousePressed", 420, 100, 0, start);
        for (int i = 1; i <= 10; i++) {
            page.mouse("mouseMoved", 420 + dx * i / 10, 100, 0, start + 0.01 * i);
        }
        page.mouse("mouseReleased", 420 + dx, 100, 0, start + 0.105);
    }

    @Test
    void twoFingersMagnify() throws IOException, InterruptedException {
        page.size(WIDTH, HEIGHT, true);
        page.openRoom(address(LAKE));

        page.touch("touchStart", 280, 100, 360, 100);
        for (int i = 1; i <= 8; i++) {
            page.touch("touchMove", 280 - 10 * i, 100, 360 + 10 * i, 100);
        }
        page.touch("touchEnd");
        awaitLink("fov < 60");
        awaitRest();

        assertThat(link("fov")).as("fingers three times as far apart").isEqualTo(30, within(3.0));
    }

    @Test
    void theDreamFlowsInWhereThePointerIs() throws IOException, InterruptedException {
        page.openRoom(address(LAKE));
        Image original = page.sphere("reveal-original");
        page.openRoom(address("s=lake&yaw=0&pitch=0&fov=90.5&v=dream&reveal=1"));
        Image dream = page.sphere("reveal-dream");
        page.openRoom(address(LAKE));

        page.press("r");
        page.await("document.getElementById('mix').hidden && !document.getElementById('flows').hidden");
        page.mouse("mouseMoved", 420, 60, 0);
        Thread.sleep(2500);

        Image shown = page.sphere("reveal-pointer");
        assertThat(Psnr.psnr(corner(shown, 400, 40), corner(dream, 400, 40)))
                .as("at the pointer")
                .isGreaterThan(22);
        assertThat(Psnr.psnr(corner(shown, 40, 250), corner(original, 40, 250)))
                .as("far from it")
                .isGreaterThan(30);
    }

    private static Image corner(Image image, int left, int top) {
        return image.crop(left, top, 40, 40);
    }

    @Test
    void theSliderMixesOriginalAndDream() throws IOException, InterruptedException {
        page.openRoom(address(LAKE));

        page.eval("const s = document.getElementById('weight'); s.value = 50; s.dispatchEvent(new Event('input'))");
        page.awaitSharp();
        Image mixed = page.sphere("slider-half");

        // The dream is the negative, so their mean is grey, but for light being mixed and not sRGB.
        for (int c = 0; c < Image.CHANNELS; c++) {
            assertThat(mixed.get(320, 180, c)).isBetween(0.45f, 0.8f);
        }
        awaitLink("reveal == 0.5");
    }

    @Test
    void theGalleryShowsAllPlacesAndGoesThere() throws IOException, InterruptedException {
        page.reduceMotion();
        page.openRoom(address(LAKE));

        page.click("#tool-gallery");
        page.await("[...document.querySelectorAll('#places img')].every(i => i.complete)");
        page.shot("page-gallery");
        assertThat(texts("#places button span:first-of-type"))
                .containsExactly(SampleRoom.TITLE, "A part", "Tilted", "Two eyes");
        assertThat(page.eval("document.querySelector('#places [aria-current]').textContent")
                        .asText())
                .startsWith("Lake");
        page.click("#places li:nth-child(3) button");

        page.await(
                "document.getElementById('title').textContent === 'Tilted' && !document.getElementById('gallery').open");
        awaitLink("s === 'posed'");
    }

    @Test
    void theGallerySaysWhichPlacesHaveDreams() throws IOException, InterruptedException {
        page.openRoom(address(LAKE));

        assertThat(texts("#places li:first-child small")).containsExactly("1 dream");
        assertThat(texts("#places li:nth-child(2) small")).isEmpty();
    }

    @Test
    void doorsLeadToOtherPlaces() throws IOException, InterruptedException {
        page.reduceMotion();
        page.openRoom(address(LAKE));
        page.await("!document.querySelector('#doors button').hidden");
        page.shot("page-doors");
        assertThat(texts("#doors button")).containsExactly("A part", "Tilted", "Two eyes");
        double[] right = middleOf("#doors button:first-child");
        double[] left = middleOf("#doors button:last-child");
        assertThat(right[0]).as("the next place's door").isGreaterThan(WIDTH / 2.0 + 60);
        assertThat(left[0]).as("the last place's door").isLessThan(WIDTH / 2.0 - 60);

        page.mouse("mousePressed", (int) right[0], (int) right[1], 0);
        page.mouse("mouseReleased", (int) right[0], (int) right[1], 0);

        page.await("document.getElementById('title').textContent === 'A part'");
        page.await(
                "[...document.querySelectorAll('#doors button')].map(b => b.textContent).join() === 'Tilted,Two eyes,"
                        + "' + " + json(SampleRoom.TITLE));
    }

    @Test
    void doorsLieOnTheSphereWhereTheRoomsFileSays() throws IOException, InterruptedException {
        page.reduceMotion();
        // Seen from the place 'part', which has one door at yaw 100, one that leads nowhere, and one to itself.
        page.before(
                "const real = fetch; fetch = async url => { const reply = await real(url); if (url !== 'room.json') "
                        + "return reply; const room = await reply.json(); room.places[1].doors = [{to: 'lake', yaw: 100, "
                        + "pitch: 10}, {to: 'nosuch'}, {to: 'part', yaw: 5}]; return new Response(JSON.stringify(room)); }");
        page.openRoom(address("s=part&yaw=100&pitch=10&fov=90"));

        page.await("document.querySelectorAll('#doors button').length === 1");
        page.await("!document.querySelector('#doors button').hidden");
        assertThat(middleOf("#doors button")).containsExactly(new double[] {WIDTH / 2.0, HEIGHT / 2.0}, within(1.0));

        page.openRoom(address("s=part&yaw=-80&pitch=0&fov=90"));
        page.await("document.querySelector('#doors button').hidden");
    }

    /** Where the picture of a door is. */
    private double[] middleOf(String selector) throws IOException {
        JsonNode box = page.eval("(({x, y, width, height}) => [x + width / 2, y + height / 2])(document.querySelector('"
                + selector + " img').getBoundingClientRect())");
        return new double[] {box.get(0).asDouble(), box.get(1).asDouble()};
    }

    private static String json(String text) throws IOException {
        return new ObjectMapper().writeValueAsString(text);
    }

    @Test
    void anUnknownPlaceIsSaid() throws IOException, InterruptedException {
        page.openRoom(address("s=nosuch"));

        assertThat(text("#toast")).isEqualTo("This room has no place “nosuch”. This is its first one.");
        assertThat(text("#title")).isEqualTo(SampleRoom.TITLE);
    }

    @Test
    void keysAreListedThatDoSomethingHere() throws IOException, InterruptedException {
        page.openRoom(address("s=part"));
        page.press("h");
        assertThat(texts("#keys dd"))
                .contains("All places", "Next and previous place")
                .doesNotContain("Play the film", "Enter VR", "Reveal the dream where you look", "Look north");
        page.press("Escape");
        page.openRoom(address(LAKE));
        page.press("h");
        assertThat(texts("#keys dd")).contains("Reveal the dream where you look", "Look north");
    }

    @Test
    void theRecipeCanBeReadAndCopied() throws IOException, InterruptedException {
        page.send(
                "Browser.grantPermissions",
                Map.of("permissions", List.of("clipboardReadWrite", "clipboardSanitizedWrite")));
        page.openRoom(address(LAKE));
        page.send("Page.bringToFront", Map.of());

        page.click("#tool-about");
        page.shot("page-about");
        assertThat(texts("#recipes pre")).containsExactly(SampleRoom.COMMAND, "layers = [\"inception_4c\"]\n");
        page.click("#recipes .copy");
        page.await("document.getElementById('toast').textContent === 'The command is copied.'");

        assertThat(page.eval("navigator.clipboard.readText()").asText()).isEqualTo(SampleRoom.COMMAND);
    }

    @Test
    void theLinkToTheViewIsCopied() throws IOException, InterruptedException {
        page.send(
                "Browser.grantPermissions",
                Map.of("permissions", List.of("clipboardReadWrite", "clipboardSanitizedWrite")));
        page.openRoom(site.address() + "room.html?embed#s=lake&yaw=12.5&pitch=-3&fov=70&v=dream&reveal=0.25");
        page.send("Page.bringToFront", Map.of());

        page.press("l");
        page.await("document.getElementById('toast').textContent === 'The link to this view is copied.'");

        assertThat(page.eval("navigator.clipboard.readText()").asText())
                .isEqualTo(address("s=lake&yaw=12.5&pitch=-3&fov=70&v=dream&reveal=0.25"));
    }

    @Test
    void thePageFillsTheScreen() throws IOException, InterruptedException {
        page.openRoom(address(LAKE));
        page.send("Page.bringToFront", Map.of());

        page.press("f");
        page.await("!!document.fullscreenElement");
        page.await("document.getElementById('tool-full').ariaPressed === 'true'");
        page.press("f");
        page.await("!document.fullscreenElement");
    }

    @Test
    void linksLeadToTheirViewAndNumbersAreBroughtIntoRange() throws IOException, InterruptedException {
        page.reduceMotion();
        page.openRoom(address("s=lake&v=dream&yaw=370&pitch=-1000&fov=1e9&reveal=7"));

        awaitLink("yaw == 10 && pitch == -90 && fov == 130 && reveal == 1");
        assertThat(pressedVersion()).isEqualTo("A dream");

        page.eval("location.hash = '#s=part&yaw=<b>&fov=NaN&v=none'");
        page.await("document.getElementById('title').textContent === 'A part'");
        awaitLink("s === 'part' && yaw == 0 && fov == 90");
    }

    @Test
    void thePhoneIsLookedThroughByMovingIt() throws IOException, InterruptedException {
        page.size(390, 700, true);
        page.openRoom(address(LAKE));
        page.send("DeviceOrientation.setDeviceOrientationOverride", Map.of("alpha", 90, "beta", 90, "gamma", 0));

        page.click("#tool-gyro");
        page.await("document.getElementById('tool-gyro').ariaPressed === 'true'");
        page.send("DeviceOrientation.setDeviceOrientationOverride", Map.of("alpha", 60, "beta", 110, "gamma", 0));
        awaitLink("yaw > 1");
        awaitRest();

        page.shot("page-phone");
        assertThat(link("yaw")).as("turned to the right by 30").isEqualTo(30, within(1.5));
        assertThat(link("pitch")).as("tilted up by 20").isEqualTo(20, within(1.5));
    }

    @Test
    void withoutWebGlThePictureIsShownFlat() throws IOException, InterruptedException {
        page.before("HTMLCanvasElement.prototype.getContext = () => null");
        page.open(address(LAKE));
        page.await("document.querySelector('#still img').naturalWidth > 0");

        assertThat(page.eval("document.querySelector('#still img').alt").asText())
                .isEqualTo(SampleRoom.TITLE + ". A caption.");
        assertThat(text("#still figcaption")).contains("WebGL2");
        assertThat(page.eval("document.getElementById('sphere').hidden").asBoolean())
                .isTrue();
        page.shot("page-flat");
    }

    @Test
    void inAFrameTheWheelScrollsThePageAround() throws IOException, InterruptedException {
        page.openRoom(site.address() + "room.html?embed#" + LAKE);

        page.mouse("mouseWheel", 300, 100, -200);
        awaitRest();
        assertThat(link("fov")).isEqualTo(90);
        page.eval("document.getElementById('sphere').focus()");
        page.mouse("mouseWheel", 300, 100, -200);
        awaitLink("fov < 80");
    }

    @Test
    void theTabKeyVisitsEveryButtonAndLeaves() throws IOException, InterruptedException {
        page.size(900, 600, false);
        page.openRoom(address(LAKE));
        page.send("Page.bringToFront", Map.of());
        List<String> visited = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            page.press("Tab");
            visited.add(page.eval(
                            "document.activeElement.id || (document.activeElement !== document.body && document.activeElement.textContent) || 'none'")
                    .asText());
        }

        assertThat(visited)
                .contains(
                        "sphere",
                        "compass",
                        "back",
                        "next",
                        "Original",
                        "A dream",
                        "weight",
                        "tool-gallery",
                        "tool-look",
                        "tool-planet",
                        "tool-turn",
                        "tool-about",
                        "tool-link",
                        "tool-full",
                        "tool-help");
        assertThat(visited.subList(visited.indexOf("tool-help") + 1, visited.size()))
                .containsAnyOf("none", "sphere");
    }

    @Test
    void whatIsSeenIsSaid() throws IOException, InterruptedException {
        page.reduceMotion();
        page.openRoom(address("s=lake&yaw=60&pitch=-40&fov=90"));

        page.await("document.getElementById('spoken').textContent.includes('Original. Looking east, 40° down.')");
        page.press("d");
        page.await("document.getElementById('spoken').textContent.includes('A dream.')");
    }

    @Test
    void aMissingTileIsSaidAndTheRestIsShown() throws IOException, InterruptedException {
        page.before("const real = fetch; fetch = url => real(url.endsWith('2/0_0.jpg') ? 'missing.jpg' : url)");
        page.openRoom(address("s=lake&yaw=-150&pitch=60&fov=60"));

        page.await("document.getElementById('toast').textContent.startsWith('Some of the picture')");
        assertThat(page.complaints()).allMatch(c -> c.contains("404"));
        page.complaints().clear();
    }

    private String pressedVersion() throws IOException {
        return page.eval("document.querySelector('#versions [aria-pressed=true]').textContent")
                .asText();
    }

    private String text(String selector) throws IOException {
        return page.eval("document.querySelector('" + selector + "').textContent")
                .asText();
    }

    private List<String> texts(String selector) throws IOException {
        var texts = page.eval("[...document.querySelectorAll('" + selector + "')].map(e => e.textContent)");
        return StreamSupport.stream(texts.spliterator(), false)
                .map(t -> t.asText())
                .toList();
    }
}
