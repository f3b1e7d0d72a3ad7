package io.github.dreamsphere.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dreamsphere.core.image.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.imageio.ImageIO;

/** A tab of {@link Chromium}: opens addresses, runs JavaScript, presses keys, moves the mouse, takes pictures. */
final class BrowserPage implements AutoCloseable {
    /** Pictures that tests take stay here, to be looked at. */
    static final Path SHOTS = Path.of("target", "browser");

    private static final int WAIT_SECONDS = 30;
    private static final Map<String, Integer> KEY_CODES = Map.of(
            "ArrowLeft",
            37,
            "ArrowUp",
            38,
            "ArrowRight",
            39,
            "ArrowDown",
            40,
            "Tab",
            9,
            "Enter",
            13,
            "Escape",
            27,
            "Home",
            36);

    private final Chromium browser;
    private final String target;
    private final String session;
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    /** An empty tab of {@code width} × {@code height} pixels. */
    BrowserPage(int width, int height) throws IOException, InterruptedException {
        browser = Chromium.shared();
        target = browser.send("", "Target.createTarget", Map.of("url", "about:blank"))
                .get("targetId")
                .asText();
        session = browser.send("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .get("sessionId")
                .asText();
        browser.listen(session, this::hear);
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            send(domain + ".enable", Map.of());
        }
        size(width, height, false);
    }

    /** A command of the DevTools protocol. */
    JsonNode send(String method, Map<String, ?> parameters) throws IOException {
        return browser.send(session, method, parameters);
    }

    private void hear(String event, JsonNode about) {
        switch (event) {
            case "Runtime.consoleAPICalled" ->
                complaints.add(about.at("/type").asText() + ": " + about.at("/args/0/value"));
            case "Runtime.exceptionThrown" ->
                complaints.add(
                        about.at("/exceptionDetails/exception/description").asText());
            case "Log.entryAdded" -> log(about.get("entry"));
            case "Network.requestWillBeSent" ->
                requests.add(about.at("/request/url").asText());
            default -> {}
        }
    }

    private void log(JsonNode entry) {
        if (!entry.get("level").asText().equals("info")) {
            complaints.add(entry.get("text").asText() + " " + entry.path("url").asText());
        }
    }

    /** The size of the page, as of a phone or a desk. */
    void size(int width, int height, boolean phone) throws IOException {
        send(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", phone));
        send("Emulation.setTouchEmulationEnabled", Map.of("enabled", phone, "maxTouchPoints", 5));
    }

    /** The person has asked for less motion: nothing fades or glides. */
    void reduceMotion() throws IOException {
        send(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    }

    /** A script that runs in every page opened from now on, before the page's own. */
    void before(String script) throws IOException {
        send("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
    }

    /** Opens an address and waits until the page has loaded. */
    void open(String address) throws IOException, InterruptedException {
        send("Page.navigate", Map.of("url", "about:blank"));
        await("location.href === 'about:blank'");
        send("Page.navigate", Map.of("url", address));
        await("location.href !== 'about:blank' && document.readyState === 'complete'");
    }

    /** Opens a room's address and waits until its picture is as sharp as it gets. */
    void openRoom(String address) throws IOException, InterruptedException {
        open(address);
        awaitSharp();
    }

    /** Waits until all the tiles of the view have come. */
    void awaitSharp() throws IOException, InterruptedException {
        await("document.title.includes(' · ') && document.getElementById('sphere').ariaBusy === 'false'");
        frames(3);
    }

    /** Waits until so many frames have been drawn. */
    void frames(int count) throws IOException {
        eval("new Promise(done => { let n = " + count
                + "; const step = () => n-- > 0 ? requestAnimationFrame(step) : done(); step(); })");
    }

    /** The value of a JavaScript expression, once promises are fulfilled. */
    JsonNode eval(String expression) throws IOException {
        JsonNode reply = send(
                "Runtime.evaluate",
                Map.of("expression", expression, "awaitPromise", true, "returnByValue", true, "userGesture", true));
        if (reply.has("exceptionDetails")) {
            throw new IOException(expression + ": " + reply.get("exceptionDetails"));
        }
        return reply.get("result").path("value");
    }

    /** Waits until a JavaScript expression is true. */
    void await(String expression) throws IOException, InterruptedException {
        long end = System.nanoTime() + WAIT_SECONDS * 1_000_000_000L;
        while (!isTrue(expression)) {
            assertThat(System.nanoTime() > end)
                    .as("not within %s seconds: %s; %s", WAIT_SECONDS, expression, complaints)
                    .isFalse();
            Thread.sleep(20);
        }
    }

    private boolean isTrue(String expression) {
        try {
            return eval(expression).asBoolean();
        } catch (IOException e) {
            // Between two pages there is no document.
            return false;
        }
    }

    /** Presses a key and lets go. */
    void press(String key) throws IOException {
        hold(key);
        send("Input.dispatchKeyEvent", key("keyUp", key));
    }

    /** Presses a key. */
    void hold(String key) throws IOException {
        send("Input.dispatchKeyEvent", key("keyDown", key));
    }

    /** Lets a key go. */
    void letGo(String key) throws IOException {
        send("Input.dispatchKeyEvent", key("keyUp", key));
    }

    private static Map<String, Object> key(String type, String key) {
        Map<String, Object> event = new HashMap<>(Map.of("type", type, "key", key, "code", key));
        event.put("windowsVirtualKeyCode", KEY_CODES.getOrDefault(key, (int) Character.toUpperCase(key.charAt(0))));
        if (key.length() == 1) {
            event.put("text", key);
        } else if (key.equals("Enter")) {
            event.put("text", "\r");
        }
        return event;
    }

    /** A mouse event: mousePressed, mouseMoved, mouseReleased or mouseWheel, the wheel turned by {@code wheel}. */
    void mouse(String type, int x, int y, int wheel) throws IOException {
        mouse(type, x, y, wheel, System.currentTimeMillis() / 1000.0);
    }

    /** Lets scripts run so many times slower than this machine could. */
    void slow(int times) throws IOException {
        send("Emulation.setCPUThrottlingRate", Map.of("rate", times));
    }

    /** The same, with the time at which the event says that it happened, in seconds since 1970. */
    void mouse(String type, int x, int y, int wheel, double time) throws IOException {
        Map<String, Object> event = new HashMap<>(Map.of("type", type, "x", x, "y", y, "timestamp", time));
        if (type.equals("mouseWheel")) {
            event.putAll(Map.of("deltaX", 0, "deltaY", wheel));
        } else if (!type.equals("mouseMoved")) {
            event.putAll(Map.of("button", "left", "clickCount", 1));
        }
        send("Input.dispatchMouseEvent", event);
    }

    /** Clicks the element with this selector, as the page's own script would. */
    void click(String selector) throws IOException {
        eval("document.querySelector(" + quoted(selector) + ").click()");
    }

    private static String quoted(String text) {
        return '\'' + text.replace("'", "\\'") + '\'';
    }

    /** Touch points: touchStart, touchMove or touchEnd, at x, y, x, y … */
    void touch(String type, int... places) throws IOException {
        List<Map<String, Integer>> points = new java.util.ArrayList<>();
        for (int i = 0; i < places.length; i += 2) {
            points.add(Map.of("x", places[i], "y", places[i + 1], "id", i));
        }
        send("Input.dispatchTouchEvent", Map.of("type", type, "touchPoints", points));
    }

    /** The page as it is seen; also kept as a PNG of this name. */
    Image shot(String name) throws IOException {
        byte[] png = Base64.getDecoder()
                .decode(send("Page.captureScreenshot", Map.of("format", "png"))
                        .get("data")
                        .asText());
        Files.createDirectories(SHOTS);
        Files.write(SHOTS.resolve(name + ".png"), png);
        return image(ImageIO.read(new ByteArrayInputStream(png)));
    }

    /** The sphere as it is seen, without the interface over it; also kept as a PNG of this name. */
    Image sphere(String name) throws IOException {
        eval("document.getElementById('interface').hidden = true");
        frames(2);
        Image shot = shot(name);
        eval("document.getElementById('interface').hidden = false");
        return shot;
    }

    private static Image image(BufferedImage pixels) {
        Image image = new Image(pixels.getWidth(), pixels.getHeight());
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                for (int c = 0; c < Image.CHANNELS; c++) {
                    image.set(x, y, c, (pixels.getRGB(x, y) >> (16 - 8 * c) & 255) / 255f);
                }
            }
        }
        return image;
    }

    /** What the console said: errors, warnings, violations of the Content-Security-Policy. */
    List<String> complaints() {
        return complaints;
    }

    /** The addresses that were asked for. */
    List<String> requests() {
        return requests;
    }

    @Override
    public void close() throws IOException {
        browser.send("", "Target.closeTarget", Map.of("targetId", target));
    }
}
