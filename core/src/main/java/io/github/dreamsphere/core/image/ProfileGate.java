package io.github.dreamsphere.core.image;

import io.github.dreamsphere.core.file.LibraryException;
import io.github.dreamsphere.core.image.internal.ProfileMaker;
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
import java.util.Set;

/** Decides whether a colour profile is kept with samples: it is of their colour space, and colours can be converted by it. */
final class ProfileGate {
    private static final int MOST = 0xFFFF;

    /** The kinds of profiles that describe the colours of pictures. */
    private static final Set<Integer> DEVICES = Set.of(
            ICC_Profile.CLASS_INPUT,
            ICC_Profile.CLASS_DISPLAY,
            ICC_Profile.CLASS_OUTPUT,
            ICC_Profile.CLASS_COLORSPACECONVERSION);

    private static final String LEFT_OUT = "its colour profile is left out: ";

    private ProfileGate() {}

    /**
     * The profile of a file that has been read, if it can be used.
     *
     * @param grey whether the file's samples are grey
     * @param warnings takes a line that says why a profile is left out
     */
    static Optional<IccProfile> read(Optional<IccProfile> profile, boolean grey, List<String> warnings) {
        Optional<Conversion> conversion = profile.flatMap(bytes -> conversion(bytes, warnings));
        if (conversion.isEmpty()) {
            return Optional.empty();
        }
        if (conversion.get().isGrey() != grey) {
            warnings.add(LEFT_OUT + "it is for " + (grey ? "colour" : "grey") + ", but the picture is "
                    + (grey ? "grey" : "in colour"));
            return Optional.empty();
        }
        return profile;
    }

    /**
     * The profile to write with samples that may have been changed from grey to colour: then one of RGB that shows equal
     * samples of red, green and blue as the profile of grey shows them.
     *
     * @param grey whether the samples to write are grey
     */
    static Optional<IccProfile> written(Optional<IccProfile> profile, boolean grey, List<String> warnings) {
        if (grey) {
            return read(profile, true, warnings);
        }
        Optional<Conversion> conversion = profile.flatMap(bytes -> conversion(bytes, warnings));
        return conversion.filter(Conversion::isGrey).isPresent()
                ? conversion.get().inColour(warnings)
                : conversion.flatMap(usable -> profile);
    }

    /** What the profile converts; empty, with a warning, if it cannot be used. */
    private static Optional<Conversion> conversion(IccProfile profile, List<String> warnings) {
        ICC_Profile parsed;
        try {
            parsed = LibraryException.run(() -> ICC_Profile.getInstance(profile.bytes()));
        } catch (IOException e) {
            warnings.add(LEFT_OUT + "it is broken");
            return Optional.empty();
        }
        if (!DEVICES.contains(parsed.getProfileClass())) {
            warnings.add(LEFT_OUT + "it does not describe the colours of a picture");
            return Optional.empty();
        }
        int type = parsed.getColorSpaceType();
        if (type != ColorSpace.TYPE_GRAY && type != ColorSpace.TYPE_RGB) {
            warnings.add(LEFT_OUT + "it is neither for RGB nor for grey");
            return Optional.empty();
        }
        // Some broken profiles are noticed only when colours are converted.
        Conversion conversion = new Conversion(parsed);
        return conversion
                .apply(raster(1, parsed.getNumComponents()), ColorSpace.CS_sRGB, warnings)
                .map(colour -> conversion);
    }

    private static WritableRaster raster(int width, int bands) {
        return Raster.createInterleavedRaster(DataBuffer.TYPE_USHORT, width, 1, bands, null);
    }

    /** A profile by which colours can be converted. */
    private record Conversion(ICC_Profile profile) {
        boolean isGrey() {
            return profile.getColorSpaceType() == ColorSpace.TYPE_GRAY;
        }

        /** The colours of {@code samples} in an RGB space of Java's; empty, with a warning, if that fails. */
        Optional<short[]> apply(Raster samples, int space, List<String> warnings) {
            WritableRaster colours = raster(samples.getWidth(), Image.CHANNELS);
            ICC_Profile[] chain = {profile, ICC_Profile.getInstance(space)};
            try {
                LibraryException.run(() -> new ColorConvertOp(chain, null).filter(samples, colours));
            } catch (IOException e) {
                warnings.add(LEFT_OUT + "colours cannot be converted by it");
                return Optional.empty();
            }
            return Optional.of(((DataBufferUShort) colours.getDataBuffer()).getData());
        }

        /** A profile of RGB with the tone curve of this profile of grey. */
        Optional<IccProfile> inColour(List<String> warnings) {
            WritableRaster samples = raster(ProfileMaker.CURVE_POINTS, 1);
            short[] values = ((DataBufferUShort) samples.getDataBuffer()).getData();
            for (int i = 0; i < ProfileMaker.CURVE_POINTS; i++) {
                values[i] = (short) Math.round((double) MOST * i / (ProfileMaker.CURVE_POINTS - 1));
            }
            return apply(samples, ColorSpace.CS_LINEAR_RGB, warnings).map(rgb -> {
                double[] curve = new double[ProfileMaker.CURVE_POINTS];
                for (int i = 0; i < ProfileMaker.CURVE_POINTS; i++) {
                    curve[i] = (rgb[i * Image.CHANNELS + 1] & MOST) / (double) MOST;
                }
                return ProfileMaker.rgb("Grey of the source in RGB", ProfileMaker.Primaries.SRGB, curve);
            });
        }
    }
}
