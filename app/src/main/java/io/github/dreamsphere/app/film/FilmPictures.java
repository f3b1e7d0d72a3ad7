package io.github.dreamsphere.app.film;

import io.github.dreamsphere.app.files.FramePattern;
import io.github.dreamsphere.app.video.FilmHeader;
import io.github.dreamsphere.app.video.Frames;
import io.github.dreamsphere.core.file.FileException;
import io.github.dreamsphere.core.image.BandReader;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageFormats;
import io.github.dreamsphere.core.image.ImageReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * A film of numbered pictures.
 *
 * @param pictures in their order
 */
record FilmPictures(List<Path> pictures, FilmHeader header) implements FilmSource {
    /** The last number in a name. */
    private static final Pattern NUMBER = Pattern.compile("(\\d+)(?!.*\\d)");

    /** The first picture's number is smaller than this. */
    private static final int FIRST_BELOW = 100_000;

    /** Whether {@code input} names pictures rather than a video. */
    static boolean areNamedBy(Path input) {
        return FramePattern.isOne(input) || Files.isDirectory(input);
    }

    /**
     * The pictures that {@code input} names: all in a folder, ordered by the last number in their names, or those of a
     * pattern, from the first that exists to the first gap.
     *
     * @throws FileException if there are none, or not all have the same size
     */
    static FilmPictures of(Path input, double framesPerSecond) throws IOException {
        List<Path> pictures = Files.isDirectory(input) ? inFolder(input) : numbered(new FramePattern(input));
        if (pictures.isEmpty()) {
            throw new FileException(input, "there are no pictures to make a film of");
        }
        int width = 0;
        int height = 0;
        for (Path picture : pictures) {
            try (BandReader reader = BandReader.open(picture)) {
                if (width > 0 && (reader.width() != width || reader.height() != height)) {
                    throw new FileException(
                            picture,
                            "is " + reader.width() + "x" + reader.height() + ", and the first picture of the film is "
                                    + width + "x" + height);
                }
                width = reader.width();
                height = reader.height();
            }
        }
        return new FilmPictures(pictures, FilmHeader.ofPictures(width, height, pictures.size(), framesPerSecond));
    }

    private static List<Path> inFolder(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .filter(file -> Files.isRegularFile(file) && ImageFormats.isReadable(file))
                    .sorted(Comparator.comparing(FilmPictures::number).thenComparing(Path::getFileName))
                    .toList();
        }
    }

    private static double number(Path file) {
        Matcher number = NUMBER.matcher(file.getFileName().toString().replaceFirst("\\.[^.]*$", ""));
        return number.find() ? Double.parseDouble(number.group(1)) : -1;
    }

    private static List<Path> numbered(FramePattern pattern) {
        int number = 0;
        while (number < FIRST_BELOW && !Files.exists(pattern.of(number))) {
            number++;
        }
        List<Path> pictures = new ArrayList<>();
        while (Files.exists(pattern.of(number))) {
            pictures.add(pattern.of(number++));
        }
        return List.copyOf(pictures);
    }

    @Override
    public Frames open() {
        return new Frames() {
            private int next;

            @Override
            public void skip(int count) {
                next += count;
            }

            @Override
            public Image next() throws IOException {
                Image image = ImageReader.read(pictures.get(next++)).image();
                return new Image(image.colourPlane().toMemory());
            }

            @Override
            public void close() {
                // Each picture is closed when it has been read.
            }
        };
    }

    @Override
    public Optional<Path> sound() {
        return Optional.empty();
    }

    /** Of names, sizes and times, because the pictures may be many gigabytes. */
    @Override
    public String digest() throws IOException {
        CRC32 sum = new CRC32();
        for (Path picture : pictures) {
            String line = picture.getFileName() + " " + Files.size(picture) + " "
                    + Files.getLastModifiedTime(picture).toMillis() + "\n";
            sum.update(line.getBytes(StandardCharsets.UTF_8));
        }
        return pictures.size() + " pictures " + Long.toHexString(sum.getValue());
    }
}
