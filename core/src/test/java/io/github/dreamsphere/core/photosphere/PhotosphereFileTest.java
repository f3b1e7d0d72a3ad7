package io.github.dreamsphere.core.photosphere;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dreamsphere.core.image.ImageFileException;
import io.github.dreamsphere.core.image.ImageWriter;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Picture;
import io.github.dreamsphere.core.image.Samples;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.core.image.Xmp;
import io.github.dreamsphere.core.image.XmpException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhotosphereFileTest {
    private static final String ATTRIBUTES = """
            GPano:ProjectionType="equirectangular" GPano:FullPanoWidthPixels="400" GPano:FullPanoHeightPixels="200"
            GPano:CroppedAreaImageWidthPixels="400" GPano:CroppedAreaImageHeightPixels="100"
            GPano:CroppedAreaLeftPixels="0" GPano:CroppedAreaTopPixels="30" GPano:PoseHeadingDegrees="350.5"
            GPano:PosePitchDegrees="-3" GPano:PoseRollDegrees="1.5" GPano:InitialViewHeadingDegrees="90"
            GPano:InitialHorizontalFOVDegrees="75" GPano:CaptureSoftware="Camera 1"
            GPano:LargestValidInteriorRectLeft="10" GPano:LargestValidInteriorRectTop="20"
            GPano:LargestValidInteriorRectWidth="300" GPano:LargestValidInteriorRectHeight="50"
            """;

    @TempDir
    Path folder;

    private static Xmp attributeForm(String attributes) throws XmpException {
        return xmp(" " + attributes, "");
    }

    /** The same properties, each an element of its own. */
    private static Xmp elementForm(String attributes) throws XmpException {
        return xmp("", attributes.replaceAll("(GPano:\\w+)=\"([^\"]*)\"", "<$1>$2</$1>"));
    }

    private static Xmp xmp(String attributes, String elements) throws XmpException {
        String packet = """
                <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                <rdf:Description rdf:about="" xmlns:GPano="http://ns.google.com/photos/1.0/panorama/"%s>%s</rdf:Description>
                </rdf:RDF></x:xmpmeta>
                """.formatted(attributes, elements);
        return Xmp.parse(packet.getBytes(StandardCharsets.UTF_8));
    }

    private Path written(int width, int height, Xmp xmp) throws IOException {
        Path file = folder.resolve("in.png");
        Picture picture = new Picture(Samples.gradient(width, height), Metadata.NONE.withXmp(xmp));
        ImageWriter.write(picture, file, WriteOptions.defaults());
        return file;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readsBothFormsOfXmp(boolean attributes) throws Exception {
        Path file = written(400, 100, attributes ? attributeForm(ATTRIBUTES) : elementForm(ATTRIBUTES));

        Photosphere read = PhotosphereFile.read(file);

        assertThat(read.coverage()).isEqualTo(new Coverage(400, 200, 0, 30, 400, 100));
        assertThat(read.pose()).isEqualTo(new Pose(350.5, -3, 1.5));
        assertThat(read.initialView()).contains(new InitialView(90, 0, 0, 75));
        assertThat(read.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"out.jpg", "out.png", "out.tif"})
    void scalesEveryPixelTagWithThePicture(String name) throws Exception {
        Photosphere read = PhotosphereFile.read(written(400, 100, attributeForm(ATTRIBUTES)));
        Path out = folder.resolve(name);

        PhotosphereFile.write(read.withImage(Samples.gradient(800, 200)), out, WriteOptions.defaults(), Map.of());
        Photosphere larger = PhotosphereFile.read(out);

        assertThat(larger.coverage()).isEqualTo(new Coverage(800, 400, 0, 60, 800, 200));
        assertThat(larger.pose()).isEqualTo(read.pose());
        assertThat(larger.initialView()).isEqualTo(read.initialView());
        assertThat(larger.warnings()).isEmpty();
        assertThat(larger.metadata().xmp().properties(Gpano.NAMESPACE))
                .containsEntry("LargestValidInteriorRectLeft", "20")
                .containsEntry("LargestValidInteriorRectTop", "40")
                .containsEntry("LargestValidInteriorRectWidth", "600")
                .containsEntry("LargestValidInteriorRectHeight", "100")
                .containsEntry("CaptureSoftware", "Camera 1")
                .containsEntry("ProjectionType", "equirectangular")
                .doesNotContainKey("InitialViewPitchDegrees");
    }

    @Test
    void takesTwoToOneForAFullSphereAndSaysSoInWhatItWrites() throws IOException {
        Photosphere read = PhotosphereFile.read(written(64, 32, Xmp.EMPTY));
        Path out = folder.resolve("out.png");

        PhotosphereFile.write(read, out, WriteOptions.defaults(), Map.of());

        assertThat(read.coverage()).isEqualTo(Coverage.full(64, 32));
        assertThat(read.pose()).isEqualTo(Pose.LEVEL);
        assertThat(PhotosphereFile.read(out).metadata().xmp().properties(Gpano.NAMESPACE))
                .containsEntry("FullPanoWidthPixels", "64")
                .containsEntry("CroppedAreaImageHeightPixels", "32")
                .containsEntry("UsePanoramaViewer", "True");
    }

    @Test
    void recordsSettingsBesideThoseOfEarlierRuns() throws IOException {
        Path file = folder.resolve("out.jpg");
        Photosphere sphere = Photosphere.full(Samples.gradient(64, 32));

        PhotosphereFile.write(sphere, file, WriteOptions.defaults(), Map.of("dream-seed", "1", "model", "a"));
        PhotosphereFile.write(
                PhotosphereFile.read(file), file, WriteOptions.defaults(), Map.of("scale", "2", "model", "b <&>"));

        assertThat(RunSettings.of(PhotosphereFile.read(file).metadata().xmp()))
                .isEqualTo(Map.of("dream-seed", "1", "model", "b <&>", "scale", "2"));
    }

    @Test
    void takesTagsOfAResizedPictureAlong() throws Exception {
        Photosphere read = PhotosphereFile.read(written(200, 50, attributeForm(ATTRIBUTES)));

        assertThat(read.coverage()).isEqualTo(new Coverage(200, 100, 0, 15, 200, 50));
        assertThat(read.warnings()).singleElement().asString().contains("400x100", "200x50");
    }

    @Test
    void takesAFullSphereOverTagsOfAnotherShape() throws Exception {
        Photosphere read = PhotosphereFile.read(written(64, 32, attributeForm(ATTRIBUTES)));

        assertThat(read.coverage()).isEqualTo(Coverage.full(64, 32));
        assertThat(read.warnings()).singleElement().asString().endsWith("it is treated as a full sphere");
    }

    @Test
    void warnsOfTagsThatAreNoNumbersOrOutOfRange() throws Exception {
        Xmp xmp = attributeForm("GPano:PosePitchDegrees=\"190\" GPano:InitialViewHeadingDegrees=\"north\"");

        Photosphere read = PhotosphereFile.read(written(64, 32, xmp));

        assertThat(read.pose()).isEqualTo(Pose.LEVEL);
        assertThat(read.initialView()).isEmpty();
        assertThat(read.warnings())
                .anySatisfy(warning -> assertThat(warning).contains("pose pitch must be -90..90 degrees, was 190"))
                .anySatisfy(warning -> assertThat(warning).contains("InitialViewHeadingDegrees", "'north'"));
    }

    @Test
    void refusesAnotherShapeWithoutTags() throws IOException {
        assertRefused(written(300, 100, Xmp.EMPTY), "300x100 pixels are not twice as wide as high");
    }

    @Test
    void refusesTagsOfAnotherShapeThanAPictureThatIsNoFullSphere() throws Exception {
        assertRefused(written(300, 100, attributeForm(ATTRIBUTES)), "its GPano tags are for 400x100 pixels");
    }

    @Test
    void refusesOtherProjections() throws Exception {
        assertRefused(
                written(64, 32, attributeForm("GPano:ProjectionType=\"cylindrical\"")),
                "its GPano projection is 'cylindrical'");
    }

    private static void assertRefused(Path file, String problem) {
        assertThatThrownBy(() -> PhotosphereFile.read(file))
                .isInstanceOf(ImageFileException.class)
                .hasMessageStartingWith(file + ": " + problem);
    }

    @Test
    void saysThatTagsContradictEachOther() throws Exception {
        String beyond = ATTRIBUTES.replace("CroppedAreaLeftPixels=\"0\"", "CroppedAreaLeftPixels=\"300\"");
        Path file = written(400, 100, attributeForm(beyond));

        assertThatThrownBy(() -> PhotosphereFile.read(file))
                .isInstanceOf(ImageFileException.class)
                .hasMessageContaining("its GPano tags contradict each other")
                .hasMessageContaining("300")
                .hasMessageContaining("correct the tags");
    }
}
