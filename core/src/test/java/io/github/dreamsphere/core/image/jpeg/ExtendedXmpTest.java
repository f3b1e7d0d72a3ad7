package io.github.dreamsphere.core.image.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.core.image.Xmp;
import io.github.dreamsphere.core.image.XmpException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExtendedXmpTest {
    private static final String NAMESPACE = "http://ns.example.org/test/1.0/";

    private static Xmp large() {
        StringBuilder text = new StringBuilder();
        new Random(1).ints(200_000, 'a', 'z').forEach(c -> text.append((char) c));
        return Xmp.EMPTY.with(NAMESPACE, "test", "large", text.toString()).with(NAMESPACE, "test", "small", "1");
    }

    @Test
    void splitsWhatOneSegmentDoesNotHold() throws XmpException {
        Xmp.ForJpeg packets = large().forJpeg();
        List<byte[]> parts = new ArrayList<>(ExtendedXmp.split(packets.guid(), packets.extended()));
        List<String> warnings = new ArrayList<>();
        Collections.reverse(parts);

        Xmp merged = ExtendedXmp.merge(Xmp.parse(packets.standard()), parts, warnings);

        assertThat(packets.standard()).hasSizeLessThanOrEqualTo(65_502);
        assertThat(parts).hasSizeGreaterThan(3).allSatisfy(part -> assertThat(part)
                .hasSizeLessThanOrEqualTo(65_533 - 35));
        assertThat(merged.properties(NAMESPACE)).isEqualTo(large().properties(NAMESPACE));
        assertThat(warnings).isEmpty();
    }

    @Test
    void warnsOfPartsThatAreMissing() throws XmpException {
        Xmp.ForJpeg packets = large().forJpeg();
        List<byte[]> parts = ExtendedXmp.split(packets.guid(), packets.extended());
        List<String> warnings = new ArrayList<>();

        Xmp merged = ExtendedXmp.merge(Xmp.parse(packets.standard()), parts.subList(1, parts.size()), warnings);

        assertThat(merged.get(NAMESPACE, "large")).isEmpty();
        assertThat(warnings).singleElement().asString().startsWith("its extended XMP is ignored: it is cut short");
    }
}
