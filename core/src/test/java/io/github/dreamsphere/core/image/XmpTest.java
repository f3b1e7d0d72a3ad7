package io.github.dreamsphere.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class XmpTest {
    private static final String NAMESPACE = "http://ns.example.org/test/1.0/";

    @Test
    void changesNothingInPlace() {
        Xmp one = Xmp.EMPTY.with(NAMESPACE, "test", "a", "1");

        assertThat(one.with(NAMESPACE, "test", "a", "2").get(NAMESPACE, "a")).contains("2");
        assertThat(one.without(NAMESPACE, "a").isEmpty()).isTrue();
        assertThat(one.get(NAMESPACE, "a")).contains("1");
        assertThat(Xmp.EMPTY.isEmpty()).isTrue();
    }

    @Test
    void readsItsOwnPacket() throws XmpException {
        Xmp xmp = Xmp.EMPTY.with(NAMESPACE, "test", "a", "<&\"'ä€").with(NAMESPACE, "test", "b", "");

        assertThat(Xmp.parse(xmp.packet())).isEqualTo(xmp);
    }

    @Test
    void refusesWhatIsNoXmp() {
        assertThatThrownBy(() -> Xmp.parse("{}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(XmpException.class);
    }
}
