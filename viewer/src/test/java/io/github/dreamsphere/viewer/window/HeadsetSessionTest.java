package io.github.dreamsphere.viewer.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.quality.Psnr;
import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.viewer.PictureFiles;
import io.github.dreamsphere.viewer.TestSphere;
import io.github.dreamsphere.viewer.headset.HeadsetChoice;
import io.github.dreamsphere.viewer.headset.RuntimeDouble;
import io.github.dreamsphere.viewer.scene.PanoramaPose;
import io.github.dreamsphere.viewer.scene.Projection;
import io.github.dreamsphere.viewer.scene.SphereImage;
import io.github.dreamsphere.viewer.scene.Srgb;
import io.github.dreamsphere.viewer.scene.ViewPlane;
import io.github.dreamsphere.viewer.snapshot.TracedView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole sessions of the window with a headset beside it, under the real loaders with doubles of the runtimes. */
@Timeout(240)
class HeadsetSessionTest {
    private static final String FOUND = "showing in the headset Test Double";
    /** Views of the test's sphere 10° apart are less alike than this. */
    private static final double SAME = 28;
    /** How far the double's left display looks to the left. */
    private static final double CANT = 10;
    /** The double's left eye, and what of its 140 rows the window shows. */
    private static final ViewPlane MIRRORED = new ViewPlane(-1.3, 1.1, -1.4, 1.2).part(0, 33 / 140.0, 1, 107 / 140.0);

    /** Where the window shows what is ahead of the head. */
    private static final int AHEAD_X = 197;

    private static final int AHEAD_Y = 82;

    @TempDir
    Path runtimeFolder;

    private RuntimeDouble runtime;
    private Desktop desktop;
    private Path picture;

    @BeforeEach
    void openDisplay(TestInfo test) throws Exception {
        desktop = new Desktop(
                Path.of("target", "window", test.getTestMethod().orElseThrow().getName()));
        runtime = RuntimeDouble.openVr(runtimeFolder);
        picture = PictureFiles.write(
                PictureFiles.even(256, 0.5f), desktop.folder().resolve("a.png"));
    }

    @AfterEach
    void closeDisplay() {
        if (desktop != null) {
            desktop.close();
        }
    }

    private Process open(HeadsetChoice headset, Map<String, String> settings) throws IOException {
        return desktop.open(runtime.environment(settings), picture.toString(), headset.name());
    }

    private void awaitLine(String part) throws Exception {
        while (desktop.lines().stream().noneMatch(line -> line.contains(part))) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    @Test
    void theWindowGoesOnWithoutAHeadsetThatGoesAway() throws Exception {
        Path lost = runtimeFolder.resolve("lost");
        Process window = open(HeadsetChoice.AUTO, Map.of("DOUBLE_LOST_WHEN", lost.toString()));
        desktop.awaitWindow("a.png");
        awaitMiddle(0.5f);
        assertThat(desktop.lines()).contains(FOUND).noneMatch(line -> line.contains("alone"));

        Files.createFile(lost);
        awaitLine("showing in the window alone: the headset is gone");
        awaitMiddle(0.5f);
        desktop.xdo("key", "Escape");
        assertThat(window.waitFor()).isZero();
        assertThat(desktop.lines()).last().isEqualTo("closed");
        assertThat(desktop.lines()).filteredOn(line -> line.contains("alone")).hasSize(1);
    }

    private static float middle(Image view) {
        return view.get(view.width() / 2, view.height() / 2, 0);
    }

    @Test
    void aHeadsetThatMustBeUsedEndsTheProgramWithALineWhenItGoesAway() throws Exception {
        Path lost = runtimeFolder.resolve("lost");
        Process window = open(HeadsetChoice.OPENVR, Map.of("DOUBLE_LOST_WHEN", lost.toString()));
        desktop.awaitWindow("a.png");
        Files.createFile(lost);
        assertThat(window.waitFor()).isEqualTo(1);
        assertThat(desktop.lines()).last().asString().startsWith("failed: the headset is gone");
    }

    /** With OpenXR, even one that must be used may go away and come back; and it is first of those there are. */
    @Test
    void aHeadsetThatComesBackIsUsedAgain() throws Exception {
        runtime = RuntimeDouble.openXr(runtimeFolder);
        Path lost = runtimeFolder.resolve("lost");
        Process window = open(HeadsetChoice.OPENXR, Map.of("DOUBLE_LOST_WHEN", lost.toString()));
        desktop.awaitWindow("a.png");
        awaitLine(FOUND + " (OpenXR)");
        assertThat(desktop.lines()).contains("graphics GLX");
        Files.createFile(lost);
        awaitLine("showing in the window alone: the headset is gone");
        awaitMiddle(0.5f);
        Files.delete(lost);
        while (desktop.lines().stream().filter(line -> line.startsWith(FOUND)).count() < 2) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        awaitMiddle(0.5f);
        desktop.xdo("key", "Escape");
        assertThat(window.waitFor()).isZero();
    }

    /** Before the runtime wants frames, the window shows its own view; afterwards what the headset shows. */
    @Test
    void theWindowDoesNotWaitForAHeadsetThatIsNotReady() throws Exception {
        runtime = RuntimeDouble.openXr(runtimeFolder);
        SphereImage sphere = TestSphere.full(256);
        PictureFiles.write(sphere.image(), picture);
        Process window = open(HeadsetChoice.AUTO, Map.of("DOUBLE_READY", "400", "DOUBLE_YAW", "40"));
        desktop.awaitWindow("a.png");
        Image own = new TracedView(sphere, Rotation.IDENTITY, 2)
                .draw(PanoramaPose.LEVEL.firstCamera(Projection.RECTILINEAR), Desktop.WIDTH, Desktop.HEIGHT);
        assertThat(Psnr.psnr(desktop.shot("a"), own)).isGreaterThan(SAME);
        awaitMirrored(sphere, 0);
        desktop.xdo("key", "Escape");
        assertThat(window.waitFor()).isZero();
    }

    @Test
    void aProgramEndedInTheHeadsetGoesOnInTheWindow() throws Exception {
        runtime = RuntimeDouble.openXr(runtimeFolder);
        Process window = open(HeadsetChoice.AUTO, Map.of("DOUBLE_QUIT", "40"));
        awaitLine("showing in the window alone: the program was ended in the headset");
        awaitMiddle(0.5f);
        desktop.xdo("key", "Escape");
        assertThat(window.waitFor()).isZero();
    }

    @Test
    void theRuntimeCanAskTheWindowToClose() throws Exception {
        Process window = open(HeadsetChoice.AUTO, Map.of("DOUBLE_QUIT", "40"));
        assertThat(window.waitFor()).isZero();
        assertThat(desktop.lines()).containsSubsequence(FOUND, "closed");
    }

    @Test
    void controllersTurnPagesAndTheWorldAndTheWindowMirrorsIt() throws Exception {
        SphereImage sphere = TestSphere.full(256);
        PictureFiles.write(sphere.image(), picture);
        PictureFiles.write(PictureFiles.even(256, 0.8f), desktop.folder().resolve("b.png"));
        Path buttons = Files.createDirectory(runtimeFolder.resolve("buttons"));
        Process window = open(HeadsetChoice.AUTO, Map.of("DOUBLE_BUTTONS", buttons.toString(), "DOUBLE_YAW", "40"));
        desktop.awaitWindow("a.png");
        assertThat(Psnr.psnr(leftEye(sphere, 0), leftEye(sphere, 10))).isLessThan(SAME);
        awaitMirrored(sphere, 0);
        press(buttons, "turn_right");
        awaitMirrored(sphere, 30);
        press(buttons, "turn_left");
        press(buttons, "turn_left");
        awaitMirrored(sphere, -30);
        press(buttons, "recenter");
        awaitMirrored(sphere, 0);
        press(buttons, "next");
        desktop.awaitWindow("b.png");
        press(buttons, "previous");
        desktop.awaitWindow("a.png");
        desktop.xdo("key", "Escape");
        assertThat(window.waitFor()).isZero();
    }

    /** What the left eye sees while the head looks {@code yaw} degrees to the right. */
    private static Image leftEye(SphereImage sphere, double yaw) {
        return leftEye(sphere, Rotation.yawPitchRoll(Math.toRadians(yaw), 0, 0));
    }

    private static Image leftEye(SphereImage sphere, Rotation worldFromHead) {
        Rotation worldFromEye = worldFromHead.then(Rotation.yawPitchRoll(Math.toRadians(-CANT), 0, 0));
        return new TracedView(sphere, Rotation.IDENTITY, 2)
                .draw(Projection.RECTILINEAR, MIRRORED, worldFromEye, Desktop.WIDTH, Desktop.HEIGHT);
    }

    /** Until the window shows that. */
    private void awaitMirrored(SphereImage sphere, double yaw) throws Exception {
        awaitMirrored(leftEye(sphere, yaw));
    }

    private void awaitMirrored(Image expected) throws Exception {
        Image seen = desktop.shot("a");
        while (Psnr.psnr(seen, expected) < SAME) {
            seen = desktop.shot("a");
        }
    }

    private static void press(Path buttons, String action) throws Exception {
        Path pressed = Files.createFile(buttons.resolve(action));
        while (Files.exists(pressed)) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /** Of five, by looking at the one in the middle; the controllers turn nothing meanwhile. */
    @Test
    void theWearerChoosesAPictureFromTheStrip() throws Exception {
        runtime = RuntimeDouble.openXr(runtimeFolder);
        // Elsewhere than the screenshots, which would be among them.
        Path pictures = Files.createDirectory(desktop.folder().resolve("pictures"));
        for (String name : List.of("a", "b", "c", "d", "e")) {
            float light = name.equals("a") ? 0.5f : 0.8f;
            PictureFiles.write(PictureFiles.even(256, light), pictures.resolve(name + ".png"));
        }
        picture = pictures.resolve("a.png");
        Path buttons = Files.createDirectory(runtimeFolder.resolve("buttons"));
        Process window = open(HeadsetChoice.AUTO, Map.of("DOUBLE_BUTTONS", buttons.toString(), "DOUBLE_YAW", "40"));
        desktop.awaitWindow("^a.png  .1/5.");
        awaitMiddle(0.5f);
        press(buttons, "choose");
        // The third one is ahead, and seen as soon as it is read.
        while (Math.abs(desktop.shot("a").get(AHEAD_X, AHEAD_Y, 0) - 0.8f) > 0.02) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        press(buttons, "next");
        desktop.awaitWindow("^c.png  .3/5.");
        press(buttons, "choose");
        press(buttons, "choose");
        press(buttons, "next");
        desktop.awaitWindow("^d.png");
        desktop.xdo("key", "Escape");
        assertThat(window.waitFor()).isZero();
    }

    /**
     * Whoever sits beside the wearer turns the wearer by steps, has the first view lie ahead again, and moves nothing by
     * accident.
     */
    @Test
    void theOperatorTurnsAndRecentresTheWearer() throws Exception {
        SphereImage sphere = TestSphere.full(256);
        PictureFiles.write(sphere.image(), picture);
        Path lost = runtimeFolder.resolve("lost");
        Process window = open(HeadsetChoice.AUTO, Map.of("DOUBLE_YAW", "40", "DOUBLE_LOST_WHEN", lost.toString()));
        desktop.awaitWindow("^a.png - dreamsphere - seen in the headset Test Double$");
        awaitMirrored(sphere, 0);
        desktop.xdo("key", "Right");
        awaitMirrored(sphere, 30);
        desktop.xdo("mousemove", "40", "30", "click", "4", "click", "4");
        desktop.xdo("key", "a", "key", "plus");
        desktop.xdo("mousemove", "40", "30", "mousedown", "1", "mousemove", "200", "60", "mouseup", "1");
        TimeUnit.MILLISECONDS.sleep(1500);
        assertThat(Psnr.psnr(desktop.shot("a"), leftEye(sphere, 30))).isGreaterThan(SAME);
        desktop.xdo("key", "Left", "key", "Left");
        awaitMirrored(sphere, -30);
        desktop.xdo("key", "r");
        awaitMirrored(sphere, 0);
        Files.createFile(lost);
        desktop.awaitWindow("^a.png - dreamsphere$");
        desktop.xdo("key", "Escape");
        assertThat(window.waitFor()).isZero();
    }

    /** By the stick, and by keys that are held. */
    @Test
    void whoTurnsSmoothlyTurnsAsLongAsTheStickIsPushed() throws Exception {
        runtime = RuntimeDouble.openXr(runtimeFolder);
        SphereImage sphere = TestSphere.full(256);
        PictureFiles.write(sphere.image(), picture);
        Path buttons = Files.createDirectory(runtimeFolder.resolve("buttons"));
        Process window = desktop.open(
                runtime.environment(Map.of("DOUBLE_BUTTONS", buttons.toString(), "DOUBLE_YAW", "40")),
                picture.toString(),
                "AUTO 0 0");
        desktop.awaitWindow("a.png");
        awaitMirrored(sphere, 0);
        Path stick = Files.writeString(buttons.resolve("turn"), "0.4");
        TimeUnit.MILLISECONDS.sleep(1000);
        Files.delete(stick);
        double pushed = yaw(desktop.shot("a"), sphere);
        assertThat(pushed).isBetween(5.0, 150.0);
        desktop.xdo("keydown", "Left");
        TimeUnit.MILLISECONDS.sleep(500);
        desktop.xdo("keyup", "Left");
        assertThat(yaw(desktop.shot("a"), sphere)).isLessThan(pushed - 5);
        desktop.xdo("key", "Escape");
        assertThat(window.waitFor()).isZero();
    }

    /** How far to the right the head looks that sees this, in degrees, to 5. */
    private static double yaw(Image seen, SphereImage sphere) {
        Map<Double, Double> likeness = IntStream.range(-36, 36)
                .mapToObj(i -> 5.0 * i)
                .collect(Collectors.toMap(yaw -> yaw, yaw -> Psnr.psnr(seen, leftEye(sphere, yaw))));
        return Collections.max(likeness.entrySet(), Map.Entry.comparingByValue())
                .getKey();
    }

    @Test
    void whoLiesBackLooksLowerThanTheFacePoints() throws Exception {
        runtime = RuntimeDouble.openXr(runtimeFolder);
        SphereImage sphere = TestSphere.full(256);
        PictureFiles.write(sphere.image(), picture);
        Process window =
                desktop.open(runtime.environment(Map.of("DOUBLE_YAW", "40")), picture.toString(), "AUTO 30 50");
        desktop.awaitWindow("a.png");
        Rotation worldFromHead = Rotation.yawPitchRoll(0, Math.toRadians(-50), 0);
        awaitMirrored(leftEye(sphere, worldFromHead));
        desktop.xdo("key", "Escape");
        assertThat(window.waitFor()).isZero();
    }

    /** Then the first view is ahead, although the wearer had turned. */
    @Test
    void theWearerRecentresInTheRuntimesOwnWay() throws Exception {
        runtime = RuntimeDouble.openXr(runtimeFolder);
        SphereImage sphere = TestSphere.full(256);
        PictureFiles.write(sphere.image(), picture);
        Path recentred = runtimeFolder.resolve("recentred");
        Process window =
                open(HeadsetChoice.AUTO, Map.of("DOUBLE_YAW", "40", "DOUBLE_RECENTRE_WHEN", recentred.toString()));
        desktop.awaitWindow("a.png");
        awaitMirrored(sphere, 0);
        desktop.xdo("key", "Right");
        awaitMirrored(sphere, 30);
        Files.createFile(recentred);
        awaitMirrored(sphere, 0);
        desktop.xdo("key", "Escape");
        assertThat(window.waitFor()).isZero();
    }

    @Test
    void aHeadsetThatIsConnectedLaterIsUsed() throws Exception {
        runtime = RuntimeDouble.openXr(runtimeFolder);
        Path lost = Files.createFile(runtimeFolder.resolve("lost"));
        Process window = open(HeadsetChoice.AUTO, Map.of("DOUBLE_LOST_WHEN", lost.toString()));
        awaitLine("showing in the window alone: no headset is connected (OpenXR error -35)");
        desktop.awaitWindow("^a.png - dreamsphere$");
        TimeUnit.SECONDS.sleep(3);
        assertThat(desktop.lines()).noneMatch(line -> line.startsWith(FOUND));
        Files.delete(lost);
        awaitLine(FOUND + " (OpenXR)");
        desktop.awaitWindow("^a.png - dreamsphere - seen in the headset");
        awaitMiddle(0.5f);
        assertThat(desktop.lines()).filteredOn(line -> line.contains("alone")).hasSize(1);
        desktop.xdo("key", "Escape");
        assertThat(window.waitFor()).isZero();
    }

    @Test
    void theTriggerBlendsAndAButtonReveals() throws Exception {
        float dark = 0.2f;
        float light = 0.8f;
        PictureFiles.write(PictureFiles.even(256, dark), picture);
        Path dream = PictureFiles.write(
                PictureFiles.even(256, light), desktop.folder().resolve("dream.png"));
        Path buttons = Files.createDirectory(runtimeFolder.resolve("buttons"));
        pull(buttons, "0");
        Process window = desktop.open(
                runtime.environment(Map.of("DOUBLE_BUTTONS", buttons.toString())),
                picture.toString(),
                dream.toString(),
                HeadsetChoice.AUTO.name());
        desktop.awaitWindow("a.png");
        awaitMiddle(dark);
        pull(buttons, "0.4");
        awaitMiddle((float) Srgb.encode(0.6 * Srgb.decode(dark) + 0.4 * Srgb.decode(light)));
        pull(buttons, "0");
        awaitMiddle(dark);
        press(buttons, "reveal");
        awaitMiddle(light);
        desktop.xdo("key", "Escape");
        assertThat(window.waitFor()).isZero();
    }

    /** Pulls the trigger so far, 0 to 1. */
    private static void pull(Path buttons, String share) throws IOException {
        Path beside = Files.writeString(buttons.resolve("beside"), share);
        Files.move(beside, buttons.resolve("blend"), StandardCopyOption.REPLACE_EXISTING);
    }

    private void awaitMiddle(float value) throws Exception {
        while (Math.abs(middle(desktop.shot("a")) - value) > 0.02) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }
}
