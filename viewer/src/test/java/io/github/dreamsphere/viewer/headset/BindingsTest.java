package io.github.dreamsphere.viewer.headset;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The action manifest and the bindings that the runtime is given. */
class BindingsTest {
    private static final List<String> ACTIONS = Stream.concat(
                    Arrays.stream(HeadsetAction.values()).map(HeadsetAction::path), Stream.of("/actions/main/in/blend"))
            .toList();

    private static OpenVrManifest manifest;

    @BeforeAll
    static void unpack() throws IOException {
        manifest = OpenVrManifest.unpack();
    }

    @AfterAll
    static void deleteAll() {
        manifest.close();
        assertThat(manifest.file().getParent()).doesNotExist();
    }

    private static JsonNode json(String file) throws IOException {
        return new ObjectMapper().readTree(manifest.file().resolveSibling(file).toFile());
    }

    @Test
    void theManifestNamesAllActions() throws IOException {
        JsonNode actions = json("actions.json");
        assertThat(actions.get("actions").findValuesAsText("name")).hasSameElementsAs(ACTIONS);
        assertThat(actions.get("localization").get(0).fieldNames()).toIterable().containsAll(ACTIONS);
        for (HeadsetAction action : HeadsetAction.values()) {
            assertThat(actions.get("localization").get(0).get(action.path()).asText())
                    .isEqualTo(action.label());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "knuckles",
        "vive_controller",
        "oculus_touch",
        "holographic_controller",
        "hpmotioncontroller",
        "vive_cosmos_controller",
        "pico_controller"
    })
    void eachCommonControllerCanDoAllOfThem(String controller) throws IOException {
        String file = "bindings_" + controller + ".json";
        assertThat(json("actions.json").get("default_bindings"))
                .anySatisfy(binding -> assertThat(binding.toString()).contains(controller + "\"", file));
        JsonNode bindings = json(file);
        assertThat(bindings.get("controller_type").asText()).isEqualTo(controller);
        assertThat(bindings.get("bindings").get("/actions/main").findValuesAsText("output"))
                .hasSameElementsAs(ACTIONS);
    }
}
