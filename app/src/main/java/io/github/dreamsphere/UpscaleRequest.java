package io.github.dreamsphere;

import io.github.dreamsphere.core.image.ImageFormats;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.models.catalog.BuiltIn;
import io.github.dreamsphere.upscale.Enlargement;
import io.github.dreamsphere.upscale.UpscaleOptions;
import io.github.dreamsphere.upscale.file.PictureLayout;
import java.util.Optional;

/**
 * How pictures are enlarged.
 *
 * @param size the size of the result: a factor of 1 to 16, or a width
 * @param model the net: its name, its file, or a folder of waifu2x nets
 * @param options noise removal, turns, tiles and memory
 * @param layout what a file contains: a photosphere, two photospheres for the two eyes, or a plain picture
 * @param writing how files are written
 * @param format the suffix of results that go to a folder, such as {@code png}; empty: that of the input
 * @param device what runs the net
 */
public record UpscaleRequest(
        Enlargement size,
        String model,
        UpscaleOptions options,
        PictureLayout layout,
        WriteOptions writing,
        Optional<String> format,
        DeviceChoice device) {
    private static final UpscaleRequest DEFAULTS = new UpscaleRequest(
            Enlargement.by(2),
            BuiltIn.UPSCALE_2X.netName(),
            UpscaleOptions.defaults(),
            PictureLayout.SPHERE,
            WriteOptions.defaults(),
            Optional.empty(),
            DeviceChoice.CPU);

    /** @throws IllegalArgumentException if pictures cannot be written in {@code format} */
    public UpscaleRequest {
        if (format.isPresent() && !ImageFormats.writable().contains(format.get())) {
            throw new IllegalArgumentException("results can be written as " + String.join(", ", ImageFormats.writable())
                    + ", not as " + format.get());
        }
    }

    /** Doubles the width and height of a photosphere with the built-in net; removes the JPEG artefacts that it finds. */
    public static UpscaleRequest defaults() {
        return DEFAULTS;
    }

    /** This request with another factor, 1..16. */
    public UpscaleRequest withScale(double factor) {
        return withSize(Enlargement.by(factor));
    }

    /** This request with another width of the result, in pixels. */
    public UpscaleRequest withWidth(int width) {
        return withSize(Enlargement.toWidth(width));
    }

    /** This request with another size of the result. */
    public UpscaleRequest withSize(Enlargement newSize) {
        return new UpscaleRequest(newSize, model, options, layout, writing, format, device);
    }

    /** This request with another net: its name, its file, or a folder of waifu2x nets. */
    public UpscaleRequest withModel(String newModel) {
        return new UpscaleRequest(size, newModel, options, layout, writing, format, device);
    }

    /** This request with another level of noise and JPEG artefacts to remove, 0..3; 0: none. */
    public UpscaleRequest withNoiseLevel(int level) {
        return withOptions(options.withNoiseLevel(level));
    }

    /** This request with other options. */
    public UpscaleRequest withOptions(UpscaleOptions newOptions) {
        return new UpscaleRequest(size, model, newOptions, layout, writing, format, device);
    }

    /** This request for files that hold plain pictures, whose edges do not meet. */
    public UpscaleRequest onPlainPictures() {
        return withLayout(PictureLayout.FLAT);
    }

    /** This request for files of another layout. */
    public UpscaleRequest withLayout(PictureLayout newLayout) {
        return new UpscaleRequest(size, model, options, newLayout, writing, format, device);
    }

    /** This request with other options for writing files. */
    public UpscaleRequest withWriting(WriteOptions newWriting) {
        return new UpscaleRequest(size, model, options, layout, newWriting, format, device);
    }

    /** This request with another suffix of results that go to a folder, such as {@code png}. */
    public UpscaleRequest withFormat(String suffix) {
        return new UpscaleRequest(size, model, options, layout, writing, Optional.of(suffix), device);
    }

    /** This request with another device for the net. */
    public UpscaleRequest withDevice(DeviceChoice newDevice) {
        return new UpscaleRequest(size, model, options, layout, writing, format, newDevice);
    }
}
