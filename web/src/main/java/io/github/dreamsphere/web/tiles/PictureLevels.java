package io.github.dreamsphere.web.tiles;

import io.github.dreamsphere.core.image.BandReader;
import io.github.dreamsphere.core.image.ChromaSubsampling;
import io.github.dreamsphere.core.image.IccProfile;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.SrgbColours;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.core.plane.Row;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.viewer.scene.Eye;
import io.github.dreamsphere.viewer.scene.ImagePart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a picture once, from top to bottom, and makes all its levels of the rows as they come, in sRGB and over white
 * where it is transparent. Nothing but some rows of each level is in memory, besides the levels that are kept.
 */
public final class PictureLevels {
    /** The most rows that are passed on at once. */
    static final int BAND = 64;

    private final SpherePicture picture;
    private final List<Level> levels;
    private final Map<Eye, List<List<RowSink>>> sinks = new LinkedHashMap<>();

    /**
     * How a picture of a page is written as a JPEG.
     *
     * @param quality 1 to 100
     */
    public static WriteOptions jpegOptions(int quality) {
        return WriteOptions.defaults()
                .withJpegQuality(quality)
                .withChroma(ChromaSubsampling.QUARTER)
                .withBits(8);
    }

    /** The levels of {@code picture}; nothing is read yet. */
    public PictureLevels(SpherePicture picture) {
        this.picture = picture;
        levels = picture.levels();
        for (Eye eye : picture.eyes()) {
            List<List<RowSink>> ofLevels = new ArrayList<>();
            levels.forEach(level -> ofLevels.add(new ArrayList<>()));
            sinks.put(eye, ofLevels);
        }
    }

    /**
     * Writes the tiles of the smallest {@code count} levels, for both eyes: {@code folder/LEVEL/ROW_COLUMN.SUFFIX}, and
     * {@code folder/LEVEL/rROW_COLUMN.SUFFIX} for the right eye. Level 0 is the smallest.
     */
    public void writeTiles(Path folder, int count, TileKind kind) throws IOException {
        for (int i = 0; i < count; i++) {
            Level level = levels.get(i);
            Path ofLevel = folder.resolve(Integer.toString(i));
            Files.createDirectories(ofLevel);
            for (Eye eye : picture.eyes()) {
                String prefix = eye == Eye.LEFT ? "" : "r";
                add(eye, i, new LevelTiles(level, picture.border(level), ofLevel, prefix, kind));
            }
        }
    }

    /**
     * Keeps a level of the left eye's picture.
     *
     * @return the image whose pixels {@link #read} fills
     */
    public Image keep(int level) {
        KeptLevel sink = new KeptLevel(levels.get(level));
        add(Eye.LEFT, level, sink);
        return sink.image();
    }

    private void add(Eye eye, int level, RowSink sink) {
        sinks.get(eye).get(level).add(sink);
    }

    /**
     * Reads the picture and makes the levels.
     *
     * @return warnings about the file, one line each
     * @throws io.github.dreamsphere.core.progress.Cancelled if {@code progress} is cancelled
     */
    public List<String> read(Progress progress) throws IOException {
        Map<Eye, RowSink> finest = new LinkedHashMap<>();
        picture.eyes().forEach(eye -> finest.put(eye, chain(eye)));
        try (BandReader reader = BandReader.open(picture.file())) {
            Optional<IccProfile> profile = reader.metadata().icc();
            for (int top = 0; top < picture.height(); ) {
                progress.checkCancelled();
                Image band = SrgbColours.apply(overWhite(reader.read(BAND)), profile);
                for (Map.Entry<Eye, RowSink> each : finest.entrySet()) {
                    pass(band, top, picture.part(each.getKey()), each.getValue());
                }
                top += band.height();
                progress.report(picture.file().getFileName().toString(), top, picture.height());
            }
            return reader.warnings();
        }
    }

    /** What takes the rows of the finest level, and hands them down. */
    private RowSink chain(Eye eye) {
        RowSink smaller = RowSink.NONE;
        for (int i = 0; i < levels.size(); i++) {
            List<RowSink> all = new ArrayList<>(sinks.get(eye).get(i));
            if (i > 0) {
                all.add(new HalvedRows(picture.border(levels.get(i)), levels.get(i - 1), smaller));
            }
            smaller = band -> {
                for (RowSink sink : all) {
                    sink.accept(band);
                }
            };
        }
        return smaller;
    }

    /** Passes on what {@code part} has of a band of the whole picture. */
    private static void pass(Image band, int top, ImagePart part, RowSink sink) throws IOException {
        int from = Math.max(top, part.top());
        int to = Math.min(top + band.height(), part.top() + part.height());
        if (from < to) {
            boolean whole = part.width() == band.width() && to - from == band.height();
            sink.accept(whole ? band : band.crop(part.left(), from - top, part.width(), to - from));
        }
    }

    private static Image overWhite(Image band) {
        if (!band.hasAlpha()) {
            return band;
        }
        Row opacity = Row.of(band.alpha().orElseThrow());
        float[] rgb = band.rgb();
        for (int i = 0; i < rgb.length; i++) {
            float alpha = opacity.get(i / Image.CHANNELS);
            rgb[i] = alpha * rgb[i] + (1 - alpha);
        }
        return new Image(band.width(), band.height(), rgb);
    }
}
