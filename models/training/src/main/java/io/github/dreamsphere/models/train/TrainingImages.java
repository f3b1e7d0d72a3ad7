package io.github.dreamsphere.models.train;

import io.github.dreamsphere.core.file.FileException;
import io.github.dreamsphere.core.image.ImageFormats;
import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * The pictures of a folder or tar archive, in memory as compressed files. The class of a picture is the name of its
 * folder. Unreadable pictures are left out and listed.
 */
public final class TrainingImages {
    /** The warning of the JDK's JPEG reader for a truncated file. */
    private static final String CUT_SHORT = "premature end";

    /**
     * A picture.
     *
     * @param path path in the folder or archive
     * @param label name of its folder
     */
    public record Entry(String path, String label, byte[] file) {
        private static Entry of(String path, byte[] file) {
            Path parent = Path.of(path).getParent();
            return new Entry(path, parent == null ? "" : parent.getFileName().toString(), file);
        }

        /** The picture as 8-bit sRGB. */
        public BufferedImage decode() throws IOException {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
            if (image == null) {
                throw new IOException(path + ": is not a picture");
            }
            return image;
        }
    }

    private final List<Entry> entries;
    private final List<String> broken;

    private TrainingImages(List<Entry> found) {
        Map<Boolean, List<Entry>> byReadable = found.parallelStream()
                .sorted(Comparator.comparing(Entry::path))
                .collect(Collectors.partitioningBy(TrainingImages::readable));
        entries = byReadable.get(true);
        broken = byReadable.get(false).stream().map(Entry::path).toList();
    }

    /**
     * Reads a folder, recursively, or a tar archive.
     *
     * @throws IOException if it does not exist, or has no readable picture
     */
    public static TrainingImages read(Path place) throws IOException {
        if (Files.notExists(place)) {
            throw new FileException(place, "no such folder or archive");
        }
        TrainingImages images = new TrainingImages(Files.isDirectory(place) ? inFolder(place) : inArchive(place));
        if (images.entries.isEmpty()) {
            throw new FileException(
                    place,
                    "contains no readable pictures (" + String.join(", ", ImageFormats.readable()) + "); "
                            + images.broken.size() + " were broken");
        }
        return images;
    }

    private static List<Entry> inFolder(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(ImageFormats::isReadable).toList();
        }
        List<Entry> found = new ArrayList<>();
        for (Path file : files) {
            found.add(Entry.of(folder.relativize(file).toString(), Files.readAllBytes(file)));
        }
        return found;
    }

    private static List<Entry> inArchive(Path archive) throws IOException {
        List<Entry> found = new ArrayList<>();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(archive));
                TarArchiveInputStream tar = new TarArchiveInputStream(in)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.isFile() && ImageFormats.isReadable(Path.of(entry.getName()))) {
                    found.add(Entry.of(entry.getName(), tar.readAllBytes()));
                }
            }
        }
        return found;
    }

    /** False for a truncated JPEG too, which is read with a warning only. */
    private static boolean readable(Entry entry) {
        List<String> warnings = new ArrayList<>();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(entry.file()))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return false;
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in);
                reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning.toLowerCase(Locale.ROOT)));
                reader.read(0);
            } finally {
                reader.dispose();
            }
            return warnings.stream().noneMatch(warning -> warning.contains(CUT_SHORT));
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    /** The pictures, ordered by path. */
    public List<Entry> entries() {
        return entries;
    }

    /** {@code entries} by class, the classes sorted by name. */
    public static SortedMap<String, List<Entry>> byLabel(List<Entry> entries) {
        return entries.stream().collect(Collectors.groupingBy(Entry::label, TreeMap::new, Collectors.toList()));
    }

    /** The names of the classes, sorted. */
    public List<String> labels() {
        return entries.stream().map(Entry::label).distinct().sorted().toList();
    }

    /** Paths of the unreadable pictures in the folder or archive. */
    public List<String> broken() {
        return broken;
    }
}
