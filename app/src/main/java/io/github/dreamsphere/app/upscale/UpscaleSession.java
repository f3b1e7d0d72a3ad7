package io.github.dreamsphere.app.upscale;

import io.github.dreamsphere.BatchResult;
import io.github.dreamsphere.DeviceChoice;
import io.github.dreamsphere.Estimate;
import io.github.dreamsphere.Events;
import io.github.dreamsphere.UpscaleRequest;
import io.github.dreamsphere.app.device.OpenDevice;
import io.github.dreamsphere.app.files.BatchRun;
import io.github.dreamsphere.core.batch.Job;
import io.github.dreamsphere.models.catalog.Models;
import io.github.dreamsphere.upscale.Upscaler;
import io.github.dreamsphere.upscale.file.FileUpscaler;
import io.github.dreamsphere.upscale.net.NetFamily;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A request with its nets at hand, to enlarge any number of files. */
public final class UpscaleSession implements AutoCloseable {
    private final OpenDevice device;
    private final Upscaler upscaler;
    private final FileUpscaler files;

    /**
     * Finds the nets of {@code request}.
     *
     * @throws IOException if the net cannot be read or does not enlarge
     */
    public UpscaleSession(UpscaleRequest request, Models models) throws IOException {
        this(request, Upscaling.family(request, models), Events.NONE);
    }

    /**
     * As the other, with nets that were found before, whatever the request names.
     *
     * @param events are told if the processor takes a graphics card's place, wholly or for some of a net's operations
     * @throws io.github.dreamsphere.app.device.NoDeviceException if the device cannot be used
     */
    public UpscaleSession(UpscaleRequest request, NetFamily family, Events events) throws IOException {
        device = OpenDevice.of(request.device(), events);
        upscaler = new Upscaler(family, request.options(), device::network);
        files = new FileUpscaler(
                upscaler, request.size(), request.layout(), request.writing(), settings(request, family));
    }

    /** What files record of the request, in this order. */
    private static Map<String, String> settings(UpscaleRequest request, NetFamily family) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("upscaleModel", family.name());
        settings.put("upscaleTo", request.size().toString());
        settings.put("upscaleTurns", String.valueOf(request.options().turns().count()));
        if (!request.device().equals(DeviceChoice.CPU)) {
            settings.put("upscaleDevice", request.device().toString());
        }
        return settings;
    }

    /**
     * Enlarges {@code jobs}. A file that fails is reported and the others go on.
     *
     * @throws io.github.dreamsphere.core.progress.Cancelled if the activity is cancelled; what is done stays
     */
    public BatchResult enlarge(List<Job> jobs, boolean resume, Events events) {
        return BatchRun.of(new UpscaleTask(files, events), jobs, resume, Upscaling.ACTIVITY, events);
    }

    /**
     * What enlarging {@code file} will take.
     *
     * @throws IOException if the file cannot be read
     */
    Estimate estimate(Path file) throws IOException {
        return UpscaleTask.estimate(files, file);
    }

    @Override
    public void close() {
        upscaler.close();
        device.close();
    }
}
