package io.github.dreamsphere.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page obeys the rules of axe-core (WCAG 2.2 A and AA, and good practice). */
class AccessibilityTest extends BrowserTest {
    private static final String AXE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";

    @ParameterizedTest
    @CsvSource({
        "desk, 900, 600, ''",
        "phone, 390, 800, ''",
        "gallery, 900, 600, m",
        "about, 390, 800, i",
        "help, 900, 600, h"
    })
    void noRuleIsBroken(String name, int width, int height, String key) throws IOException, InterruptedException {
        page.reduceMotion();
        page.size(width, height, width < 500);
        page.openRoom(address("s=lake"));
        if (!key.isEmpty()) {
            page.press(key);
        }
        page.frames(2);
        page.shot("axe-" + name);
        assertThat(page.complaints()).isEmpty();

        page.eval(axe());
        JsonNode result = page.eval("axe.run().then(r => ({broken: r.violations.map(v => v.id + ' ' + "
                + "v.nodes.map(n => n.html + ' ' + n.failureSummary).join('; ')), kept: r.passes.length}))");

        // Chromium warns of how axe reads its canvas.
        page.complaints().clear();
        assertThat(result.get("broken")).as("rules broken").isEmpty();
        assertThat(result.get("kept").asInt()).as("rules kept").isGreaterThan(15);
    }

    private static String axe() throws IOException {
        try (InputStream in = AccessibilityTest.class.getResourceAsStream(AXE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8) + ";0";
        }
    }
}
