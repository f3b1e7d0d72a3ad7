package io.github.dreamsphere.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.DeviceChoice;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageWriter;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Picture;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.core.image.Xmp;
import io.github.dreamsphere.core.photosphere.Photosphere;
import io.github.dreamsphere.core.photosphere.PhotosphereFile;
import io.github.dreamsphere.core.photosphere.RunSettings;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.viewer.live.LiveCopy;
import io.github.dreamsphere.viewer.live.LiveTrace;
import io.github.dreamsphere.viewer.load.FileHints;
import io.github.dreamsphere.viewer.load.PanoramaFile;
import io.github.dreamsphere.viewer.scene.Panorama;
import io.github.dreamsphere.viewer.scene.SphereImage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveSaverTest {
    private static final String GPANO = "http://ns.google.com/photos/1.0/panorama/";

    @TempDir
    Path folder;

    private Path written(String name, int width, int height, Metadata metadata) throws Exception {
        Path file = folder.resolve(name);
        ImageWriter.write(new Picture(new Image(width, height), metadata), file, WriteOptions.defaults());
        return file;
    }

    private static Image light(int width, int height) {
        Image image = new Image(width, height);
        Arrays.fill(image.rgb(), 0.8f);
        return image;
    }

    private static LiveCopy copy(SphereImage dream) {
        return LiveCopy.inMemory(dream, LiveTrace.of("30,-5,5 31,-5,4"));
    }

    @Test
    void aDreamIsAPhotosphereWithItsPicturesTagsAndWhatItWasDreamedWith() throws Exception {
        Metadata tagged = Metadata.NONE.withXmp(Xmp.EMPTY.with(GPANO, "GPano", "PoseHeadingDegrees", "30"));
        Path file = written("lake.jpg", 64, 32, tagged);
        LiveSaver saver = new LiveSaver(folder, "net", "mixed4c", DeviceChoice.CPU);
        SphereImage dream = new SphereImage(light(64, 32), new Equirectangular(64, 32));
        assertThat(saver.save(file, copy(dream)).file()).isEqualTo(folder.resolve("lake-live-001.jpg"));
        Path second = saver.save(file, copy(dream)).file();
        assertThat(second).isEqualTo(folder.resolve("lake-live-002.jpg"));
        Photosphere read = PhotosphereFile.read(second);
        assertThat(read.pose().headingDegrees()).isEqualTo(30);
        assertThat(read.image().get(5, 5, 1)).isBetween(0.78f, 0.82f);
        assertThat(RunSettings.of(read.metadata().xmp()))
                .containsEntry("liveModel", "net")
                .containsEntry("liveLayer", "mixed4c")
                .containsEntry("liveSteps", "9")
                .containsEntry("liveViews", "30,-5,5 31,-5,4");
    }

    /** Whose tags say that it is one. */
    @Test
    void theDreamOfATaggedStereoPictureIsNone() throws Exception {
        Xmp both = Xmp.EMPTY
                .with(GPANO, "GPano", "StereoMode", "top-bottom")
                .with(GPANO, "GPano", "ProjectionType", "equirectangular")
                .with(GPANO, "GPano", "PoseHeadingDegrees", "30")
                .with(GPANO, "GPano", "FullPanoWidthPixels", "64")
                .with(GPANO, "GPano", "FullPanoHeightPixels", "64");
        Path file = written("tagged.png", 64, 64, Metadata.NONE.withXmp(both));
        SphereImage left = PanoramaFile.read(file, FileHints.NONE).left();
        assertThat(left.image().height()).isEqualTo(32);
        Path saved = new LiveSaver(folder, "net", "mixed4c", DeviceChoice.CPU)
                .save(file, copy(new SphereImage(light(64, 32), left.area())))
                .file();
        Panorama again = PanoramaFile.read(saved, FileHints.NONE);
        assertThat(again.isStereo()).isFalse();
        assertThat(again.left().area()).isEqualTo(left.area());
        assertThat(again.left().image().height()).isEqualTo(32);
        assertThat(PhotosphereFile.read(saved).pose().headingDegrees()).isEqualTo(30);
    }

    /** Although it has the shape of a full sphere. */
    @Test
    void aDreamIsThePartOfTheSphereThatTheUserHasSaid() throws Exception {
        Path file = written("part.png", 64, 32, Metadata.NONE);
        FileHints hints = new FileHints(Optional.empty(), OptionalDouble.of(90));
        SphereImage part = PanoramaFile.read(file, hints).left();
        Path saved = new LiveSaver(folder, "net", "mixed4c", DeviceChoice.CPU)
                .save(file, copy(new SphereImage(light(64, 32), part.area())))
                .file();
        assertThat(PanoramaFile.read(saved, FileHints.NONE).left().area()).isEqualTo(part.area());
    }

    /** One eye's hemisphere of a stereo picture that only its name tells of is read again as the same part of the sphere. */
    @Test
    void theDreamOfOneEyeIsNoStereoPicture() throws Exception {
        Path file = written("lake_180_LR.png", 64, 32, Metadata.NONE);
        Panorama panorama = PanoramaFile.read(file, FileHints.NONE);
        assertThat(panorama.isStereo()).isTrue();
        SphereImage left = panorama.left();
        Path saved = new LiveSaver(folder, "net", "mixed4c", DeviceChoice.CPU)
                .save(file, copy(new SphereImage(light(32, 32), left.area())))
                .file();
        Panorama again = PanoramaFile.read(saved, FileHints.NONE);
        assertThat(again.isStereo()).isFalse();
        assertThat(again.left().area()).isEqualTo(left.area());
    }
}
