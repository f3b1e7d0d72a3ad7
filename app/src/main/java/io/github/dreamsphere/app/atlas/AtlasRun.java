package io.github.dreamsphere.app.atlas;

import io.github.dreamsphere.Activity;
import io.github.dreamsphere.AtlasRequest;
import io.github.dreamsphere.Events;
import io.github.dreamsphere.app.demo.SamplePicture;
import io.github.dreamsphere.app.device.OpenDevice;
import io.github.dreamsphere.app.files.Spheres;
import io.github.dreamsphere.core.photosphere.Photosphere;
import io.github.dreamsphere.core.sphere.SphereResize;
import io.github.dreamsphere.core.sphere.Surface;
import io.github.dreamsphere.models.catalog.Model;
import io.github.dreamsphere.models.catalog.Models;
import java.io.IOException;
import java.nio.file.Path;

/** Makes the atlas of an {@link AtlasRequest}. */
public final class AtlasRun {
    private AtlasRun() {}

    /**
     * Makes the pictures that are missing, and the page.
     *
     * @param models where the net is looked for
     * @return the page
     * @throws io.github.dreamsphere.models.net.UnknownBlobException if the net has no such layer
     */
    public static Path make(AtlasRequest request, Models models, Events events) throws IOException {
        Model model = models.resolve(request.model());
        String name = model.net().name();
        Path folder = request.folder().orElseGet(() -> Path.of(name + "-atlas"));
        Photosphere photosphere = photosphere(request, events);
        try (OpenDevice device = OpenDevice.of(request.options().device(), events);
                Activity progress = events.begin("atlas of " + name)) {
            return new Atlas(model, device::network, photosphere, request.options(), folder).make(progress);
        }
    }

    private static Photosphere photosphere(AtlasRequest request, Events events) throws IOException {
        Photosphere read =
                request.input().isPresent() ? Spheres.read(request.input().get(), events) : SamplePicture.read();
        Surface surface = read.coverage().surface();
        int width = request.width();
        int height = (int) Math.max(1, Math.round((double) width * surface.height() / surface.width()));
        return read.withImage(SphereResize.resize(read.image(), surface.border(), width, height));
    }
}
