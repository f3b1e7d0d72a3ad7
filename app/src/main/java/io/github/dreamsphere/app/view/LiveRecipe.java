package io.github.dreamsphere.app.view;

import io.github.dreamsphere.DeviceChoice;
import io.github.dreamsphere.core.file.FileException;
import io.github.dreamsphere.core.image.BandReader;
import io.github.dreamsphere.core.photosphere.RunSettings;
import io.github.dreamsphere.viewer.live.LiveTrace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The settings to repeat a live dream. They are recorded in its file.
 *
 * @param model the net that dreams
 * @param layer the blob that it dreams with
 * @param device what runs the net
 * @param trace its views and steps
 */
record LiveRecipe(String model, String layer, DeviceChoice device, LiveTrace trace) {
    private static final String MODEL = "liveModel";
    private static final String LAYER = "liveLayer";

    /** Recorded if it is not the processor. */
    private static final String DEVICE = "liveDevice";

    private static final String STEPS = "liveSteps";
    private static final String VIEWS = "liveViews";

    /**
     * The recipe in the file of a live dream.
     *
     * @throws IOException if the file cannot be read, or has no recipe
     */
    static LiveRecipe of(Path saved) throws IOException {
        try (BandReader reader = BandReader.open(saved)) {
            Map<String, String> settings = RunSettings.of(reader.metadata().xmp());
            if (!settings.keySet().containsAll(List.of(MODEL, LAYER, VIEWS))) {
                throw new FileException(
                        saved, "is no saved live dream, or was saved by a version that recorded no views");
            }
            LiveTrace trace = LiveTrace.of(settings.get(VIEWS));
            return new LiveRecipe(settings.get(MODEL), settings.get(LAYER), device(saved, settings), trace);
        } catch (NumberFormatException e) {
            throw new FileException(saved, "its list of views is damaged: " + e.getMessage(), e);
        }
    }

    private static DeviceChoice device(Path saved, Map<String, String> settings) throws FileException {
        try {
            return DeviceChoice.parse(settings.getOrDefault(DEVICE, DeviceChoice.CPU.toString()));
        } catch (IllegalArgumentException e) {
            throw new FileException(saved, "its device is damaged: " + e.getMessage(), e);
        }
    }

    /** Returns the settings by the names under which they are recorded. */
    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(MODEL, model);
        settings.put(LAYER, layer);
        if (!device.equals(DeviceChoice.CPU)) {
            settings.put(DEVICE, device.toString());
        }
        settings.put(STEPS, Integer.toString(trace.steps()));
        settings.put(VIEWS, trace.text());
        return settings;
    }
}
