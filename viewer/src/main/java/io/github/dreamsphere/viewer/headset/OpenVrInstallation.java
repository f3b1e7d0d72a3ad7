package io.github.dreamsphere.viewer.headset;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.lwjgl.system.Platform;

/**
 * Whether an OpenVR runtime is registered. OpenVR's own functions find that out too, but print a line each time if none is.
 * The places are those of vrpathregistry_public.cpp in OpenVR.
 */
final class OpenVrInstallation {
    private final Map<String, String> environment;
    private final Platform platform;

    /** Of a process on {@code platform} with this environment. */
    OpenVrInstallation(Map<String, String> environment, Platform platform) {
        this.environment = environment;
        this.platform = platform;
    }

    static OpenVrInstallation ofProcess() {
        return new OpenVrInstallation(System.getenv(), Platform.get());
    }

    /** Whether a runtime is registered. It may be broken all the same. */
    boolean exists() {
        // This variable names a runtime that need not be registered.
        if (variable("VR_OVERRIDE").isPresent()) {
            return true;
        }
        try {
            return Files.isRegularFile(registry());
        } catch (InvalidPathException e) {
            // A variable holds what no file can be named.
            return false;
        }
    }

    /** The file in which runtimes are registered. */
    private Path registry() {
        return variable("VR_PATHREG_OVERRIDE").map(Path::of).orElseGet(() -> folder().resolve("openvrpaths.vrpath"));
    }

    private Path folder() {
        return switch (platform) {
            case WINDOWS ->
                variable("LOCALAPPDATA")
                        .map(Path::of)
                        .orElseGet(() -> home().resolve("AppData/Local"))
                        .resolve("openvr");
            case MACOSX -> home().resolve("Library/Application Support/OpenVR/.openvr");
            default ->
                variable("XDG_CONFIG_HOME")
                        .map(Path::of)
                        .orElseGet(() -> home().resolve(".config"))
                        .resolve("openvr");
        };
    }

    private Path home() {
        return Path.of(variable("HOME").orElseGet(() -> System.getProperty("user.home")));
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }
}
