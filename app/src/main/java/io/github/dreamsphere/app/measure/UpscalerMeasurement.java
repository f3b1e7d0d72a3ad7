package io.github.dreamsphere.app.measure;

import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.core.sphere.ResampleFilter;
import io.github.dreamsphere.core.sphere.SphereResize;
import io.github.dreamsphere.models.catalog.Models;
import io.github.dreamsphere.upscale.Enlargement;
import io.github.dreamsphere.upscale.UpscaleOptions;
import io.github.dreamsphere.upscale.Upscaler;
import io.github.dreamsphere.upscale.benchmark.Method;
import io.github.dreamsphere.upscale.net.NetFamilies;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The methods that are measured: bicubic, Lanczos and nets, which stay loaded until this is closed. */
public final class UpscalerMeasurement implements AutoCloseable {
    private final List<Method> methods = new ArrayList<>();
    private final List<Upscaler> upscalers = new ArrayList<>();

    /**
     * Opens the nets.
     *
     * @param nets as {@link io.github.dreamsphere.UpscaleRequest} takes them
     * @param options of all nets
     * @param models where nets are looked for
     */
    public UpscalerMeasurement(List<String> nets, UpscaleOptions options, Models models) throws IOException {
        for (ResampleFilter filter : List.of(ResampleFilter.BICUBIC, ResampleFilter.LANCZOS3)) {
            methods.add(new Method(
                    filter.name().toLowerCase(Locale.ROOT),
                    (image, surface, factor) -> SphereResize.resize(
                            image, surface.border(), factor * image.width(), factor * image.height(), filter)));
        }
        for (String net : nets) {
            Upscaler upscaler = new Upscaler(NetFamilies.resolve(net, models), options);
            upscalers.add(upscaler);
            methods.add(new Method(
                    Path.of(net).getFileName().toString(),
                    (image, surface, factor) ->
                            upscaler.enlarge(image, surface, Enlargement.by(factor), Progress.SILENT)));
        }
    }

    /** The methods, in the order of a table's columns. */
    public List<Method> methods() {
        return List.copyOf(methods);
    }

    @Override
    public void close() {
        upscalers.forEach(Upscaler::close);
    }
}
