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

    private static String packet(String properties) {
        return "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"
                + " xmlns:q='http://q/'>" + properties + "</rdf:RDF></x:xmpmeta>";
    }

    private static String deep(String element, int levels) {
        return "<rdf:Description>" + ("<" + element + ">").repeat(levels)
                + ("</" + element.split(" ")[0] + ">").repeat(levels) + "</rdf:Description>";
    }

    private static String many(int properties) {
        StringBuilder text = new StringBuilder("<rdf:Description>");
        for (int i = 0; i < properties; i++) {
            text.append("<q:a").append(i).append(">1</q:a").append(i).append('>');
            if (i % 1000 == 999) {
                text.append("</rdf:Description><rdf:Description>");
            }
        }
        return text + "</rdf:Description>";
    }

    private static Xmp parsed(String properties) throws XmpException {
        return Xmp.parse(packet(properties).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void refusesWhatWouldTakeTheStackOrMinutes() {
        assertThatThrownBy(() -> parsed(deep("q:a rdf:parseType='Resource'", 3000)))
                .isInstanceOf(XmpException.class)
                .hasMessageContaining("nested deeper");
        assertThatThrownBy(() -> parsed(deep("q:a", 50_000))).isInstanceOf(XmpException.class);
        String items = "<rdf:Description><q:a><rdf:%s>" + "<rdf:li>x</rdf:li>".repeat(30_000)
                + "</rdf:%s></q:a></rdf:Description>";
        assertThatThrownBy(() -> parsed(items.replace("%s", "Bag")))
                .isInstanceOf(XmpException.class)
                .hasMessageContaining("more than 20000 properties");
        assertThatThrownBy(() -> parsed(items.replace("%s", "Alt")))
                .isInstanceOf(XmpException.class)
                .hasMessageContaining("beside each other");
        assertThatThrownBy(() -> parsed(many(100_000)))
                .isInstanceOf(XmpException.class)
                .hasMessageContaining("beside each other");
        assertThatThrownBy(() ->
                        Xmp.parse(("<!DOCTYPE x [<!ENTITY a 'b'>]>" + packet("")).getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(XmpException.class)
                .hasMessageContaining("document type");
    }

    @Test
    void readsWhatLargeEditorsWrite() throws XmpException {
        String history = "<rdf:Description><q:h><rdf:Seq>"
                + "<rdf:li rdf:parseType='Resource'><q:f>1</q:f></rdf:li>".repeat(5_000)
                + "</rdf:Seq></q:h><q:b>&#1;\u0002</q:b></rdf:Description>";
        assertThat(parsed(history).get("http://q/", "b")).isPresent();
        assertThat(parsed(many(900)).properties("http://q/")).hasSize(900);
        assertThat(Xmp.parse(("\ufeff" + packet(many(3)) + "\0\0").getBytes(StandardCharsets.UTF_16BE))
                        .properties("http://q/"))
                .hasSize(3);
    }

    @Test
    void longPropertiesCanBeLeftOut() {
        Xmp xmp = Xmp.EMPTY.with(NAMESPACE, "test", "long", "x".repeat(2000)).with(NAMESPACE, "test", "short", "1");

        assertThat(xmp.withoutLong().properties(NAMESPACE)).containsOnlyKeys("short");
    }
}
