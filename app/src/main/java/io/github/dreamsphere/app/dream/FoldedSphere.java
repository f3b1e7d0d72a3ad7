package io.github.dreamsphere.app.dream;

import io.github.dreamsphere.DreamCanvas;
import io.github.dreamsphere.core.image.BandReader;
import io.github.dreamsphere.core.photosphere.Coverage;
import io.github.dreamsphere.core.photosphere.PhotosphereHeader;
import io.github.dreamsphere.core.photosphere.Pose;
import io.github.dreamsphere.core.sphere.layout.SphereLayout;
import io.github.dreamsphere.viewer.load.NamedLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A picture of the whole sphere that is not equirectangular, such as the faces of a cube.
 *
 * @param layout how it shows the sphere
 * @param isGuessed whether only the file's name and the picture's shape say so
 */
record FoldedSphere(SphereLayout layout, boolean isGuessed) {
    /** The one that the canvas says, or the file's name if no tags contradict it; empty if the picture is none. */
    static Optional<FoldedSphere> in(Path file, BandReader reader, DreamCanvas canvas) {
        if (canvas.layout().isPresent()) {
            return canvas.layout().map(layout -> new FoldedSphere(layout, false));
        }
        return NamedLayout.of(file, reader.metadata().xmp(), reader.width(), reader.height())
                .map(layout -> new FoldedSphere(layout, true));
    }

    /**
     * Everything but the pixels, of the equirectangular picture: it is level and shows the whole sphere.
     *
     * @throws io.github.dreamsphere.core.file.FileException if the picture's shape is not one of the layout's
     */
    PhotosphereHeader header(Path file, BandReader reader) throws IOException {
        layout.check(file, reader.width(), reader.height());
        int height = layout.sphereHeight(reader.width(), reader.height());
        List<String> warnings = new ArrayList<>();
        if (isGuessed) {
            warnings.add(
                    "by its name it shows " + layout.contents() + "; they are made into an equirectangular picture");
        }
        if (reader.hasAlpha()) {
            warnings.add("its transparency is left out");
        }
        return new PhotosphereHeader(
                Coverage.full(2 * height, height), Pose.LEVEL, Optional.empty(), reader.metadata(), warnings);
    }
}
