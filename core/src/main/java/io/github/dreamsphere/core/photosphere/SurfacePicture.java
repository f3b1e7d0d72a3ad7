package io.github.dreamsphere.core.photosphere;

import io.github.dreamsphere.core.image.BandReader;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.core.plane.Planes;
import io.github.dreamsphere.core.sphere.ResampleFilter;
import io.github.dreamsphere.core.sphere.SphereResize;
import io.github.dreamsphere.core.sphere.Surface;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A picture on its surface: a photosphere or a flat picture. Its pixels may be in a scratch file. */
public sealed interface SurfacePicture permits Photosphere, FlatPicture {
    /** All of it except the pixels. */
    PictureHeader header();

    /** The pixels, of the header's size. */
    Image image();

    /** The same picture with other pixels, perhaps more or fewer of them. */
    default SurfacePicture withImage(Image changed) {
        return header().scaledTo(changed.width(), changed.height()).with(changed);
    }

    /**
     * Reads the pixels that {@code reader} has left.
     *
     * @param header of the file that it reads
     * @param planes makes the planes of the picture
     */
    static SurfacePicture read(BandReader reader, PictureHeader header, Planes planes) throws IOException {
        return header.with(reader.readAll(planes));
    }

    /**
     * This picture in another number of pixels: itself if it has as many, else a new one by Lanczos, and this one's
     * planes are closed.
     *
     * @param planes makes the planes of the new picture
     */
    default SurfacePicture resized(int width, int height, Planes planes) {
        Surface surface = header().surface();
        if (surface.width() == width && surface.height() == height) {
            return this;
        }
        Image resized = SphereResize.resize(image(), surface.border(), width, height, ResampleFilter.LANCZOS3, planes);
        image().close();
        return withImage(resized);
    }

    /**
     * Writes this picture, grey if its file was and its pixels still are; see {@link PictureWriting}.
     *
     * @param settings of the run that made it, to record by name
     */
    default PictureWriting.Written write(Path file, WriteOptions options, Map<String, String> settings)
            throws IOException {
        boolean grey = header().metadata().grey() && image().isGrey();
        return new PictureWriting(header(), image().hasAlpha(), grey, options, settings).write(file, image()::band);
    }
}
