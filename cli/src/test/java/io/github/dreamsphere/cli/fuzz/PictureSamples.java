package io.github.dreamsphere.cli.fuzz;

import com.twelvemonkeys.imageio.metadata.tiff.IFD;
import com.twelvemonkeys.imageio.metadata.tiff.Rational;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFEntry;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFWriter;
import io.github.dreamsphere.core.image.Exif;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageWriter;
import io.github.dreamsphere.core.image.Iptc;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Picture;
import io.github.dreamsphere.core.image.Samples;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.core.image.Xmp;
import io.github.dreamsphere.core.image.XmpException;
import io.github.dreamsphere.core.image.tiff.MadeTiff;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Small pictures of all kinds, and the metadata in them. */
final class PictureSamples {
    private static final int WIDTH = 48;
    private static final int HEIGHT = 24;
    private static final String WEBP = "io/github/dreamsphere/core/image/webp/";
    private static final byte[] PLAIN_PNG = written(".png", false, Metadata.NONE);
    private static final byte[] PLAIN_JPEG = written(".jpg", false, Metadata.NONE);

    private PictureSamples() {}

    static byte[] plainPng() {
        return PLAIN_PNG;
    }

    static byte[] plainJpeg() {
        return PLAIN_JPEG;
    }

    private static byte[] written(String suffix, boolean alpha, Metadata metadata) {
        try {
            Path file = Files.createTempFile("sample", suffix);
            try {
                Image plain = metadata.grey() ? Samples.greyGradient(WIDTH, HEIGHT) : Samples.gradient(WIDTH, HEIGHT);
                Image image = alpha ? Samples.withAlpha(plain) : plain;
                ImageWriter.write(new Picture(image, metadata), file, WriteOptions.defaults());
                return Files.readAllBytes(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SortedMap<String, byte[]> sample(String name, byte[] content) {
        return new TreeMap<>(Map.of(name, content));
    }

    private static List<SortedMap<String, byte[]>> samples(String name, List<byte[]> contents) {
        return contents.stream().map(content -> sample(name, content)).toList();
    }

    private static List<byte[]> written(String suffix) throws IOException {
        Metadata rich = rich();
        List<byte[]> files = new ArrayList<>();
        files.add(written(suffix, false, Metadata.NONE));
        files.add(written(suffix, false, rich));
        files.add(written(suffix, true, rich.withBits(16)));
        files.add(written(suffix, false, rich.withGrey(true).withIcc(Optional.of(Samples.linearGreyProfile()))));
        return files;
    }

    private static Metadata rich() throws IOException {
        try {
            return new Metadata(
                    8,
                    false,
                    Optional.of(Samples.linearProfile()),
                    Optional.of(new Exif(exif())),
                    Xmp.parse(packet().getBytes(StandardCharsets.UTF_8)),
                    Optional.of(new Iptc(records())),
                    List.of(new io.github.dreamsphere.core.image.Text("Comment", "a comment")));
        } catch (XmpException e) {
            throw new IOException(e);
        }
    }

    static List<SortedMap<String, byte[]>> jpegs() throws IOException {
        List<byte[]> files = written(".jpg");
        files.add(byJdk("jpeg", BufferedImage.TYPE_INT_RGB, true));
        files.add(byJdk("jpeg", BufferedImage.TYPE_BYTE_GRAY, false));
        return samples("a.jpg", files);
    }

    static List<SortedMap<String, byte[]>> pngs() throws IOException {
        List<byte[]> files = written(".png");
        files.add(byJdk("png", BufferedImage.TYPE_INT_ARGB, true));
        files.add(byJdk("png", BufferedImage.TYPE_BYTE_INDEXED, false));
        files.add(byJdk("png", BufferedImage.TYPE_BYTE_BINARY, true));
        return samples("a.png", files);
    }

    static List<SortedMap<String, byte[]>> tiffs() throws IOException {
        List<byte[]> files = written(".tif");
        files.add(made(3, 8, 2).tiles(16, 16).deflated().of(PictureSamples::level));
        files.add(made(3, 8, 2).planar().strips(5).packed().of(PictureSamples::level));
        files.add(made(4, 8, 5).strips(7).of(PictureSamples::level));
        files.add(made(3, 8, 8).bigEndian().of(PictureSamples::level));
        files.add(made(1, 1, 0).of((x, y, c) -> (x + y) % 2));
        files.add(made(1, 32, 1).floats().strips(9).of((x, y, c) -> x / 50.0));
        files.add(made(4, 16, 2).shorts(338, 1).deflated().of(PictureSamples::level));
        int[] palette = new int[3 * 16];
        for (int i = 0; i < palette.length; i++) {
            palette[i] = i * 1000;
        }
        files.add(made(1, 4, 3).shorts(320, palette).of((x, y, c) -> x % 16));
        files.add(MadeTiff.ofBlock(WIDTH, HEIGHT, 3, 6, 7, byJdk("jpeg", BufferedImage.TYPE_INT_RGB, false)));
        files.add(byJdk("tiff", BufferedImage.TYPE_INT_RGB, false));
        return samples("a.tif", files);
    }

    private static MadeTiff made(int samples, int bits, int photometric) {
        return new MadeTiff(WIDTH, HEIGHT, samples, bits, photometric);
    }

    private static double level(int x, int y, int channel) {
        return (5 * x + 3 * y + 60 * channel) % 250;
    }

    private static byte[] byJdk(String format, int type, boolean progressive) throws IOException {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, type);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                image.setRGB(x, y, 0xff000000 | x * 5 << 16 | y * 9 << 8 | 120);
            }
        }
        javax.imageio.ImageWriter writer =
                ImageIO.getImageWritersByFormatName(format).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            if (progressive) {
                parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            }
            if (format.equals("tiff")) {
                parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                parameters.setCompressionType("LZW");
            }
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    static List<SortedMap<String, byte[]>> webps() throws IOException {
        List<byte[]> files = new ArrayList<>();
        for (String name : List.of(
                "alpha",
                "alpha-uncompressed",
                "animation",
                "finest",
                "lossless",
                "lossless-alpha",
                "lossless-palette",
                "lossless-rgb",
                "simple-filter",
                "strong-filter")) {
            files.add(resource(WEBP + name + ".webp"));
        }
        return samples("a.webp", files);
    }

    static byte[] resource(String name) throws IOException {
        try (var in = PictureSamples.class.getClassLoader().getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    private static String packet() {
        return """
                <?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
                <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                <rdf:Description rdf:about="" xmlns:GPano="http://ns.google.com/photos/1.0/panorama/"
                 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:tiff="http://ns.adobe.com/tiff/1.0/"
                 xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:hdrgm="http://ns.adobe.com/hdr-gain-map/1.0/"
                 GPano:ProjectionType="equirectangular" GPano:FullPanoWidthPixels="96" GPano:FullPanoHeightPixels="48"
                 GPano:CroppedAreaImageWidthPixels="48" GPano:CroppedAreaImageHeightPixels="24"
                 GPano:CroppedAreaLeftPixels="10" GPano:CroppedAreaTopPixels="12" GPano:PoseHeadingDegrees="12.5"
                 GPano:PosePitchDegrees="-3" GPano:PoseRollDegrees="1e1" tiff:Orientation="6" exif:PixelXDimension="48"
                 GPano:StereoMode="mono" hdrgm:Version="1.0">
                <dc:title><rdf:Alt><rdf:li xml:lang="x-default">Title</rdf:li><rdf:li xml:lang="de">Titel</rdf:li></rdf:Alt></dc:title>
                <dc:subject><rdf:Bag><rdf:li>one</rdf:li><rdf:li>two</rdf:li></rdf:Bag></dc:subject>
                <dc:creator><rdf:Seq><rdf:li>Ann &amp; Bob</rdf:li></rdf:Seq></dc:creator>
                <exif:Flash rdf:parseType="Resource"><exif:Fired>False</exif:Fired><exif:Mode>2</exif:Mode></exif:Flash>
                </rdf:Description></rdf:RDF></x:xmpmeta>
                <?xpacket end="w"?>""";
    }

    static List<SortedMap<String, byte[]>> xmps() {
        String video = packet().replace("GPano:ProjectionType=\"equirectangular\"", "GPano:UsePanoramaViewer=\"True\"");
        String elements = packet().replaceAll("GPano:(\\w+)=\"([^\"]*)\"", "")
                .replace("<dc:title>", "<GPano:ProjectionType>equirectangular</GPano:ProjectionType><dc:title>");
        return samples(
                "a.jpg",
                List.of(packet(), video, elements).stream()
                        .map(text -> text.getBytes(StandardCharsets.UTF_8))
                        .toList());
    }

    private static byte[] exif() {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(block)) {
            IFD camera = new IFD(List.of(
                    new TIFFEntry(TIFF.TAG_MAKE, TIFF.TYPE_ASCII, "inner"),
                    new TIFFEntry(40962, TIFF.TYPE_LONG, 48),
                    new TIFFEntry(40963, TIFF.TYPE_LONG, 24),
                    new TIFFEntry(37386, TIFF.TYPE_RATIONAL, new Rational(50, 3)),
                    new TIFFEntry(37500, TIFF.TYPE_UNDEFINED, new byte[50])));
            IFD place = new IFD(List.of(
                    new TIFFEntry(1, TIFF.TYPE_ASCII, "N"), new TIFFEntry(2, TIFF.TYPE_RATIONAL, new Rational[] {
                        new Rational(50, 1), new Rational(5, 1), new Rational(7, 2)
                    })));
            new TIFFWriter()
                    .write(
                            List.of(
                                    new TIFFEntry(TIFF.TAG_IMAGE_DESCRIPTION, TIFF.TYPE_ASCII, "a description"),
                                    new TIFFEntry(TIFF.TAG_MAKE, TIFF.TYPE_ASCII, "Dream Camera"),
                                    new TIFFEntry(TIFF.TAG_ORIENTATION, TIFF.TYPE_SHORT, (short) 6),
                                    new TIFFEntry(TIFF.TAG_X_RESOLUTION, TIFF.TYPE_RATIONAL, new Rational(72, 1)),
                                    new TIFFEntry(TIFF.TAG_EXIF_IFD, TIFF.TYPE_LONG, camera),
                                    new TIFFEntry(TIFF.TAG_GPS_IFD, TIFF.TYPE_LONG, place)),
                            out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return block.toByteArray();
    }

    static List<SortedMap<String, byte[]>> exifs() {
        return samples("a.jpg", List.of(exif(), Samples.exif(3).block()));
    }

    static List<SortedMap<String, byte[]>> iccs() {
        List<byte[]> profiles = new ArrayList<>();
        for (int space : new int[] {
            ColorSpace.CS_sRGB, ColorSpace.CS_LINEAR_RGB, ColorSpace.CS_GRAY, ColorSpace.CS_CIEXYZ, ColorSpace.CS_PYCC
        }) {
            profiles.add(ICC_Profile.getInstance(space).getData());
        }
        profiles.add(Samples.anyProfile(900).bytes());
        return samples("a.jpg", profiles);
    }

    private static byte[] records() {
        return new byte[] {0x1C, 2, 5, 0, 5, 'T', 'i', 't', 'l', 'e', 0x1C, 2, 25, 0, 4, 'w', 'o', 'r', 'd', 0};
    }

    static List<SortedMap<String, byte[]>> iptcs() {
        return samples("a.jpg", List.of(new Iptc(records()).photoshop()));
    }
}
