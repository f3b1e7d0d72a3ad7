package io.github.dreamsphere.core.image;

import io.github.dreamsphere.core.image.internal.ProfileMaker;
import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferUShort;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.List;
import java.util.Optional;

/** Decides whether a colour profile is kept with samples: it is of their colour space, and colours can be converted by it. */
final class ProfileGate {
    private static final int MOST = 0xFFFF;
    /** Sixteen steps from one 8-bit level to the next. */
    private static final int CURVE_POINTS = 16 * 255 + 1;

    private ProfileGate() {}

    /**
     * The profile of a file that has been read, if it can be used.
     *
     * @param grey whether the file's samples are grey
     * @param warnings takes a line that says why a profile is left out
     */
    static Optional<IccProfile> read(Optional<IccProfile> profile, boolean grey, List<String> warnings) {
        if (profile.isEmpty()) {
            return profile;
        }
        try {
            Conversion conversion = Conversion.of(profile.get());
            if (conversion.isGrey() == grey) {
                return profile;
            }
            warnings.add("its colour profile is left out: it is for " + (grey ? "colour" : "grey")
                    + ", but the picture is " + (grey ? "grey" : "in colour"));
        } catch (IllegalArgumentException | CMMException e) {
            warnings.add("its colour profile is left out: " + e.getMessage());
        }
        return Optional.empty();
    }

    /**
     * The profile to write with samples that may have been changed from grey to colour: then one of RGB that shows equal
     * samples of red, green and blue as the profile of grey shows them.
     *
     * @param grey whether the samples to write are grey
     */
    static Optional<IccProfile> written(Optional<IccProfile> profile, boolean grey, List<String> warnings) {
        if (profile.isPresent() && !grey) {
            try {
                Conversion conversion = Conversion.of(profile.get());
                return conversion.isGrey() ? Optional.of(inColour(conversion)) : profile;
            } catch (IllegalArgumentException | CMMException e) {
                warnings.add("the colour profile is left out: " + e.getMessage());
                return Optional.empty();
            }
        }
        return read(profile, grey, warnings);
    }

    private static IccProfile inColour(Conversion grey) {
        WritableRaster samples = raster(CURVE_POINTS, 1);
        short[] values = ((DataBufferUShort) samples.getDataBuffer()).getData();
        for (int i = 0; i < CURVE_POINTS; i++) {
            values[i] = (short) Math.round((double) MOST * i / (CURVE_POINTS - 1));
        }
        WritableRaster linear = raster(CURVE_POINTS, Image.CHANNELS);
        new ColorConvertOp(new ICC_Profile[] {grey.profile, ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB)}, null)
                .filter(samples, linear);
        short[] rgb = ((DataBufferUShort) linear.getDataBuffer()).getData();
        double[] curve = new double[CURVE_POINTS];
        for (int i = 0; i < CURVE_POINTS; i++) {
            curve[i] = (rgb[i * Image.CHANNELS + 1] & MOST) / (double) MOST;
        }
        return ProfileMaker.rgb("Grey of the source in RGB", ProfileMaker.Primaries.SRGB, curve);
    }

    private static WritableRaster raster(int width, int bands) {
        return Raster.createInterleavedRaster(DataBuffer.TYPE_USHORT, width, 1, bands, null);
    }

    /** A profile that has converted a colour to sRGB. */
    private record Conversion(ICC_Profile profile) {
        /**
         * @throws IllegalArgumentException if it is no profile, or none of grey or RGB colours
         * @throws CMMException if it cannot convert
         */
        static Conversion of(IccProfile bytes) {
            ICC_Profile profile = parsed(bytes.bytes());
            int deviceClass = profile.getProfileClass();
            if (deviceClass == ICC_Profile.CLASS_DEVICELINK
                    || deviceClass == ICC_Profile.CLASS_ABSTRACT
                    || deviceClass == ICC_Profile.CLASS_NAMEDCOLOR) {
                throw new IllegalArgumentException("it does not describe the colours of a picture");
            }
            int type = profile.getColorSpaceType();
            if (type != ColorSpace.TYPE_GRAY && type != ColorSpace.TYPE_RGB) {
                throw new IllegalArgumentException("it is neither for RGB nor for grey");
            }
            tryOnce(profile);
            return new Conversion(profile);
        }

        private static ICC_Profile parsed(byte[] bytes) {
            try {
                return ICC_Profile.getInstance(bytes);
            } catch (RuntimeException e) {
                throw new IllegalArgumentException("it is broken", e);
            }
        }

        /** Some broken profiles are noticed only when colours are converted. */
        private static void tryOnce(ICC_Profile profile) {
            try {
                ICC_Profile srgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB);
                new ColorConvertOp(new ICC_Profile[] {profile, srgb}, null)
                        .filter(raster(1, profile.getNumComponents()), raster(1, Image.CHANNELS));
            } catch (RuntimeException e) {
                throw new IllegalArgumentException("colours cannot be converted by it", e);
            }
        }

        boolean isGrey() {
            return profile.getColorSpaceType() == ColorSpace.TYPE_GRAY;
        }
    }
}
