package io.github.dreamsphere.web.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageReader;
import io.github.dreamsphere.core.quality.Psnr;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The room in a headset: Meta's emulator IWER draws both eyes side by side on the page. */
class HeadsetTest extends BrowserTest {
    private static final int EYE = 400;

    @BeforeEach
    void putOn() throws IOException {
        page.size(2 * EYE, EYE, false);
        page.before(resource("/iwer/iwer.min.js") + ";window.xrDevice = new IWER.XRDevice(IWER.metaQuest3, "
                + "{stereoEnabled: true}); xrDevice.installRuntime({forceInstall: true});");
    }

    @AfterEach
    void passOverTheEmulatorsMessages() {
        page.complaints().removeIf(c -> c.contains("Nominal frame rate"));
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = HeadsetTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void enter(String link) throws IOException, InterruptedException {
        page.openRoom(address(link));
        page.await("!document.getElementById('tool-vr').hidden");
        page.press("v");
        page.await("document.getElementById('tool-vr').ariaPressed === 'true'");
        page.awaitSharp();
        Thread.sleep(500);
        page.frames(5);
    }

    @Test
    void bothEyesSeeTheSameSphereAndStereoPicturesHaveParallax() throws IOException, InterruptedException {
        enter("s=posed&yaw=0&pitch=0");
        Image mono = page.sphere("vr-mono");
        page.eval("xrDevice.activeSession.end()");
        page.await("document.getElementById('tool-vr').ariaPressed === 'false'");
        enter("s=stereo&yaw=0&pitch=0");
        Image stereo = page.sphere("vr-stereo");

        assertThat(spread(eye(mono, 0))).as("the left eye's contrast").isGreaterThan(0.05);
        assertThat(spread(eye(mono, 1))).as("the right eye's contrast").isGreaterThan(0.05);
        double pixelsPerDegree = shift(stereo) - shift(mono);
        // The middle of a view of about 95 degrees has fewer pixels for a degree than its edge.
        assertThat(pixelsPerDegree / SampleRoom.PARALLAX).as("pixels a degree").isBetween(2.0, 5.0);
    }

    @Test
    void turningTheHeadTurnsTheView() throws IOException, InterruptedException {
        enter("s=posed&yaw=0&pitch=0");
        Image ahead = page.sphere("vr-ahead");
        turnHead(-0.35, 0);
        Image right = page.sphere("vr-right");

        // What is seen ahead moves to the left when the head turns to the right by 20 degrees.
        assertThat(bestShift(eye(right, 0), eye(ahead, 0), 20, 120)).isBetween(40, 110);
    }

    @Test
    void theTriggerShowsTheNextVersion() throws IOException, InterruptedException {
        enter("s=lake&v=dream&reveal=1");
        assertThat(version()).isEqualTo("A dream");

        trigger();
        page.await("document.querySelector('#versions [aria-pressed=true]').textContent === 'Original'");
        trigger();
        page.await("document.querySelector('#versions [aria-pressed=true]').textContent === 'A dream'");
    }

    @Test
    void theDreamFlowsInWhereTheHeadLooks() throws IOException, InterruptedException {
        enter("s=lake&yaw=0&pitch=0");
        assertThat(version()).as("flowing in").isEqualTo("A dream");
        page.await("document.getElementById('tool-look').ariaPressed === 'true'");
        Thread.sleep(2000);
        page.frames(2);
        Image revealed = page.sphere("vr-reveal");
        page.eval("xrDevice.activeSession.end()");
        page.await("document.getElementById('tool-vr').ariaPressed === 'false'");
        enter("s=lake&yaw=0&pitch=0&v=dream&reveal=1");
        Image dream = page.sphere("vr-dream");

        assertThat(Psnr.psnr(middle(revealed), middle(dream))).isGreaterThan(20);
        assertThat(Psnr.psnr(eye(revealed, 0).crop(0, 0, 60, 60), eye(dream, 0).crop(0, 0, 60, 60)))
                .isLessThan(15);
    }

    /**
     * Browsers on this machine have no layers for headsets, and the emulator's own need another program. This stands for
     * them: it keeps what the page makes, and tells the session to have them.
     */
    private static final String LAYERS = """
            Object.defineProperty(XRSession.prototype, 'enabledFeatures', {get: () => ['layers']});
            const update = XRSession.prototype.updateRenderState;
            const end = XRSession.prototype.end;
            XRSession.prototype.end = function() {
              this.over = true;
              return end.call(this);
            };
            window.states = [];
            XRSession.prototype.updateRenderState = function(state) {
              if (state.layers && this.over) throw new DOMException('the session has ended', 'InvalidStateError');
              if (state.layers && window.refuses) throw new DOMException('no layers today', 'NotSupportedError');
              if (state.layers) states.push(state.layers.map(layer => layer.kind ?? 'base'));
              else update.call(this, state);
            };
            window.XRWebGLBinding = class {
              constructor(session, gl) { this.gl = gl; }
              createEquirectLayer(about) {
                const {gl} = this, images = {};
                for (const eye of about.layout === 'mono' ? ['none'] : ['left', 'right']) {
                  images[eye] = gl.createTexture();
                  gl.bindTexture(gl.TEXTURE_2D, images[eye]);
                  gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA8, about.viewPixelWidth, about.viewPixelHeight);
                }
                return window.layer = {kind: 'equirect', about, images, gl, transform: about.transform, destroy() { this.gone = true; }};
              }
              getSubImage(layer, frame, eye) {
                return {colorTexture: layer.images[eye],
                  viewport: {x: 0, y: 0, width: layer.about.viewPixelWidth, height: layer.about.viewPixelHeight}};
              }
            };
            window.pixel = (eye, u, v) => {
              const {gl, images, about} = layer, buffer = gl.createFramebuffer(), rgba = new Uint8Array(4);
              gl.bindFramebuffer(gl.FRAMEBUFFER, buffer);
              gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, images[eye], 0);
              // The first row of a texture is the lowest.
              gl.readPixels(u * about.viewPixelWidth, (1 - v) * about.viewPixelHeight, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, rgba);
              gl.bindFramebuffer(gl.FRAMEBUFFER, null);
              gl.deleteFramebuffer(buffer);
              return [...rgba];
            };
            0""";

    @Test
    void aStillSphereIsALayerOfTheHeadset() throws IOException, InterruptedException {
        page.before(LAYERS);
        enter("s=posed&yaw=0&pitch=0");
        page.await("window.states.at(-1)?.join() === 'equirect,base'");
        page.frames(5);

        assertThat(page.eval("[layer.about.layout, layer.about.viewPixelWidth, layer.about.isStatic].join()")
                        .asText())
                .isEqualTo("mono," + SampleRoom.WIDTH + ",true");
        Image picture = ImageReader.read(room.picture("posed.jpg")).image();
        for (double[] at : new double[][] {{0.1, 0.1}, {0.5, 0.25}, {0.249, 0.6}, {0.97, 0.93}}) {
            JsonNode seen = page.eval("pixel('none', " + at[0] + ", " + at[1] + ")");
            for (int c = 0; c < Image.CHANNELS; c++) {
                double there = picture.get((int) (at[0] * picture.width()), (int) (at[1] * picture.height()), c);
                assertThat(seen.get(c).asDouble() / 255).isEqualTo(there, within(0.12));
            }
        }
        // The pose of the picture: pitch 10, roll −20, as Rotation.yawPitchRoll(0, pitch, −roll) says.
        JsonNode turned = page.eval("(({x, y, z, w}) => [x, y, z, w])(layer.transform.orientation)");
        double half = Math.PI / 360;
        double[] expected = {
            Math.sin(10 * half) * Math.cos(20 * half),
            Math.sin(10 * half) * Math.sin(20 * half),
            Math.cos(10 * half) * Math.sin(20 * half),
            Math.cos(10 * half) * Math.cos(20 * half)
        };
        for (int i = 0; i < expected.length; i++) {
            assertThat(Math.abs(turned.get(i).asDouble())).isEqualTo(expected[i], within(0.002));
        }
        // Nothing but doors and rays is drawn over it.
        assertThat(spread(eye(page.sphere("vr-layer"), 0).crop(0, 0, EYE, EYE / 2)))
                .isLessThan(0.02);

        page.eval("xrDevice.activeSession.end()");
        page.await("layer.gone && document.getElementById('tool-vr').ariaPressed === 'false'");
    }

    @Test
    void whereTheBrowserRefusesTheLayerTheSphereIsDrawn() throws IOException, InterruptedException {
        page.before(LAYERS + ";window.refuses = true");
        enter("s=posed&yaw=0&pitch=0");
        page.await("!!window.layer");
        page.frames(5);

        assertThat(spread(eye(page.sphere("vr-refused"), 0))).isGreaterThan(0.05);
    }

    @Test
    void aSphereThatFlowsIsDrawnAndStereoHasALayerImageForEachEye() throws IOException, InterruptedException {
        page.before(LAYERS);
        enter("s=lake&yaw=0&pitch=0");
        page.await("document.getElementById('tool-look').ariaPressed === 'true'");
        Thread.sleep(1500);
        assertThat(page.eval("states.length").asInt()).as("while it flows").isZero();
        page.eval("xrDevice.activeSession.end()");
        page.await("document.getElementById('tool-vr').ariaPressed === 'false'");

        enter("s=stereo&yaw=0&pitch=0");
        page.await("window.states.at(-1)?.join() === 'equirect,base'");
        page.frames(5);
        assertThat(page.eval("layer.about.layout").asText()).isEqualTo("stereo");
        Image eyes = ImageReader.read(room.picture("eyes_TB.jpg")).image();
        for (String eye : List.of("left", "right")) {
            JsonNode seen = page.eval("pixel('" + eye + "', 0.3, 0.4)");
            double y = eye.equals("left") ? 0.2 : 0.7;
            double there = eyes.get((int) (0.3 * eyes.width()), (int) (y * eyes.height()), 0);
            assertThat(seen.get(0).asDouble() / 255).as(eye).isEqualTo(there, within(0.12));
        }
        page.eval("xrDevice.activeSession.end()");
        page.await("document.getElementById('tool-vr').ariaPressed === 'false'");
    }

    @Test
    void aLongLookOpensADoor() throws IOException, InterruptedException {
        enter("s=posed&yaw=0&pitch=0");
        page.shot("vr-doors");

        // Three doors: the middle one is straight ahead, 32 degrees below the horizon.
        turnHead(0, Math.toRadians(-32));
        page.sphere("vr-door");
        page.await("document.getElementById('title').textContent.startsWith('Lake')");

        assertThat(page.eval("!!xrDevice.activeSession").asBoolean()).isTrue();
    }

    @Test
    void theTriggerOpensTheDoorThatTheControllerPointsAt() throws IOException, InterruptedException {
        enter("s=posed&yaw=0&pitch=0");
        double half = Math.toRadians(-32) / 2;
        page.eval("xrDevice.controllers.right.quaternion.set(" + Math.sin(half) + ", 0, 0, " + Math.cos(half) + ")");
        page.frames(10);

        trigger();

        page.await("document.getElementById('title').textContent.startsWith('Lake')");
        assertThat(page.eval("!!xrDevice.activeSession").asBoolean()).isTrue();
    }

    @Test
    void aPinchOfTheHandShowsTheNextVersion() throws IOException, InterruptedException {
        enter("s=lake&v=dream&reveal=1");
        page.eval("xrDevice.primaryInputMode = 'hand'");
        page.frames(10);

        page.eval("xrDevice.hands.right.updatePinchValue(1)");
        page.frames(5);
        page.eval("xrDevice.hands.right.updatePinchValue(0)");

        page.await("document.querySelector('#versions [aria-pressed=true]').textContent === 'Original'");
    }

    @Test
    void theStickTurnsByThirtyDegreesAndTheSessionEndsWhereOneLooks() throws IOException, InterruptedException {
        enter("s=posed&yaw=10&pitch=0");
        page.eval("xrDevice.controllers.right.updateAxes('thumbstick', 1, 0)");
        page.frames(10);
        page.eval("xrDevice.controllers.right.updateAxes('thumbstick', 0, 0)");
        page.frames(10);
        page.eval("xrDevice.activeSession.end()");
        page.await("document.getElementById('tool-vr').ariaPressed === 'false'");
        awaitLink("yaw > 20");
        awaitRest();

        assertThat(link("yaw")).isEqualTo(40, within(0.5));
        page.awaitSharp();
        assertThat(spread(page.sphere("vr-after"))).isGreaterThan(0.05);
    }

    private void turnHead(double yaw, double pitch) throws IOException {
        page.eval(String.format(
                java.util.Locale.ROOT,
                "(() => { const [y, p] = [%f, %f].map(a => a / 2); xrDevice.quaternion.set(Math.cos(y) * Math.sin(p), "
                        + "Math.sin(y) * Math.cos(p), -Math.sin(y) * Math.sin(p), Math.cos(y) * Math.cos(p)); })()",
                yaw,
                pitch));
        page.frames(20);
    }

    private void trigger() throws IOException {
        page.eval("xrDevice.controllers.right.updateButtonValue('trigger', 1)");
        page.frames(5);
        page.eval("xrDevice.controllers.right.updateButtonValue('trigger', 0)");
        page.frames(5);
    }

    private String version() throws IOException {
        return page.eval("document.querySelector('#versions [aria-pressed=true]').textContent")
                .asText();
    }

    private static Image eye(Image shot, int eye) {
        return shot.crop(eye * EYE, 0, EYE, EYE);
    }

    private static Image middle(Image shot) {
        return eye(shot, 0).crop(EYE / 2 - 30, EYE / 2 - 30, 60, 60);
    }

    /** By how many pixels the right eye's picture lies to the right of the left eye's. */
    private static int shift(Image shot) {
        return bestShift(eye(shot, 0), eye(shot, 1), -60, 60);
    }

    /** By how many pixels the middle of {@code a} is found further to the right in {@code b}. */
    private static int bestShift(Image a, Image b, int least, int most) {
        Image middle = a.crop(EYE / 2 - 60, EYE / 2 - 40, 120, 40);
        int best = least;
        double bestPsnr = 0;
        for (int shift = least; shift <= most; shift++) {
            double psnr = Psnr.psnr(middle, b.crop(EYE / 2 - 60 + shift, EYE / 2 - 40, 120, 40));
            if (psnr > bestPsnr) {
                bestPsnr = psnr;
                best = shift;
            }
        }
        return best;
    }

    /** The standard deviation of all samples. */
    private static double spread(Image image) {
        double sum = 0;
        double squares = 0;
        for (float value : image.rgb()) {
            sum += value;
            squares += value * value;
        }
        double mean = sum / image.rgb().length;
        return Math.sqrt(squares / image.rgb().length - mean * mean);
    }
}
