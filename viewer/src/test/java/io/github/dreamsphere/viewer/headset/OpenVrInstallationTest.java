package io.github.dreamsphere.viewer.headset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lwjgl.system.Platform;

class OpenVrInstallationTest {
    @TempDir
    Path folder;

    private boolean exists(Platform platform, String variable) {
        return new OpenVrInstallation(Map.of(variable, folder.toString()), platform).exists();
    }

    @ParameterizedTest
    @CsvSource({
        "WINDOWS, LOCALAPPDATA, openvr",
        "WINDOWS, HOME, AppData/Local/openvr",
        "MACOSX, HOME, Library/Application Support/OpenVR/.openvr",
        "LINUX, XDG_CONFIG_HOME, openvr",
        "LINUX, HOME, .config/openvr"
    })
    void aRuntimeIsInstalledIfItIsRegistered(Platform platform, String variable, String place) throws Exception {
        assertThat(exists(platform, variable)).isFalse();
        Path registry = Files.createDirectories(folder.resolve(place)).resolve("openvrpaths.vrpath");
        Files.writeString(registry, "{}");
        assertThat(exists(platform, variable)).isTrue();
    }

    @Test
    void variablesNameAnotherPlace() throws Exception {
        Path registry = folder.resolve("mine.vrpath");
        Map<String, String> named = Map.of("VR_PATHREG_OVERRIDE", registry.toString());
        assertThat(new OpenVrInstallation(named, Platform.LINUX).exists()).isFalse();
        Files.writeString(registry, "{}");
        assertThat(new OpenVrInstallation(named, Platform.LINUX).exists()).isTrue();
        assertThat(exists(Platform.LINUX, "VR_OVERRIDE")).isTrue();
    }

    @Test
    void noRuntimeIsInstalledWhereAVariableHoldsNoPath() {
        Map<String, String> named = Map.of("VR_PATHREG_OVERRIDE", "a\0b");
        assertThat(new OpenVrInstallation(named, Platform.LINUX).exists()).isFalse();
    }
}
