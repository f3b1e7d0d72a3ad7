package io.github.dreamsphere.app.dream;

import io.github.dreamsphere.DreamCanvas;
import io.github.dreamsphere.DreamRequest;
import io.github.dreamsphere.PictureSize;
import io.github.dreamsphere.core.image.BandReader;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.photosphere.FlatHeader;
import io.github.dreamsphere.core.photosphere.Photosphere;
import io.github.dreamsphere.core.photosphere.PhotosphereHeader;
import io.github.dreamsphere.core.photosphere.PictureHeader;
import io.github.dreamsphere.core.sphere.SphereResize;
import io.github.dreamsphere.core.sphere.Surface;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Makes the canvas that a request dreams on. */
public final class Canvases {
    private Canvases() {}

    /**
     * What {@code request} dreams on, at the size to dream at.
     *
     * @param input the picture's file; ignored if the request starts from nothing
     */
    static Canvas of(DreamRequest request, Path input) throws IOException {
        DreamCanvas canvas = request.canvas();
        return canvas.start().isPresent() ? start(request) : file(canvas, input);
    }

    private static Canvas start(DreamRequest request) {
        DreamCanvas canvas = request.canvas();
        PictureSize pixels = canvas.startSize();
        PictureHeader header = canvas.flat()
                ? new FlatHeader(pixels.width(), pixels.height(), Metadata.NONE, List.of())
                : PhotosphereHeader.full(pixels.width(), pixels.height());
        return new Canvas.FromNothing(
                header, canvas.start().orElseThrow(), request.ascent().seed());
    }

    private static Canvas file(DreamCanvas canvas, Path input) throws IOException {
        try (BandReader reader = BandReader.open(input)) {
            Optional<FoldedSphere> folded = canvas.flat() || canvas.span().isPresent()
                    ? Optional.empty()
                    : FoldedSphere.in(input, reader, canvas);
            if (folded.isPresent()) {
                PictureHeader stored = folded.get().header(input, reader);
                PictureSize faces = new PictureSize(reader.width(), reader.height());
                return new Canvas.Folded(input, folded.get().layout(), faces, stored, atWidth(canvas, stored));
            }
            PictureHeader stored = canvas.flat()
                    ? new FlatHeader(reader.width(), reader.height(), reader.metadata(), List.of())
                    : PhotosphereHeader.of(input, reader.width(), reader.height(), reader.metadata(), span(canvas));
            return new Canvas.OfFile(input, stored, reader.hasAlpha(), atWidth(canvas, stored));
        }
    }

    private static OptionalDouble span(DreamCanvas canvas) {
        return canvas.span().map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }

    private static PictureHeader atWidth(DreamCanvas canvas, PictureHeader stored) {
        return canvas.width()
                .map(wide -> stored.scaledTo(wide, height(wide, stored.surface())))
                .orElse(stored);
    }

    /** {@code photosphere} at the width that {@code canvas} requests. */
    public static Photosphere scaled(Photosphere photosphere, DreamCanvas canvas) {
        if (canvas.width().isEmpty()) {
            return photosphere;
        }
        Surface surface = photosphere.coverage().surface();
        int wide = canvas.width().get();
        return photosphere.withImage(
                SphereResize.resize(photosphere.image(), surface.border(), wide, height(wide, surface)));
    }

    private static int height(int wide, Surface surface) {
        return (int) Math.max(1, Math.round((double) wide * surface.height() / surface.width()));
    }
}
