package io.github.dreamsphere.viewer.headset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The action manifest and the bindings of all controllers, in a folder where the runtime can read them. */
final class OpenVrManifest implements AutoCloseable {
    private static final String MANIFEST = "actions.json";
    private static final List<String> CONTROLLERS =
            List.of("knuckles", "vive_controller", "oculus_touch", "holographic_controller");
    private static final String TOUCH = "oculus_touch";
    private static final String TOUCH_NAME = "Touch controllers";
    /** Controllers with the same buttons as Touch, by type, and what they are called. */
    private static final Map<String, String> LIKE_TOUCH = Map.of(
            "hpmotioncontroller", "Reverb G2 controllers",
            "vive_cosmos_controller", "Cosmos controllers",
            "pico_controller", "Pico controllers");

    private final Path folder;

    private OpenVrManifest(Path folder) {
        this.folder = folder;
    }

    /** Writes the files into a new temporary folder. */
    static OpenVrManifest unpack() throws HeadsetException {
        try {
            OpenVrManifest manifest = new OpenVrManifest(Files.createTempDirectory("dreamsphere-openvr"));
            manifest.write(MANIFEST, text(MANIFEST));
            for (String controller : CONTROLLERS) {
                manifest.write(bindings(controller), text(bindings(controller)));
            }
            String touch = text(bindings(TOUCH));
            for (Map.Entry<String, String> like : LIKE_TOUCH.entrySet()) {
                String text = touch.replace(TOUCH, like.getKey()).replace(TOUCH_NAME, like.getValue());
                manifest.write(bindings(like.getKey()), text);
            }
            return manifest;
        } catch (IOException e) {
            throw new HeadsetException("the headset's action manifest cannot be written: " + e.getMessage(), e);
        }
    }

    private static String bindings(String controller) {
        return "bindings_" + controller + ".json";
    }

    private static String text(String file) throws IOException {
        try (InputStream in = OpenVrManifest.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    /** The manifest; the bindings lie beside it. */
    Path file() {
        return folder.resolve(MANIFEST);
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            // A few small files are left in the temporary folder, which its owner cleans.
            folder.toFile().deleteOnExit();
        }
    }
}
