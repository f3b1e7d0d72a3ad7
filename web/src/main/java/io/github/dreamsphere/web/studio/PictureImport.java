package io.github.dreamsphere.web.studio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dreamsphere.core.file.FileName;
import io.github.dreamsphere.core.image.BandReader;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageFileException;
import io.github.dreamsphere.core.image.ImageFormats;
import io.github.dreamsphere.core.image.ImageReader;
import io.github.dreamsphere.core.image.ImageWriter;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Picture;
import io.github.dreamsphere.core.image.SrgbColours;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.core.photosphere.Coverage;
import io.github.dreamsphere.core.photosphere.FlatHeader;
import io.github.dreamsphere.core.photosphere.Photosphere;
import io.github.dreamsphere.core.photosphere.PhotosphereHeader;
import io.github.dreamsphere.core.photosphere.PictureHeader;
import io.github.dreamsphere.core.photosphere.PictureWriting;
import io.github.dreamsphere.core.photosphere.SurfacePicture;
import io.github.dreamsphere.core.photosphere.UnknownCoverageException;
import io.github.dreamsphere.core.plane.Planes;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.core.sphere.layout.SphereLayout;
import io.github.dreamsphere.viewer.load.StereoTags;
import io.github.dreamsphere.viewer.scene.Eye;
import io.github.dreamsphere.viewer.scene.NameTags;
import io.github.dreamsphere.viewer.scene.StereoLayout;
import io.github.dreamsphere.web.studio.StoredPicture.Kind;
import io.github.dreamsphere.web.tiles.Level;
import io.github.dreamsphere.web.tiles.PictureLevels;
import io.github.dreamsphere.web.tiles.SpherePicture;
import io.github.dreamsphere.web.tiles.TileFormat;
import io.github.dreamsphere.web.tiles.TileKind;
import io.github.dreamsphere.web.tiles.TilesJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Checks a picture that was received, and makes what pages show of it. */
final class PictureImport {
    /** The most pixels of a photosphere. */
    static final long MOST_PIXELS = 300_000_000;

    /** Plain pictures and those for two eyes are read as a whole. */
    private static final long MOST_WHOLE_PIXELS = 60_000_000;

    static final int QUALITY = 85;
    private static final int DRAFT_WIDTH = 512;
    private static final int THUMBNAIL_WIDTH = 480;

    private PictureImport() {}

    /**
     * Writes, beside {@code file}, its tiles, a thumbnail and a small copy.
     *
     * @return what pages are told of the picture
     * @throws Refusal if the picture cannot be dreamed on
     */
    static ObjectNode of(Path file) throws IOException {
        Optional<SphereLayout> layout;
        Optional<SpherePicture> sphere = Optional.empty();
        // Metadata may be large, so they are read once for all questions.
        try (BandReader header = BandReader.open(file)) {
            checkPixels(header, MOST_PIXELS);
            layout = SpherePicture.layout(file, header);
            if (layout.isEmpty()) {
                sphere = Optional.of(SpherePicture.of(file, header));
            }
        } catch (UnknownCoverageException e) {
            return plain(file);
        }
        if (layout.isPresent()) {
            return unfolded(file, layout.get());
        }
        SpherePicture read = sphere.orElseThrow();
        return read.stereo() == StereoLayout.MONO ? sphere(file, read) : stereo(file, read);
    }

    private static void checkPixels(BandReader header, long most) {
        long pixels = (long) header.width() * header.height();
        if (pixels > most) {
            throw new Refusal(
                    Refusal.TOO_LARGE,
                    "This picture has " + header.width() + " × " + header.height() + " pixels, which is too many. "
                            + most / 1_000_000 + " million are possible: make it smaller first.");
        }
    }

    private static ObjectNode sphere(Path file, SpherePicture sphere) throws IOException {
        Path folder = file.getParent();
        List<Level> levels = sphere.levels();
        PictureLevels all = new PictureLevels(sphere);
        all.writeTiles(folder.resolve("tiles"), levels.size(), TileKind.jpeg(QUALITY));
        int small = 0;
        while (small + 1 < levels.size() && levels.get(small).width() < DRAFT_WIDTH) {
            small++;
        }
        Image thumbnail = all.keep(0);
        Image draft = all.keep(small);
        List<String> warnings = new ArrayList<>(sphere.warnings());
        warnings.addAll(all.read(Progress.SILENT));
        PictureHeader header = sphere.header().scaledTo(draft.width(), draft.height());
        writeSmall(folder, thumbnail, inSrgb(header).with(draft));
        Coverage coverage = sphere.header().coverage();
        ObjectNode about = about(file, Kind.SPHERE, coverage.width(), coverage.height(), warnings);
        about.set("tiles", TilesJson.of(sphere, "tiles", levels.size(), TileFormat.JPEG));
        about.put("pitch", sphere.header().pose().pitchDegrees());
        about.put("roll", sphere.header().pose().rollDegrees());
        about.put("heading", sphere.header().headingDegrees());
        return about;
    }

    /** Keeps the left eye's picture of one for two eyes, because a dream is for one; headsets still show both. */
    private static ObjectNode stereo(Path file, SpherePicture both) throws IOException {
        try (BandReader reader = BandReader.open(file)) {
            checkPixels(reader, MOST_WHOLE_PIXELS);
        }
        PhotosphereHeader header = ofOneEye(both);
        ObjectNode about = sphere(
                file, new SpherePicture(file, both.width(), both.height(), both.stereo(), header, both.warnings()));
        Image left = both.stereo().half(ImageReader.read(file).image(), Eye.LEFT);
        // Names say how many eyes a picture is for, anywhere in them; the last part counts, in the names of dreams too.
        Path mono = file.resolveSibling(FileName.of(file).stem() + "-left_mono" + ending(file));
        header.with(left).write(mono, WriteOptions.defaults(), Map.of());
        Files.delete(file);
        about.withArray("warnings").add("It has a picture for each eye; the left one is dreamed on");
        return about.put("file", mono.getFileName().toString());
    }

    /** The header of an eye's picture, whose tags do not speak of two eyes. */
    private static PhotosphereHeader ofOneEye(SpherePicture both) {
        PhotosphereHeader of = both.header();
        Metadata metadata = StereoTags.asMono(of.metadata(), both.file());
        return new PhotosphereHeader(of.coverage(), of.pose(), of.initialView(), metadata, of.warnings());
    }

    /** Puts an equirectangular picture in the place of one in another layout, because dreams are equirectangular. */
    private static ObjectNode unfolded(Path file, SphereLayout layout) throws IOException {
        try (BandReader reader = BandReader.open(file)) {
            checkPixels(reader, MOST_WHOLE_PIXELS);
        }
        Picture read = ImageReader.read(file);
        Image image = layout.toSphere(read.image());
        PhotosphereHeader header = PhotosphereHeader.of(file, image.width(), image.height(), read.metadata());
        Path sphere = file.resolveSibling(sphereName(file, "-sphere"));
        header.with(image).write(sphere, WriteOptions.defaults(), Map.of());
        Files.delete(file);
        ObjectNode about = sphere(sphere, SpherePicture.read(sphere));
        about.withArray("warnings")
                .add(
                        layout == SphereLayout.CUBE
                                ? "It was a cube map, and is unfolded to a sphere"
                                : "It was a pair of fisheye pictures, and is unfolded to a sphere");
        return about;
    }

    /**
     * Writes the plain picture in {@code file} as a part of a photosphere, with tags.
     *
     * @param degrees what it shows from left to right; its middle row is the horizon
     * @throws Refusal if it would reach over the poles
     */
    static void span(Path file, double degrees, Path sphere) throws IOException {
        try (BandReader reader = BandReader.open(file)) {
            PhotosphereHeader header = spanning(file, reader, degrees);
            boolean grey = reader.metadata().grey();
            new PictureWriting(header, reader.hasAlpha(), grey, WriteOptions.defaults(), Map.of())
                    .write(sphere, (top, rows) -> reader.read(rows));
        }
    }

    private static PhotosphereHeader spanning(Path file, BandReader reader, double degrees) {
        try {
            return PhotosphereHeader.of(
                    file, reader.width(), reader.height(), reader.metadata(), OptionalDouble.of(degrees));
        } catch (ImageFileException e) {
            throw new Refusal(Refusal.WRONG_VALUE, Problems.of(e, file));
        }
    }

    /** The name of the photosphere that is made of {@code file}: it does not say that the picture has another layout. */
    static String sphereName(Path file, String suffix) {
        return Names.joined(NameTags.withoutLayout(FileName.of(file).stem()), suffix + ending(file));
    }

    /** The ending of the name of a picture that is written in the place of {@code file}. */
    private static String ending(Path file) {
        return ImageFormats.writable().contains(ImageFormats.suffix(file))
                ? FileName.of(file).ending()
                : ".jpg";
    }

    /** A photosphere in sRGB, reduced to at most {@code widest} pixels, without reading it as a whole. */
    static Photosphere small(Path file, int widest) throws IOException {
        SpherePicture sphere = SpherePicture.read(file);
        List<Level> levels = sphere.levels();
        int level = levels.size() - 1;
        while (level > 0 && levels.get(level).width() > widest) {
            level--;
        }
        PictureLevels all = new PictureLevels(sphere);
        Image image = all.keep(level);
        all.read(Progress.SILENT);
        PictureHeader header = sphere.header().scaledTo(image.width(), image.height());
        return (Photosphere) inSrgb(header).with(image);
    }

    private static ObjectNode plain(Path file) throws IOException {
        SurfacePicture picture = readPlain(file);
        SurfacePicture draft = scaled(picture, DRAFT_WIDTH);
        writeSmall(file.getParent(), scaled(draft, THUMBNAIL_WIDTH).image(), draft);
        return about(
                file,
                Kind.PLAIN,
                picture.image().width(),
                picture.image().height(),
                picture.header().warnings());
    }

    /** Writes a small copy of a plain picture. */
    static void writeThumbnail(Path file, Path thumbnail) throws IOException {
        write(scaled(readPlain(file), THUMBNAIL_WIDTH).image(), thumbnail);
    }

    private static SurfacePicture readPlain(Path file) throws IOException {
        try (BandReader reader = BandReader.open(file)) {
            checkPixels(reader, MOST_WHOLE_PIXELS);
            FlatHeader header = new FlatHeader(reader.width(), reader.height(), reader.metadata(), reader.warnings());
            SurfacePicture picture = SurfacePicture.read(reader, header, Planes.inMemory());
            SrgbColours.apply(picture.image(), reader.metadata().icc());
            return inSrgb(header).with(picture.image());
        }
    }

    private static SurfacePicture scaled(SurfacePicture picture, int longest) {
        int width = picture.image().width();
        int height = picture.image().height();
        double factor = Math.min(1, (double) longest / Math.max(width, height));
        int newWidth = (int) Math.max(1, Math.round(width * factor));
        int newHeight = (int) Math.max(1, Math.round(height * factor));
        Image copy = picture.image().copy();
        return picture.withImage(copy).resized(newWidth, newHeight, Planes.inMemory());
    }

    /** The header of the same picture once its pixels are sRGB. */
    private static PictureHeader inSrgb(PictureHeader header) {
        Metadata metadata = header.metadata().withIcc(Optional.empty());
        if (header instanceof PhotosphereHeader of) {
            return new PhotosphereHeader(of.coverage(), of.pose(), of.initialView(), metadata, of.warnings());
        }
        return new FlatHeader(header.surface().width(), header.surface().height(), metadata, header.warnings());
    }

    private static void writeSmall(Path folder, Image thumbnail, SurfacePicture draft) throws IOException {
        write(thumbnail, folder.resolve("thumb.jpg"));
        draft.write(folder.resolve("draft.png"), WriteOptions.defaults(), Map.of());
    }

    /** Writes a picture as pages show it. */
    static void write(Image image, Path file) throws IOException {
        Picture opaque = new Picture(new Image(image.colourPlane()), Metadata.NONE);
        ImageWriter.write(opaque, file, PictureLevels.jpegOptions(QUALITY));
    }

    private static ObjectNode about(Path file, Kind kind, int width, int height, List<String> warnings) {
        String name = file.getFileName().toString();
        ObjectNode about = Json.object()
                .put("file", name)
                .put("kind", kind.name())
                .put("width", width)
                .put("height", height);
        warnings.stream().map(line -> line.replace(file + ": ", "")).forEach(about.putArray("warnings")::add);
        return about;
    }
}
