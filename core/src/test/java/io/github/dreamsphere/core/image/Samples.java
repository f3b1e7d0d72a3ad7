package io.github.dreamsphere.core.image;

import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFEntry;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFWriter;
import io.github.dreamsphere.core.image.internal.ProfileMaker;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures and metadata for tests. */
public final class Samples {
    private Samples() {}

    /** Smooth colours that differ from place to place, so that nothing turned or swapped goes unseen. */
    public static Image gradient(int width, int height) {
        Image image = new Image(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.set(x, y, 0, (x + 0.5f) / width);
                image.set(x, y, 1, (y + 0.5f) / height);
                image.set(x, y, 2, 0.5f + 0.3f * (float) Math.sin(7.0 * x / width + 5.0 * y / height));
            }
        }
        return image;
    }

    /** The same, grey. */
    public static Image greyGradient(int width, int height) {
        Image image = gradient(width, height);
        float[] rgb = image.rgb();
        for (int i = 0; i < rgb.length; i += Image.CHANNELS) {
            rgb[i + 1] = rgb[i];
            rgb[i + 2] = rgb[i];
        }
        return image;
    }

    /** Samples without any order. */
    public static Image noise(int width, int height, long seed) {
        Random random = new Random(seed);
        Image image = new Image(width, height);
        for (int i = 0; i < image.rgb().length; i++) {
            image.rgb()[i] = random.nextFloat();
        }
        return image;
    }

    /** The image with an alpha plane that is transparent, opaque and between. */
    public static Image withAlpha(Image image) {
        float[] alpha = new float[image.width() * image.height()];
        for (int i = 0; i < alpha.length; i++) {
            alpha[i] = i % 5 / 4f;
        }
        return image.withAlpha(alpha);
    }

    /** A profile that is not sRGB. */
    public static IccProfile linearProfile() {
        return new IccProfile(ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData());
    }

    /** Bytes that are no profile. */
    public static IccProfile brokenProfile() {
        byte[] bytes = new byte[500];
        new Random(1).nextBytes(bytes);
        return new IccProfile(bytes);
    }

    /** A profile of grey whose samples are linear light. */
    public static IccProfile linearGreyProfile() {
        return new IccProfile(ICC_Profile.getInstance(ColorSpace.CS_GRAY).getData());
    }

    /** A profile of RGB with random bytes after its tags, {@code length} bytes long and at least 800. */
    public static IccProfile anyProfile(int length) {
        byte[] profile = ProfileMaker.rgb("any", ProfileMaker.Primaries.SRGB, new double[] {0, 0.25, 1})
                .bytes();
        byte[] bytes = new byte[length];
        new Random(1).nextBytes(bytes);
        System.arraycopy(profile, 0, bytes, 0, profile.length);
        ByteBuffer.wrap(bytes).putInt(0, length);
        return new IccProfile(bytes);
    }

    /** A block that says who made the picture and how it was held. */
    public static Exif exif(int orientation) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(block)) {
            new TIFFWriter()
                    .write(
                            List.of(
                                    new TIFFEntry(TIFF.TAG_MAKE, TIFF.TYPE_ASCII, "Dream Camera"),
                                    new TIFFEntry(TIFF.TAG_ORIENTATION, TIFF.TYPE_SHORT, (short) orientation)),
                            out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Exif(block.toByteArray());
    }

    /** The greatest difference between samples of two images of one size. */
    public static float greatestDifference(Image a, Image b) {
        float greatest = 0;
        for (int i = 0; i < a.rgb().length; i++) {
            greatest = Math.max(greatest, Math.abs(a.rgb()[i] - b.rgb()[i]));
        }
        return greatest;
    }
}
