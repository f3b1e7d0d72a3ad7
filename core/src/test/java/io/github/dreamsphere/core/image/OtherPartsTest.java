package io.github.dreamsphere.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** XMP that speaks of other parts of its file, which are not written again. */
class OtherPartsTest {
    private static final String CAMERA = "http://ns.google.com/photos/1.0/camera/";
    private static final String CONTAINER = "http://ns.google.com/photos/1.0/container/";
    private static final String GAIN_MAP = "http://ns.adobe.com/hdr-gain-map/1.0/";

    private static Xmp parsed(String properties) throws XmpException {
        String packet = "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF"
                + " xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
                + "<rdf:Description rdf:about='' xmlns:GCamera='" + CAMERA + "' xmlns:Container='" + CONTAINER
                + "' xmlns:Item='" + CONTAINER + "item/' xmlns:hdrgm='" + GAIN_MAP
                + "' xmlns:dc='http://purl.org/dc/elements/1.1/'"
                + " xmlns:HDRGainMap='http://ns.apple.com/HDRGainMap/1.0/'"
                + " xmlns:Device='http://ns.google.com/photos/dd/1.0/device/'>"
                + properties + "</rdf:Description></rdf:RDF></x:xmpmeta>";
        return Xmp.parse(packet.getBytes(StandardCharsets.UTF_8));
    }

    private static String directory(String semantic, String type) {
        return "<Container:Directory><rdf:Seq><rdf:li rdf:parseType='Resource'><Container:Item Item:Mime='" + type
                + "' Item:Semantic='" + semantic + "'/></rdf:li></rdf:Seq></Container:Directory>";
    }

    @ParameterizedTest
    @CsvSource({
        "<GCamera:MotionPhoto>1</GCamera:MotionPhoto>, video",
        "<GCamera:MicroVideoOffset>1234</GCamera:MicroVideoOffset>, video",
        "<hdrgm:Version>1.0</hdrgm:Version>, gain map",
        "<HDRGainMap:HDRGainMapVersion>1</HDRGainMap:HDRGainMapVersion>, gain map",
        "<Device:Container><rdf:Description/></Device:Container>, depth",
        "DIRECTORY GainMap image/jpeg, gain map",
        "DIRECTORY Depth image/jpeg, depth",
        "DIRECTORY MotionPhoto video/mp4, video",
        "DIRECTORY Original image/jpeg, pictures"
    })
    void areRemovedWithAWarning(String property, String named) throws XmpException {
        String[] words = property.split(" ");
        String text = words[0].equals("DIRECTORY") ? directory(words[1], words[2]) : property;
        List<String> warnings = new ArrayList<>();

        Xmp left = PixelXmp.withoutOtherParts(parsed(text + "<dc:source>kept</dc:source>"), warnings);

        assertThat(new String(left.packet(), StandardCharsets.UTF_8))
                .contains("kept")
                .doesNotContain("GCamera:", "Container:", "hdrgm:", "HDRGainMap:", "Device:", "Item:");
        assertThat(warnings).singleElement().asString().contains(named);
    }

    @Test
    void ofThePictureAlone() throws XmpException {
        List<String> warnings = new ArrayList<>();

        Xmp left = PixelXmp.withoutOtherParts(parsed("<GCamera:BurstID>b</GCamera:BurstID>"), warnings);

        assertThat(left.get(CAMERA, "BurstID")).contains("b");
        assertThat(warnings).isEmpty();
    }
}
