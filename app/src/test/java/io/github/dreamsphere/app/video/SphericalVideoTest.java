package io.github.dreamsphere.app.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageWriter;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Picture;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.core.image.Xmp;
import io.github.dreamsphere.core.photosphere.RunSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SphericalVideoTest {
    @TempDir
    Path folder;

    /** Where the boxes of a file begin, found by walking sizes, by path such as {@code moov/trak/mdia}. */
    private static Map<String, int[]> walk(byte[] file) {
        Map<String, int[]> places = new TreeMap<>();
        walk(ByteBuffer.wrap(file), 0, file.length, "", places);
        return places;
    }

    private static void walk(ByteBuffer file, int from, int to, String path, Map<String, int[]> places) {
        for (int at = from; at + 8 <= to; ) {
            int size = file.getInt(at);
            byte[] letters = new byte[4];
            file.get(at + 4, letters);
            String type = new String(letters, StandardCharsets.ISO_8859_1);
            assertThat(size).as("%s%s", path, type).isBetween(8, to - at);
            String name = path + type;
            places.putIfAbsent(name, new int[] {at, size});
            int inner = inner(type);
            if (inner >= 0) {
                walk(file, at + 8 + inner, at + size, name + "/", places);
            }
            at += size;
        }
    }

    private static int inner(String type) {
        return switch (type) {
            case "moov", "trak", "mdia", "minf", "stbl", "sv3d", "proj" -> 0;
            case "stsd" -> 8;
            case "avc1", "mp4v" -> 78;
            default -> -1;
        };
    }

    private static byte[] content(byte[] file, Map<String, int[]> places, String path) {
        assertThat(places).containsKey(path);
        int[] place = places.get(path);
        return Arrays.copyOfRange(file, place[0] + 8, place[0] + place[1]);
    }

    /** A file as short as can be: an index of one track with two chunks, before or behind the samples. */
    private static byte[] tiny(boolean indexFirst, boolean wide) {
        byte[] entry = new byte[78];
        Box description = Box.of("stsd", new byte[] {0, 0, 0, 0, 0, 0, 0, 1}, new Box("avc1", entry).bytes());
        int index = 3 * 8 + (8 + 20) + 2 * 8 + (8 + 8 + 8 + 78) + (8 + 8) + (wide ? 16 : 8);
        int samples = 16 + (indexFirst ? index : 0) + 8;
        ByteBuffer offsets = ByteBuffer.allocate(8 + (wide ? 16 : 8)).putInt(0).putInt(2);
        for (int chunk = 0; chunk < 2; chunk++) {
            int place = samples + chunk * 3;
            if (wide) {
                offsets.putLong(place);
            } else {
                offsets.putInt(place);
            }
        }
        byte[] handler = "\0\0\0\0\0\0\0\0vide\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
        Box table = Box.of("stbl", description.bytes(), new Box(wide ? "co64" : "stco", offsets.array()).bytes());
        Box media = Box.of(
                "mdia",
                new Box("hdlr", handler).bytes(),
                Box.of("minf", table.bytes()).bytes());
        byte[] moov = Box.of("moov", Box.of("trak", media.bytes()).bytes()).bytes();
        assertThat(moov).hasSize(index);
        byte[] type = new Box("ftyp", "isom\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1)).bytes();
        byte[] data = new Box("mdat", "abcdef".getBytes(StandardCharsets.ISO_8859_1)).bytes();
        return Box.of("", type, indexFirst ? moov : data, indexFirst ? data : moov)
                .content();
    }

    @Test
    void theBoxesAreThereAndEveryChunkIsStillFound() throws IOException {
        for (boolean indexFirst : new boolean[] {true, false}) {
            for (boolean wide : new boolean[] {true, false}) {
                Path source = Files.write(folder.resolve("plain.mp4"), tiny(indexFirst, wide));
                Path target = folder.resolve("marked.mp4");

                SphericalVideo.mark(source, target);

                byte[] file = Files.readAllBytes(target);
                Map<String, int[]> places = walk(file);
                String entry = "moov/trak/mdia/minf/stbl/stsd/avc1/";
                assertThat(content(file, places, entry + "st3d")).containsExactly(0, 0, 0, 0, 0);
                assertThat(new String(content(file, places, entry + "sv3d/svhd"), StandardCharsets.UTF_8))
                        .isEqualTo("\0\0\0\0dreamsphere\0");
                assertThat(content(file, places, entry + "sv3d/proj/prhd")).isEqualTo(new byte[16]);
                assertThat(content(file, places, entry + "sv3d/proj/equi")).isEqualTo(new byte[20]);
                assertThat(new String(content(file, places, "moov/trak/uuid"), StandardCharsets.UTF_8))
                        .contains("<GSpherical:ProjectionType>equirectangular<");
                ByteBuffer table =
                        ByteBuffer.wrap(content(file, places, "moov/trak/mdia/minf/stbl/" + (wide ? "co64" : "stco")));
                int count = table.position(4).getInt();
                for (int chunk = 0; chunk < count; chunk++) {
                    int place = wide ? (int) table.getLong() : table.getInt();
                    assertThat((char) file[place]).isEqualTo("ad".charAt(chunk));
                }
            }
        }
    }

    @Test
    void xmpIsAddedAndEveryChunkIsStillFound() throws IOException {
        Xmp xmp = RunSettings.recorded(Xmp.EMPTY, Map.of("dream", "octaves = 4\n"));
        for (boolean indexFirst : new boolean[] {true, false}) {
            Path source = Files.write(folder.resolve("plain.mp4"), tiny(indexFirst, true));
            Path target = folder.resolve("marked.mp4");

            SphericalVideo.mark(source, target, xmp);

            assertThat(FilmXmp.read(source).packet()).isEqualTo(Xmp.EMPTY.packet());
            assertThat(RunSettings.of(FilmXmp.read(target))).containsEntry("dream", "octaves = 4\n");
            byte[] file = Files.readAllBytes(target);
            ByteBuffer table = ByteBuffer.wrap(content(file, walk(file), "moov/trak/mdia/minf/stbl/co64"));
            table.position(8);
            assertThat((char) file[(int) table.getLong()]).isEqualTo('a');
            assertThat((char) file[(int) table.getLong()]).isEqualTo('d');
        }
    }

    @Test
    void whatIsNoVideoIsRefused() throws IOException {
        Path text = Files.writeString(folder.resolve("text.mp4"), "this is a text, longer than a header");
        assertThatThrownBy(() -> SphericalVideo.mark(text, folder.resolve("out.mp4")))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(text.toString());
        byte[] silent = tiny(true, false);
        silent[new String(silent, StandardCharsets.ISO_8859_1).indexOf("vide")] = 's';
        Path sound = Files.write(folder.resolve("sound.mp4"), silent);
        assertThatThrownBy(() -> SphericalVideo.mark(sound, folder.resolve("out.mp4")))
                .hasMessageContaining("no video track");
    }

    @Test
    void ffprobeSeesASphere() throws IOException, InterruptedException {
        Optional<Ffmpeg> ffmpeg = Ffmpeg.find();
        assumeTrue(ffmpeg.isPresent(), "no ffmpeg for this platform");
        for (int frame = 0; frame < 5; frame++) {
            Image image = new Image(64, 32);
            Arrays.fill(image.rgb(), frame / 5f);
            Path file = folder.resolve(String.format("frame-%05d.png", frame));
            ImageWriter.write(new Picture(image, Metadata.NONE), file, WriteOptions.defaults());
        }
        Path plain = folder.resolve("plain.mp4");
        Path marked = folder.resolve("marked.mp4");
        ffmpeg.get().encode(folder.resolve("frame-%05d.png"), 5, new Ffmpeg.Rate(25, 64, 32), plain);
        SphericalVideo.mark(plain, marked);
        Map<String, int[]> places = walk(Files.readAllBytes(marked));
        String entry = "moov/trak/mdia/minf/stbl/stsd/avc1/";
        assertThat(places).containsKey(entry + "sv3d/proj/equi");
        int configuration = places.get(entry + "avcC")[0] + places.get(entry + "avcC")[1];
        assertThat(places.get(entry + "st3d")[0])
                .as("right behind the codec's configuration")
                .isEqualTo(configuration);

        String probe = BundledPrograms.path("ffprobe").orElseThrow();
        Process process = new ProcessBuilder(
                        probe, "-v", "error", "-count_frames", "-show_streams", "-show_format", marked.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("Spherical Mapping", "projection=equirectangular", "nb_read_frames=5");
    }
}
