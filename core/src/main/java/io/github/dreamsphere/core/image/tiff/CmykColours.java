package io.github.dreamsphere.core.image.tiff;

import io.github.dreamsphere.core.file.LibraryException;
import io.github.dreamsphere.core.image.IccProfile;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferUShort;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Converts cyan, magenta, yellow and black to sRGB, as their profile says. */
final class CmykColours implements TiffColours.RowColours {
    private static final int INKS = 4;
    private static final int MOST = 0xffff;

    private final ColorConvertOp conversion;

    private CmykColours(ICC_Profile profile) {
        ICC_Profile srgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB);
        conversion = new ColorConvertOp(new ICC_Profile[] {profile, srgb}, null);
    }

    /** The conversion by a profile; without one for inks, each ink takes away its part of the light. */
    static TiffColours.RowColours of(Optional<IccProfile> profile, List<String> warnings) {
        if (profile.isPresent()) {
            byte[] bytes = profile.get().bytes();
            try {
                return LibraryException.run(() -> tried(bytes));
            } catch (IOException e) {
                warnings.add("its colour profile cannot convert CMYK and is ignored");
            }
        }
        return CmykColours::convertPlainly;
    }

    /** Some broken profiles are noticed only when colours are converted. */
    private static CmykColours tried(byte[] profile) {
        CmykColours colours = new CmykColours(ICC_Profile.getInstance(profile));
        colours.convert(new float[INKS], INKS, new float[3]);
        return colours;
    }

    private static void convertPlainly(float[] samples, int stride, float[] rgb) {
        for (int i = 0; i < rgb.length; i++) {
            int pixel = i / 3 * stride;
            rgb[i] = (1 - samples[pixel + i % 3]) * (1 - samples[pixel + INKS - 1]);
        }
    }

    @Override
    public void convert(float[] samples, int stride, float[] rgb) {
        int width = rgb.length / 3;
        WritableRaster inks = Raster.createInterleavedRaster(DataBuffer.TYPE_USHORT, width, 1, INKS, null);
        short[] from = ((DataBufferUShort) inks.getDataBuffer()).getData();
        for (int i = 0; i < from.length; i++) {
            float ink = samples[i / INKS * stride + i % INKS];
            from[i] = (short) Math.round(Math.max(0, Math.min(1, ink)) * MOST);
        }
        WritableRaster colours = Raster.createInterleavedRaster(DataBuffer.TYPE_USHORT, width, 1, 3, null);
        conversion.filter(inks, colours);
        short[] to = ((DataBufferUShort) colours.getDataBuffer()).getData();
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (to[i] & MOST) / (float) MOST;
        }
    }
}
