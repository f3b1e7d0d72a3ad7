package io.github.dreamsphere.app.files;

import io.github.dreamsphere.core.file.FileException;
import io.github.dreamsphere.core.file.FileName;
import io.github.dreamsphere.core.file.HiddenName;
import io.github.dreamsphere.core.file.OverwritesInputException;
import io.github.dreamsphere.core.image.ImageFormats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where a result goes, checked before the work starts: an hour's dream must not end on a missing folder. */
public final class Destination {
    private Destination() {}

    /**
     * Checks that {@code output} can be written as a picture made from {@code input}.
     *
     * @throws IOException if its folder is missing or it is a folder itself
     * @throws IllegalArgumentException if it is the input itself, or its suffix is not that of a picture
     */
    public static Path picture(Path output, Path input) throws IOException {
        picture(output);
        requireNotInput(output, input);
        return output;
    }

    /**
     * Checks that {@code output} is not {@code input}.
     *
     * @throws IllegalArgumentException if it is
     */
    public static void requireNotInput(Path output, Path input) throws IOException {
        if (isSame(output, input)) {
            throw new IllegalArgumentException(output + ": would overwrite the input; choose another name");
        }
    }

    private static boolean isSame(Path one, Path other) throws IOException {
        return Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other);
    }

    /** Checks that {@code output} can be written as a picture. */
    public static Path picture(Path output) throws IOException {
        if (!ImageFormats.isWritable(output)) {
            String suffixes = "." + String.join(" .", ImageFormats.writable());
            throw new IllegalArgumentException(
                    ImageFormats.isReadable(output)
                            ? output + ": pictures of this format are read but not written; choose one of " + suffixes
                            : output + ": a picture's name ends in one of " + suffixes);
        }
        HiddenName.checkLength(output);
        requireFolder(output);
        requireNoFolder(output);
        return output;
    }

    /**
     * Checks that a file can be made at {@code output}.
     *
     * @throws FileException if its folder is missing or must not be written into, or it is a folder itself
     */
    public static void requireWritable(Path output) throws FileException {
        Path folder = requireFolder(output);
        if (!Files.isWritable(folder)) {
            throw new FileException(output, "permission to write into " + folder + " is denied");
        }
        requireNoFolder(output);
    }

    private static Path requireFolder(Path output) throws FileException {
        Path folder = output.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw new FileException(output, "there is no folder " + folder + "; make it first");
        }
        return folder;
    }

    private static void requireNoFolder(Path output) throws FileException {
        if (Files.isDirectory(output)) {
            throw new FileException(output, "is a folder; name a file in it");
        }
    }

    /**
     * Checks that {@code output} is none of the files that a request names, such as a guide or a mask.
     *
     * @throws OverwritesInputException if it is
     */
    public static void requireOther(Path output, List<Path> named) throws IOException {
        for (Path file : named) {
            if (isSame(output, file)) {
                throw new OverwritesInputException(output);
            }
        }
    }

    /** The file beside {@code input} with {@code -suffix} added to its name; JPEG for formats that are only read. */
    public static Path beside(Path input, String suffix) {
        FileName name = FileName.of(input);
        String ending = ImageFormats.isWritable(input) ? name.ending() : ".jpg";
        return input.resolveSibling(name.stem() + "-" + suffix + ending);
    }
}
