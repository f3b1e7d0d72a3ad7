package io.github.dreamsphere.viewer.load;

import io.github.dreamsphere.core.image.BandReader;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageReader;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.SrgbColours;
import io.github.dreamsphere.core.photosphere.UnknownCoverageException;
import io.github.dreamsphere.viewer.scene.Eye;
import io.github.dreamsphere.viewer.scene.ImagePart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

/**
 * Small versions of pictures, as the left eye sees them. A thread of its own reads them, those first that were asked for
 * last, and some dozens are kept. Files that have changed are read again: one may still have been written before.
 */
public final class Thumbnails implements AutoCloseable {
    /** Each takes up to 0.9 MB in the headset's strip. */
    private static final int MOST_KEPT = 60;
    /** After this time, a request asks whether the file has changed. */
    private static final Duration CHECKED = Duration.ofSeconds(1);

    private final FileHints hints;
    private final int width;
    private final int height;
    private final Deque<Path> wanted = new ArrayDeque<>();
    /** In the order of their last use, so that the pictures that are shown are kept. */
    private final Map<Path, Entry> read = new LinkedHashMap<>(16, 0.75f, true);

    private final Thread thread = new Thread(this::work, "thumbnails");
    private boolean closed;

    /**
     * What is known of a file.
     *
     * @param stamp when it was read last
     * @param small its small version; empty if it could not be read
     * @param checked when it was looked at last, in nanoseconds
     */
    private record Entry(Stamp stamp, Optional<Image> small, long checked) {
        boolean isFresh() {
            return System.nanoTime() - checked < CHECKED.toNanos();
        }
    }

    /** What changes when a file is written. */
    private record Stamp(long size, long modified) {
        static Stamp of(Path file) {
            try {
                BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
                return new Stamp(now.size(), now.lastModifiedTime().to(TimeUnit.NANOSECONDS));
            } catch (IOException e) {
                return new Stamp(-1, 0);
            }
        }
    }

    /**
     * No small pictures yet. The thread starts with the first request.
     *
     * @param hints what to use instead of what the files say
     * @param width the largest width of a small picture in pixels
     * @param height its largest height
     */
    public Thumbnails(FileHints hints, int width, int height) {
        this.hints = hints;
        this.width = width;
        this.height = height;
        thread.setDaemon(true);
    }

    /** Returns the small version of the picture in {@code file}; empty if it has not been read yet or cannot be read. */
    public synchronized Optional<Image> of(Path file) {
        Entry known = read.get(file);
        if (known == null || !known.isFresh()) {
            if (thread.getState() == Thread.State.NEW) {
                thread.start();
            }
            wanted.remove(file);
            wanted.push(file);
            notifyAll();
        }
        return known == null ? Optional.empty() : known.small();
    }

    private synchronized Optional<Entry> known(Path file) {
        return Optional.ofNullable(read.get(file));
    }

    private synchronized Path next() throws InterruptedException {
        while (wanted.isEmpty() && !closed) {
            wait();
        }
        if (closed) {
            throw new InterruptedException();
        }
        return wanted.peek();
    }

    private synchronized void put(Path file, Entry entry) {
        wanted.remove(file);
        read.put(file, entry);
        if (read.size() > MOST_KEPT) {
            read.remove(read.keySet().iterator().next());
        }
    }

    private void work() {
        BackgroundPriority.DREAMING.enter();
        try {
            while (true) {
                Path file = next();
                put(file, entry(file));
            }
        } catch (InterruptedException e) {
            // The viewer closes.
        }
    }

    private Entry entry(Path file) {
        Stamp stamp = Stamp.of(file);
        Optional<Entry> unchanged = known(file).filter(known -> known.stamp().equals(stamp));
        Optional<Image> small = unchanged.isPresent() ? unchanged.get().small() : read(file);
        return new Entry(stamp, small, System.nanoTime());
    }

    private Optional<Image> read(Path file) {
        try {
            return Optional.of(small(file));
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            // The viewer reports the error when the picture is chosen.
            return Optional.empty();
        }
    }

    private Image small(Path file) throws IOException {
        try (BandReader bands = BandReader.open(file)) {
            Metadata metadata = bands.metadata();
            Optional<PanoramaHeader> header = header(file, bands.width(), bands.height(), metadata);
            Optional<Image> quick = ImageReader.small(file);
            Image small = SrgbColours.apply(quick.isPresent() ? quick.get() : shrunk(bands), metadata.icc());
            return fitting(header.isPresent() ? leftEyes(small, header.get()) : small);
        }
    }

    private static Image leftEyes(Image small, PanoramaHeader header) {
        return header.unfoldedPreview(small)
                .map(sphere -> header.stereo().half(sphere, Eye.LEFT))
                .orElse(small);
    }

    /** Returns the header; empty if nothing says what part of the sphere the picture shows. */
    private Optional<PanoramaHeader> header(Path file, int pictureWidth, int pictureHeight, Metadata metadata)
            throws IOException {
        try {
            return Optional.of(PanoramaHeader.of(file, pictureWidth, pictureHeight, metadata, hints));
        } catch (UnknownCoverageException e) {
            return Optional.empty();
        }
    }

    /** Reads the picture and shrinks it, so far that half of the result still has the wanted size. */
    private Image shrunk(BandReader bands) throws IOException {
        int factor = Math.max(1, Math.min(bands.width() / (2 * width), bands.height() / (2 * height)));
        Image shrunk = new Image(bands.width() / factor, bands.height() / factor);
        for (int y = 0; y < shrunk.height(); y++) {
            Image band = bands.read(factor);
            if (isClosed()) {
                throw new CancellationException("the viewer closes");
            }
            for (int x = 0; x < shrunk.width(); x++) {
                mean(band, new ImagePart(x * factor, 0, factor, band.height()), shrunk, x, y);
            }
        }
        return shrunk;
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /** Shrinks {@code picture} to fit the largest size. */
    private Image fitting(Image picture) {
        double scale = Math.min(1, Math.min((double) width / picture.width(), (double) height / picture.height()));
        Image fitting =
                new Image(Math.max(1, (int) (picture.width() * scale)), Math.max(1, (int) (picture.height() * scale)));
        for (int y = 0; y < fitting.height(); y++) {
            int top = y * picture.height() / fitting.height();
            int bottom = Math.max(top + 1, (y + 1) * picture.height() / fitting.height());
            for (int x = 0; x < fitting.width(); x++) {
                int left = x * picture.width() / fitting.width();
                int right = Math.max(left + 1, (x + 1) * picture.width() / fitting.width());
                mean(picture, new ImagePart(left, top, right - left, bottom - top), fitting, x, y);
            }
        }
        return fitting;
    }

    private static void mean(Image from, ImagePart part, Image to, int x, int y) {
        for (int c = 0; c < Image.CHANNELS; c++) {
            float sum = 0;
            for (int row = part.top(); row < part.top() + part.height(); row++) {
                for (int column = part.left(); column < part.left() + part.width(); column++) {
                    sum += from.get(column, row, c);
                }
            }
            to.set(x, y, c, sum / (part.width() * part.height()));
        }
    }

    /** Ends the thread. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
