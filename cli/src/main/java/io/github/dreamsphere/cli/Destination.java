package io.github.dreamsphere.cli;

import io.github.dreamsphere.core.image.ImageFormats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a result goes, looked at before the work starts: an hour's dream must not end on a missing folder. */
final class Destination {
    private Destination() {}

    /**
     * Checks that {@code output} can be written as a picture made from {@code input}.
     *
     * @throws IOException if its folder is missing or it is a folder itself
     * @throws UsageException if it is the input itself, or its ending is that of no picture
     */
    static Path picture(Path output, Path input) throws IOException {
        picture(output);
        if (Files.exists(output) && Files.exists(input) && Files.isSameFile(output, input)) {
            throw new UsageException(output + ": would overwrite the input; choose another name with -o");
        }
        return output;
    }

    /** As the other, for a picture made from nothing. */
    static Path picture(Path output) throws IOException {
        if (!ImageFormats.isWritable(output)) {
            throw new UsageException(
                    output + ": a picture's name ends in one of ." + String.join(" .", ImageFormats.writable()));
        }
        Path folder = output.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw new IOException(output + ": there is no folder " + folder + "; make it first");
        }
        if (Files.isDirectory(output)) {
            throw new IOException(output + ": is a folder; name a file in it");
        }
        return output;
    }

    /** The name beside {@code input} with {@code -suffix} added; JPEG for what is read but never written. */
    static Path beside(Path input, String suffix) {
        String name = input.getFileName().toString();
        String ending = ending(input);
        String written = ImageFormats.isWritable(input) ? ending : ".jpg";
        return input.resolveSibling(name.substring(0, name.length() - ending.length()) + "-" + suffix + written);
    }

    private static String ending(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot);
    }
}
