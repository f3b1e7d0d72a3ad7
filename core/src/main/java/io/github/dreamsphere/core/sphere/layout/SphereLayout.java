package io.github.dreamsphere.core.sphere.layout;

import io.github.dreamsphere.core.file.FileException;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.plane.Planes;
import io.github.dreamsphere.core.sphere.Equirectangular;
import java.nio.file.Path;
import java.util.stream.IntStream;

/** Layouts of pictures that show the whole sphere but are not equirectangular. They can be converted. */
public enum SphereLayout {
    /**
     * The six faces of a cube: in a strip of 6:1 or 1:6 or in two rows of 3:2 (right, left, up, down, front, back), or as a
     * cross of 4:3 (up above left, front, right and back) or 3:4.
     */
    CUBE,
    /** Two round pictures side by side, of lenses that see 190 degrees. The left lens looks back, the right one ahead. */
    FISHEYE;

    /** Rows that are converted at once. */
    private static final int BAND = 64;

    /** Whether a picture of {@code width} × {@code height} pixels can have this layout. */
    public boolean fits(int width, int height) {
        return this == CUBE ? CubePlan.ofShape(width, height).isPresent() : width == 2 * height;
    }

    /** As {@link #fits}, for a smaller version of a picture, whose sides were rounded to whole pixels. */
    public boolean fitsPreview(int width, int height) {
        return this == CUBE ? CubePlan.ofPreview(width, height).isPresent() : Math.abs(width - 2 * height) < 2;
    }

    /**
     * Checks that the picture in {@code file} can have this layout.
     *
     * @throws FileException if its size of {@code width} × {@code height} pixels does not allow it
     */
    public void check(Path file, int width, int height) throws FileException {
        if (!fits(width, height)) {
            throw new FileException(
                    file,
                    "a picture of " + width + "x" + height + " pixels cannot show " + contents()
                            + "; width to height must be " + shapes());
        }
    }

    /** What pictures of this layout show, for messages. */
    public String contents() {
        return this == CUBE ? "the six faces of a cube" : "two fisheyes side by side";
    }

    /** The ratios of width to height of this layout, for messages. */
    public String shapes() {
        return this == CUBE ? "6:1, 1:6, 3:2, 4:3 or 3:4" : "2:1";
    }

    /**
     * Returns the height in pixels of the equirectangular picture that a picture of {@code width} × {@code height} pixels is
     * converted to. Its width is twice the height.
     *
     * @throws IllegalArgumentException if a picture of that size cannot have this layout
     */
    public int sphereHeight(int width, int height) {
        if (!fits(width, height)) {
            throw new IllegalArgumentException(
                    "a picture of this layout must be " + shapes() + ", was " + width + "x" + height);
        }
        // The horizon has as many pixels as the four faces it passes, or as the width of both circles.
        return this == CUBE
                ? 2 * (width / CubePlan.ofShape(width, height).orElseThrow().columns())
                : height;
    }

    /**
     * Returns the equirectangular picture of the same sphere, in memory and without alpha.
     *
     * @param picture in memory
     * @throws IllegalArgumentException if {@code picture} cannot have this layout
     */
    public Image toSphere(Image picture) {
        return toSphere(picture, Planes.inMemory());
    }

    /**
     * As {@link #toSphere(Image)}, in another place.
     *
     * @param planes makes the plane of the new picture
     */
    public Image toSphere(Image picture, Planes planes) {
        return converted(picture, sphereHeight(picture.width(), picture.height()), planes);
    }

    /**
     * As {@link #toSphere}, for a smaller version of a picture, whose sides were rounded to whole pixels.
     *
     * @throws IllegalArgumentException if {@code preview} cannot have this layout
     */
    public Image previewToSphere(Image preview) {
        if (!fitsPreview(preview.width(), preview.height())) {
            throw new IllegalArgumentException("a preview of this layout must be about " + shapes() + ", was "
                    + preview.width() + "x" + preview.height());
        }
        int height = this == CUBE ? 2 * preview.width() / plan(preview).columns() : preview.height();
        return converted(preview, height, Planes.inMemory());
    }

    private static CubePlan plan(Image picture) {
        return CubePlan.ofPreview(picture.width(), picture.height()).orElseThrow();
    }

    private Image converted(Image picture, int height, Planes planes) {
        SphereSource source = this == CUBE ? new CubeMap(picture, plan(picture)) : new DualFisheye(picture);
        Image sphere = new Image(planes.make(2 * height, height, Image.CHANNELS));
        for (int top = 0; top < height; top += BAND) {
            Image band = new Image(2 * height, Math.min(BAND, height - top));
            int above = top;
            IntStream.range(0, band.height()).parallel().forEach(y -> fillRow(y, above, source, band));
            sphere.copyRows(top, band, 0, band.height());
        }
        return sphere;
    }

    /** Fills row {@code y} of a band that begins {@code above} rows below the zenith. */
    private static void fillRow(int y, int above, SphereSource source, Image band) {
        Equirectangular area = new Equirectangular(band.width(), band.width() / 2);
        int first = band.index(0, y);
        for (int x = 0; x < band.width(); x++) {
            source.sample(area.direction(x + 0.5, above + y + 0.5), band.rgb(), first + x * Image.CHANNELS);
        }
        int end = first + band.width() * Image.CHANNELS;
        for (int i = first; i < end; i++) {
            band.rgb()[i] = Math.min(1, Math.max(0, band.rgb()[i]));
        }
    }
}
