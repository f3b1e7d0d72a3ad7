package io.github.dreamsphere.app.compare;

import io.github.dreamsphere.CompareRequest;
import io.github.dreamsphere.Comparison;
import io.github.dreamsphere.Result;
import io.github.dreamsphere.app.files.Destination;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageReader;
import io.github.dreamsphere.core.image.ImageWriter;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Picture;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.core.photosphere.Photosphere;
import io.github.dreamsphere.core.photosphere.PhotosphereFile;
import io.github.dreamsphere.core.quality.DifferencePicture;
import io.github.dreamsphere.core.quality.PoleScore;
import io.github.dreamsphere.core.quality.Psnr;
import io.github.dreamsphere.core.quality.SeamScore;
import io.github.dreamsphere.core.quality.Ssim;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Compares the pictures of a {@link CompareRequest}. */
public final class Comparing {
    private Comparing() {}

    /**
     * The comparison that {@code request} describes.
     *
     * @throws IllegalArgumentException if the differences would overwrite a picture, or are not named like one
     * @throws IOException if a picture cannot be read, or their sizes differ
     */
    public static Comparison compare(CompareRequest request) throws IOException {
        if (request.difference().isPresent()) {
            Destination.picture(request.difference().get(), request.first());
            Destination.picture(request.difference().get(), request.second());
        }
        Subject a = Subject.read(request.first(), request.flat());
        Subject b = Subject.read(request.second(), request.flat());
        if (!a.size().equals(b.size())) {
            throw new IOException(b.file + ": has " + b.size() + " pixels, where " + a.file + " has " + a.size()
                    + "; only equal sizes can be compared");
        }
        if (request.difference().isPresent()) {
            Picture picture = new Picture(DifferencePicture.of(a.image, b.image), Metadata.NONE);
            ImageWriter.write(picture, request.difference().get(), WriteOptions.defaults());
        }
        return compare(a, b);
    }

    private static Comparison compare(Subject a, Subject b) {
        Optional<Comparison.OfSpheres> spheres = a.sphere && b.sphere
                ? Optional.of(new Comparison.OfSpheres(
                        Psnr.wsPsnr(a.image, b.image),
                        Ssim.wsSsim(a.image, b.image),
                        visibility(a.image),
                        visibility(b.image)))
                : Optional.empty();
        return new Comparison(Psnr.psnr(a.image, b.image), Ssim.ssim(a.image, b.image), spheres);
    }

    private static Comparison.Visibility visibility(Image image) {
        return new Comparison.Visibility(
                SeamScore.of(image), new Result.PoleScores(PoleScore.north(image), PoleScore.south(image)));
    }

    /** A picture, and whether it is a full sphere. */
    private record Subject(Path file, Image image, boolean sphere) {
        static Subject read(Path file, boolean flat) throws IOException {
            if (flat) {
                return new Subject(file, ImageReader.read(file).image(), false);
            }
            Photosphere photosphere = PhotosphereFile.read(file);
            return new Subject(file, photosphere.image(), photosphere.coverage().isFull());
        }

        String size() {
            return image.width() + "x" + image.height();
        }
    }
}
