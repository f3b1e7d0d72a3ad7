package io.github.dreamsphere.cli.fuzz;

import io.github.dreamsphere.cli.fuzz.Format.Notice;
import io.github.dreamsphere.cli.fuzz.Format.Packing;
import io.github.dreamsphere.core.image.png.MadePng;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.function.Function;

/** All formats that are read, with samples made by this project's own writers and tests. */
final class Formats {
    private static final int APP1 = 0xE1;
    private static final int APP2 = 0xE2;
    private static final int APP13 = 0xED;

    private interface Maker {
        Format made(String name) throws IOException;
    }

    private enum Known {
        JPEG(name -> picture(name, PictureSamples.jpegs(), Jpeg::damaged, Notice.CUTS_BY_WARNING)),
        PNG(name -> picture(name, PictureSamples.pngs(), Png::damaged, Notice.CUTS_BY_WARNING)),
        TIFF(name -> picture(name, PictureSamples.tiffs(), Tiff::damaged, Notice.CUTS)),
        WEBP(name -> picture(name, PictureSamples.webps(), Riff::damaged, Notice.CUTS)),
        XMP(name -> part(name, PictureSamples.xmps(), Text::damaged, Formats::withXmp)),
        EXIF(name -> part(name, PictureSamples.exifs(), Tiff::damaged, Formats::withExif)),
        ICC(name -> part(name, PictureSamples.iccs(), Bytes::damaged, Formats::withIcc)),
        IPTC(name -> part(name, PictureSamples.iptcs(), Bytes::damaged, Formats::withIptc)),
        DSNET(name -> net(name, NetSamples.dsnets(), Zip::damaged, Notice.CUTS_AND_FLIPS)),
        ONNX(name -> net(name, NetSamples.onnx(), Protobuf::damaged, Notice.CUTS)),
        CAFFE(name ->
                new Format(name, NetSamples.caffe(), Formats::ofCaffe, Packing.NONE, Readers::net, Notice.NOTHING)),
        KERAS_H5(name -> net(name, NetSamples.h5(), Formats.bytes().or(Text::damaged), Notice.CUTS)),
        KERAS(name -> net(name, NetSamples.keras(), Zip::damaged, Notice.CUTS)),
        DL4J(name -> net(name, NetSamples.dl4j(), Zip::damaged, Notice.CUTS_AND_FLIPS)),
        IMPORTED(name -> new Format(
                name,
                NetSamples.imported(),
                file -> file.endsWith(".txt") ? Text::damaged : Zip::damaged,
                Packing.NONE,
                Readers::imported,
                Notice.NOTHING)),
        CHECKPOINT(name -> new Format(
                name,
                NetSamples.checkpoints(),
                file -> Zip::damaged,
                Packing.NONE,
                Readers::checkpoint,
                Notice.CUTS_AND_FLIPS)),
        STATE(name -> new Format(
                name,
                NetSamples.states(),
                file -> Checked::damaged,
                Packing.NONE,
                Readers::state,
                Notice.CUTS_AND_FLIPS)),
        RECIPE(name -> new Format(
                name, NetSamples.recipes(), file -> Text::damaged, Packing.NONE, Readers::recipe, Notice.NOTHING)),
        LABELS(name -> new Format(
                name, NetSamples.labels(), file -> Text::damaged, Packing.NONE, Readers::labels, Notice.NOTHING)),
        CATALOGUE(name -> text(name, TextSamples.catalogues(), Readers::catalogue)),
        CURVE(name -> text(name, TextSamples.curves(), Readers::curve)),
        DIRECTION(name -> text(name, TextSamples.directions(), Readers::direction)),
        FILM(name -> new Format(
                name, TextSamples.films(), file -> Mp4::damaged, Packing.NONE, Readers::film, Notice.NOTHING));

        private final Maker maker;

        Known(Maker maker) {
            this.maker = maker;
        }
    }

    private Formats() {}

    static List<String> names() {
        return List.of(Known.values()).stream().map(Known::name).toList();
    }

    static Format named(String name) throws IOException {
        return Known.valueOf(name).maker.made(name);
    }

    private static Mutator bytes() {
        return Bytes::damaged;
    }

    private static Format picture(
            String name, List<SortedMap<String, byte[]>> samples, Mutator mutator, Notice notice) {
        return new Format(name, samples, file -> mutator, Packing.NONE, Readers::picture, notice);
    }

    /** A part of a picture, which is damaged and put into an intact picture. */
    private static Format part(String name, List<SortedMap<String, byte[]>> samples, Mutator mutator, Packing packing) {
        Function<String, Mutator> mutators = file -> mutator.or(Bytes::damaged);
        return new Format(name, samples, mutators, packing, Readers::picture, Notice.NOTHING);
    }

    private static Format net(String name, List<SortedMap<String, byte[]>> samples, Mutator mutator, Notice notice) {
        return new Format(name, samples, file -> mutator, Packing.NONE, Readers::net, notice);
    }

    private static Format text(String name, List<SortedMap<String, byte[]>> samples, Format.Reader reader) {
        return new Format(name, samples, file -> Text::damaged, Packing.NONE, reader, Notice.NOTHING);
    }

    private static Mutator ofCaffe(String file) {
        return file.endsWith(".prototxt") ? Text::damaged : Protobuf::damaged;
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        return Bytes.replaced(first, first.length, first.length, second);
    }

    private static byte[] withXmp(byte[] packet, Random random) {
        return random.nextBoolean()
                ? Png.with(PictureSamples.plainPng(), "iTXt", joined(latin("XML:com.adobe.xmp\0\0\0\0\0"), packet))
                : Jpeg.with(PictureSamples.plainJpeg(), APP1, joined(latin("http://ns.adobe.com/xap/1.0/\0"), packet));
    }

    private static byte[] withExif(byte[] block, Random random) {
        return random.nextBoolean()
                ? Png.with(PictureSamples.plainPng(), "eXIf", block)
                : Jpeg.with(PictureSamples.plainJpeg(), APP1, joined(latin("Exif\0\0"), block));
    }

    private static byte[] withIcc(byte[] profile, Random random) {
        return random.nextBoolean()
                ? Png.with(PictureSamples.plainPng(), "iCCP", joined(latin("p\0\0"), MadePng.deflated(profile)))
                : Jpeg.with(PictureSamples.plainJpeg(), APP2, joined(latin("ICC_PROFILE\0\1\1"), profile));
    }

    private static byte[] withIptc(byte[] resources, Random random) {
        return Jpeg.with(PictureSamples.plainJpeg(), APP13, joined(latin("Photoshop 3.0\0"), resources));
    }
}
