package io.github.dreamsphere.core.image;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferUShort;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.ArrayList;
import java.util.Optional;

/** Converts pictures from the colours of their profile to sRGB. */
public final class SrgbColours {
    private static final int MOST = 0xFFFF;
    private static final int ROWS = 64;
    /** The number of values of each channel to try a profile with. */
    private static final int TRIED = 6;
    /** A profile that changes no colour by more than this, half a level of 255, counts as sRGB. */
    private static final float SAME = 0.5f / 255;

    private final ColorConvertOp conversion;
    private final int bands;

    private SrgbColours(ICC_Profile profile) {
        ICC_Profile srgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB);
        conversion = new ColorConvertOp(new ICC_Profile[] {profile, srgb}, null);
        bands = profile.getNumComponents();
    }

    /**
     * Converts {@code image} in place. An image without a profile, or with one that is broken or not of RGB or grey, stays
     * as it is, like in other programs. If the profile is of grey and the image is not, its colours stay and get the
     * brightness that the profile gives to grey.
     *
     * @return the same image
     */
    public static Image apply(Image image, Optional<IccProfile> profile) {
        profile.flatMap(SrgbColours::of)
                .flatMap(colours -> colours.bands == 1 && !image.isGrey() ? inColour(profile) : Optional.of(colours))
                .filter(SrgbColours::changesAnything)
                .ifPresent(colours -> colours.run(image));
        return image;
    }

    private static Optional<SrgbColours> inColour(Optional<IccProfile> grey) {
        return ProfileGate.written(grey, false, new ArrayList<>()).flatMap(SrgbColours::of);
    }

    private static Optional<SrgbColours> of(IccProfile profile) {
        try {
            SrgbColours colours = new SrgbColours(ICC_Profile.getInstance(profile.bytes()));
            return colours.bands == 1 || colours.bands == Image.CHANNELS ? Optional.of(colours) : Optional.empty();
        } catch (IllegalArgumentException | CMMException e) {
            return Optional.empty();
        }
    }

    private boolean changesAnything() {
        Image tried = new Image(TRIED * TRIED, TRIED);
        for (int i = 0; i < tried.rgb().length / Image.CHANNELS; i++) {
            int red = i % TRIED;
            tried.rgb()[3 * i] = red / (TRIED - 1f);
            tried.rgb()[3 * i + 1] = (bands == 1 ? red : i / TRIED % TRIED) / (TRIED - 1f);
            tried.rgb()[3 * i + 2] = (bands == 1 ? red : i / TRIED / TRIED) / (TRIED - 1f);
        }
        float[] before = tried.rgb().clone();
        try {
            run(tried);
        } catch (CMMException e) {
            // Some broken profiles are noticed only when colours are converted.
            return false;
        }
        for (int i = 0; i < before.length; i++) {
            if (Math.abs(tried.rgb()[i] - before[i]) > SAME) {
                return true;
            }
        }
        return false;
    }

    private void run(Image image) {
        for (int top = 0; top < image.height(); top += ROWS) {
            convert(image, top, Math.min(ROWS, image.height() - top));
        }
    }

    private void convert(Image image, int top, int rows) {
        int pixels = rows * image.width();
        int first = image.index(0, top);
        WritableRaster from = raster(image.width(), rows, bands);
        short[] samples = ((DataBufferUShort) from.getDataBuffer()).getData();
        for (int i = 0; i < pixels * bands; i++) {
            float value = image.rgb()[first + i * Image.CHANNELS / bands];
            samples[i] = (short) Math.round(Math.min(1, Math.max(0, value)) * MOST);
        }
        WritableRaster to = raster(image.width(), rows, Image.CHANNELS);
        conversion.filter(from, to);
        short[] converted = ((DataBufferUShort) to.getDataBuffer()).getData();
        for (int i = 0; i < converted.length; i++) {
            image.rgb()[first + i] = (converted[i] & MOST) / (float) MOST;
        }
    }

    private static WritableRaster raster(int width, int height, int bands) {
        return Raster.createInterleavedRaster(DataBuffer.TYPE_USHORT, width, height, bands, null);
    }
}
