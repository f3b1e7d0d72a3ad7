package io.github.dreamsphere.viewer.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.dreamsphere.core.image.ImageWriter;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Picture;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.core.image.Xmp;
import io.github.dreamsphere.core.sphere.Vec3;
import io.github.dreamsphere.viewer.Offscreen;
import io.github.dreamsphere.viewer.PictureFiles;
import io.github.dreamsphere.viewer.load.LoadEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Pages turned in folders on the disk, with a loader that reads them. */
@Timeout(120)
class PictureBrowserTest {
    private static final String GPANO = "http://ns.google.com/photos/1.0/panorama/";

    @TempDir
    Path folder;

    private final List<String> said = new ArrayList<>();
    private OffscreenPicture offscreen;
    private ShownPicture shown;

    @BeforeAll
    static void needsOpenGl() {
        Offscreen.assume();
    }

    @BeforeEach
    void open() throws Exception {
        offscreen = new OffscreenPicture();
        shown = offscreen.shown();
    }

    @AfterEach
    void close() {
        offscreen.close();
    }

    private Path picture(String name) throws IOException {
        return PictureFiles.write(PictureFiles.even(64, 0.5f), folder.resolve(name));
    }

    private Path broken(String name) throws IOException {
        return Files.writeString(folder.resolve(name), "no picture");
    }

    /** Until all that was asked for last is there, or failed, and nothing was asked for instead. */
    private void settle(PictureBrowser browser) throws IOException {
        boolean settled = false;
        while (!settled) {
            Optional<LoadEvent> event = shown.update();
            if (event.isPresent()) {
                browser.heed(event.get());
                settled = event.get() instanceof LoadEvent.Finished && shown.isCurrent(event.get());
            }
        }
    }

    @Test
    void brokenAndVanishedPicturesArePassedOverWithALine() throws Exception {
        Path first = picture("a.png");
        Path broken = broken("b.jpg");
        Path vanishing = picture("c.png");
        picture("d.png");
        PictureBrowser browser = new PictureBrowser(shown, List.of(first), said::add);
        settle(browser);
        Files.delete(vanishing);
        browser.turn(1);
        settle(browser);
        assertThat(browser.title()).isEqualTo("d.png  (4/4)");
        assertThat(said).hasSize(2);
        assertThat(said.get(0)).startsWith(broken.toString());
        assertThat(said.get(1)).startsWith(vanishing.toString()).contains("no such file");
    }

    @Test
    void droppedPicturesAreGoneThroughForwardsWhicheverWayOneTurnedBefore() throws Exception {
        Path dropped = Files.createDirectory(folder.resolve("dropped"));
        broken("dropped/a.jpg");
        picture("dropped/b.png");
        picture("dropped/c.png");
        picture("d.png");
        PictureBrowser browser = new PictureBrowser(shown, List.of(picture("e.png")), said::add);
        settle(browser);
        browser.turn(-1);
        settle(browser);
        browser.open(List.of(dropped));
        settle(browser);
        assertThat(browser.title()).isEqualTo("b.png  (2/3)");
    }

    @Test
    void aPictureKeepsItsVersionsWhileOthersAreLookedAt() throws Exception {
        Path original = picture("a.png");
        picture("b.png");
        Path dream = picture("c.png");
        PictureBrowser browser = new PictureBrowser(shown, List.of(original, dream), said::add);
        settle(browser);
        browser.turn(1);
        settle(browser);
        assertThat(shown.name()).contains("b.png");
        browser.turn(-1);
        settle(browser);
        assertThat(shown.name()).contains("a.png");
        shown.showVersion(1);
        shown.tick(100, new Vec3(0, 0, -1));
        assertThat(shown.name()).contains("c.png");
    }

    @Test
    void whatIsOddAboutAPictureIsSaid() throws Exception {
        Metadata odd = Metadata.NONE.withXmp(Xmp.EMPTY.with(GPANO, "GPano", "PoseHeadingDegrees", "north"));
        Path file = folder.resolve("odd.png");
        ImageWriter.write(new Picture(PictureFiles.even(64, 0.5f), odd), file, WriteOptions.defaults());
        PictureBrowser browser = new PictureBrowser(shown, List.of(file), said::add);
        settle(browser);
        assertThat(said)
                .containsExactly("odd.png: its GPano tag PoseHeadingDegrees is not a number and is ignored: 'north'");
    }

    @Test
    void thePictureAskedForMustOpen() throws Exception {
        picture("a.png");
        PictureBrowser browser = new PictureBrowser(shown, List.of(broken("b.jpg")), said::add);
        assertThatIOException().isThrownBy(() -> settle(browser)).withMessageContaining("b.jpg");
    }

    @Test
    void aDroppedFolderWithoutPicturesIsSaidAndWhatIsShownStays() throws Exception {
        PictureBrowser browser = new PictureBrowser(shown, List.of(picture("a.png")), said::add);
        settle(browser);
        browser.open(List.of(Files.createDirectory(folder.resolve("empty"))));
        assertThat(said).singleElement().asString().contains("empty", "no pictures");
        assertThat(browser.title()).isEqualTo("a.png");
    }
}
