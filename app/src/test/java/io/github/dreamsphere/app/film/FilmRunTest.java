package io.github.dreamsphere.app.film;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.dreamsphere.Activity;
import io.github.dreamsphere.DreamRequest;
import io.github.dreamsphere.Dreamsphere;
import io.github.dreamsphere.Estimate;
import io.github.dreamsphere.Events;
import io.github.dreamsphere.FilmFiles;
import io.github.dreamsphere.FilmLayout;
import io.github.dreamsphere.FilmRequest;
import io.github.dreamsphere.FilmResult;
import io.github.dreamsphere.VideoCodec;
import io.github.dreamsphere.app.RecordedEvents;
import io.github.dreamsphere.app.TinyNet;
import io.github.dreamsphere.app.video.Ffmpeg;
import io.github.dreamsphere.app.video.FilmHeader;
import io.github.dreamsphere.app.video.FrameReader;
import io.github.dreamsphere.app.video.VideoHeader;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageReader;
import io.github.dreamsphere.core.photosphere.PhotosphereFile;
import io.github.dreamsphere.core.progress.Cancelled;
import io.github.dreamsphere.core.quality.Psnr;
import io.github.dreamsphere.viewer.scene.StereoLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilmRunTest {
    private static final String TIMES = "packet=pts,duration,size";
    private static final String FRAMES = "packet=pts,duration";

    @TempDir
    Path folder;

    private FilmRequest request;

    @BeforeEach
    void make() throws IOException {
        Clip.assumeFfmpeg();
        DreamRequest dream = DreamRequest.defaults()
                .withModel(TinyNet.in(folder).toString())
                .withLayers(TinyNet.LAYER)
                .withOctaves(1)
                .withSteps(1);
        request =
                FilmRequest.defaults().withDream(dream.withAscent(dream.ascent().withTile(64)));
    }

    private FilmResult film(FilmFiles files, Events events) throws IOException {
        try (Dreamsphere dreamsphere = Dreamsphere.open(events)) {
            return dreamsphere.film(files, request);
        }
    }

    private static String packets(Path film, String stream, String entries) throws Exception {
        return Clip.ffprobe("-select_streams", stream, "-show_entries", entries, "-of", "csv=p=0", film.toString());
    }

    @Test
    void soundAndTimesStayAndTheFilmSaysThatItIsASphere() throws Exception {
        Path in = Clip.withSound(folder, "in.mp4", 11);
        Path out = folder.resolve("out.mp4");

        FilmResult result = film(FilmFiles.of(in, out), Events.NONE);

        assertThat(result.frames()).isEqualTo(11);
        assertThat(result.complete()).isTrue();
        assertThat(packets(out, "v", FRAMES)).isEqualTo(packets(in, "v", FRAMES));
        assertThat(packets(out, "a", TIMES)).isEqualTo(packets(in, "a", TIMES));
        String streams = Clip.ffprobe("-show_streams", out.toString());
        assertThat(streams).contains("projection=equirectangular", "Stereo 3D", "color_space=bt709", "color_range=tv");
        assertThat(streams).contains("color_primaries=bt709", "color_transfer=bt709");
        assertThat(new String(Files.readAllBytes(out), StandardCharsets.ISO_8859_1))
                .contains("<GSpherical:ProjectionType>equirectangular");
        assertThat(folder.resolve("out-film")).doesNotExist();
    }

    @Test
    void aPartHasTheTimesAndTheSoundOfThePart() throws Exception {
        Path in = Clip.withSound(folder, "in.mp4", 15);
        Path out = folder.resolve("out.mp4");

        FilmResult result = film(FilmFiles.of(in, out).between(0.5, Optional.of(1.0)), Events.NONE);

        String[] all = packets(in, "v", FRAMES).split("\\R");
        String[] part = packets(out, "v", FRAMES).split("\\R");
        assertThat(result.frames()).isEqualTo(part.length).isEqualTo(5);
        long first = Long.parseLong(all[5].split(",")[0]);
        for (int i = 0; i < part.length; i++) {
            long time = Long.parseLong(all[5 + i].split(",")[0]);
            assertThat(Long.parseLong(part[i].split(",")[0])).isEqualTo(time - first);
        }
        String duration = Clip.ffprobe(
                "-select_streams", "a", "-show_entries", "stream=duration", "-of", "csv=p=0", out.toString());
        assertThat(Double.parseDouble(duration.strip())).isBetween(0.45, 0.6);
    }

    /** Cancels the film when a frame begins. */
    private static final class CancellingAt implements Events {
        private final String frame;
        private boolean reached;

        CancellingAt(String frame) {
            this.frame = frame;
        }

        @Override
        public Activity begin(String name) {
            return new Activity() {
                @Override
                public void report(String stage, long done, long total) {
                    reached |= stage.startsWith(frame);
                }

                @Override
                public boolean cancelled() {
                    return reached;
                }
            };
        }
    }

    @Test
    void anInterruptedFilmIsResumedToTheSameBytes() throws Exception {
        Path in = Clip.withSound(folder, "in.mp4", 26);
        Path straight = folder.resolve("straight.mp4");
        film(FilmFiles.of(in, straight), Events.NONE);
        Path out = folder.resolve("out.mp4");
        FilmFiles files = FilmFiles.of(in, out).withResume(true);

        assertThatThrownBy(() -> film(files, new CancellingAt("frame 9/"))).isInstanceOf(Cancelled.class);
        assertThatThrownBy(() -> film(files, new CancellingAt("frame 24/"))).isInstanceOf(Cancelled.class);
        assertThat(out).doesNotExist();
        assertThatThrownBy(() -> film(files.withCodec(Optional.empty(), 30), Events.NONE))
                .hasMessageContaining("belongs to another film or to other options");
        FilmResult result = film(files, Events.NONE);

        assertThat(result.kept()).isPositive();
        assertThat(out).hasSameBinaryContentAs(straight);
    }

    /** Keeps the estimate, and the work that was reported before it and after it. */
    private static final class Estimating implements Events {
        private final List<String> before = new ArrayList<>();
        private final List<String> after = new ArrayList<>();
        private Estimate estimate;

        @Override
        public Activity begin(String name) {
            return new Activity() {
                @Override
                public void report(String stage, long done, long total) {
                    (estimate == null ? before : after).add(stage);
                }

                @Override
                public boolean cancelled() {
                    return false;
                }
            };
        }

        @Override
        public void estimated(Path source, Estimate found) {
            estimate = found;
        }
    }

    @Test
    void aWholeFrameIsMeasuredBeforeTheWorkBegins() throws Exception {
        Path in = Clip.withSound(folder, "in.mp4", 6);
        Estimating events = new Estimating();

        film(FilmFiles.of(in, folder.resolve("f-%02d.png")), events);

        long written = 0;
        for (int frame = 0; frame < 6; frame++) {
            written += Files.size(folder.resolve(String.format("f-%02d.png", frame)));
        }
        assertThat(events.before).isNotEmpty().allMatch(stage -> stage.startsWith("measuring a frame"));
        assertThat(events.after).anyMatch(stage -> stage.startsWith("frame 1/6"));
        long states = 2 * 3 * 128 * 64 * 3 * Float.BYTES;
        assertThat((double) (events.estimate.scratch() - states) / written).isBetween(0.7, 1.4);
        assertThat(events.estimate.memory()).isGreaterThan(50 << 20);
        assertThat(events.estimate.seconds()).isBetween(0.001, 60.0);
        assertThat(folder.resolve("f-02d-film")).doesNotExist();
    }

    @Test
    void aResumedFilmIsEstimatedFromWhatIsLeft() throws Exception {
        Path in = Clip.withSound(folder, "in.mp4", 26);
        FilmFiles files = FilmFiles.of(in, folder.resolve("f-%02d.png")).withResume(true);
        Estimating whole = new Estimating();
        Estimating rest = new Estimating();

        film(files.withResume(false), whole);
        assertThatThrownBy(() -> film(files, new CancellingAt("frame 24/"))).isInstanceOf(Cancelled.class);
        film(files, rest);

        assertThat(rest.estimate.scratch()).isLessThan(whole.estimate.scratch());
    }

    @Test
    void aTruncatedFilmIsDreamedAsFarAsItGoes() throws Exception {
        Path in = Clip.withSound(folder, "in.mp4", 20);
        byte[] bytes = Files.readAllBytes(in);
        Path cut = Files.write(folder.resolve("cut.mp4"), Arrays.copyOf(bytes, bytes.length / 2));
        RecordedEvents events = RecordedEvents.ofWork();

        FilmResult result = film(FilmFiles.of(cut, folder.resolve("out.mp4")), events);

        assertThat(result.complete()).isFalse();
        assertThat(result.frames()).isBetween(3, 19);
        assertThat(events.lines()).anyMatch(line -> line.contains("is damaged"));
        assertThat(Clip.ffprobe(
                                "-count_frames",
                                "-show_entries",
                                "stream=nb_read_frames",
                                "-select_streams",
                                "v",
                                "-of",
                                "csv=p=0",
                                folder.resolve("out.mp4").toString())
                        .strip())
                .startsWith(Integer.toString(result.frames()));
    }

    @Test
    void picturesAreNumberedPhotospheres() throws Exception {
        Path in = Clip.withSound(folder, "in.mp4", 3);

        film(FilmFiles.of(in, folder.resolve("f-%02d.png")), Events.NONE);

        assertThat(PhotosphereFile.read(folder.resolve("f-02.png")).image().width())
                .isEqualTo(128);
        assertThat(folder.resolve("f-03.png")).doesNotExist();
    }

    @Test
    void webmHoldsVp9AndTheTimes() throws Exception {
        Path sounding = Clip.withSound(folder, "in.mp4", 5);
        Path in = folder.resolve("silent.mp4");
        Clip.ffmpeg("-i", sounding.toString(), "-an", "-c", "copy", in.toString());
        Path out = folder.resolve("out.webm");

        assertThatThrownBy(() -> film(FilmFiles.of(sounding, out), Events.NONE))
                .hasMessageContaining("aac, cannot be copied into WebM");
        film(FilmFiles.of(in, out), Events.NONE);

        String streams = Clip.ffprobe("-show_streams", out.toString());
        assertThat(streams).contains("codec_name=vp9", "projection=equirectangular");
        String times = packets(in, "v", "packet=pts_time");
        String[] expected = times.split("\\R");
        String[] found = packets(out, "v", "packet=pts_time").split("\\R");
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.length; i++) {
            assertThat(Double.parseDouble(found[i])).isCloseTo(Double.parseDouble(expected[i]), within(0.001));
        }
    }

    private void expect(Path in, String message) {
        assertThatThrownBy(() -> film(FilmFiles.of(in, folder.resolve("out.mp4")), Events.NONE))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(in.toString())
                .hasMessageContaining(message)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
        assertThat(folder.resolve("out.mp4")).doesNotExist();
        assertThat(folder.resolve("out-film")).doesNotExist();
    }

    @Test
    void whatCannotBeDreamedIsToldBeforeAnyDream() throws Exception {
        Path film = Clip.withSound(folder, "in.mp4", 3);
        Path sound = folder.resolve("sound.m4a");
        Clip.ffmpeg("-i", film.toString(), "-vn", "-c", "copy", sound.toString());
        Path flat = folder.resolve("flat.mp4");
        Clip.ffmpeg("-i", film.toString(), "-vf", "scale=160:90", "-c:v", "mpeg4", flat.toString());
        Path hdr = folder.resolve("hdr.mkv");
        Clip.ffmpeg("-i", film.toString(), "-c:v", "mpeg4", "-color_trc", "smpte2084", hdr.toString());
        Path stereo = folder.resolve("in_TB.mkv");
        Clip.ffmpeg("-i", film.toString(), "-c:v", "mpeg4", stereo.toString());
        Path fisheye = Files.copy(film, folder.resolve("in.insv"));

        expect(folder.resolve("none.mp4"), "there is no such film");
        expect(Files.writeString(folder.resolve("text.mp4"), "no film at all"), "cannot be read as a film");
        expect(sound, "has no video");
        expect(flat, "its frames are 160x90");
        expect(hdr, "high dynamic range (PQ)");
        expect(stereo, "each eye's part of them must be twice as wide as high");
        expect(fisheye, "two fisheye pictures");
        assertThatThrownBy(() ->
                        film(FilmFiles.of(film, folder.resolve("out.mp4")).between(9, Optional.empty()), Events.NONE))
                .hasMessageContaining("shows no frame in the time asked for");
        assertThatThrownBy(() -> film(FilmFiles.of(film, folder.resolve("out.avi")), Events.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NAME.mp4");
        assertThatThrownBy(() -> film(FilmFiles.of(film, film), Events.NONE))
                .hasMessageContaining("would overwrite the input");
        assertThatThrownBy(() -> film(
                        FilmFiles.of(film, folder.resolve("out.webm")).withCodec(Optional.of(VideoCodec.H264), 75),
                        Events.NONE))
                .hasMessageContaining("WebM holds VP9");
    }

    @Test
    void bothEyesSeeTheSameDream() throws Exception {
        Path film = Clip.withSound(folder, "in.mp4", 3);
        Path stereo = folder.resolve("in_TB.mp4");
        Clip.twice("vstack", stereo, "-i", film.toString());
        Path out = folder.resolve("out.mp4");

        FilmResult result = film(FilmFiles.of(stereo, out), Events.NONE);

        assertThat(result.size().toString()).isEqualTo("128x128");
        assertThat(VideoHeader.read(out).stereo()).isEqualTo(StereoLayout.TOP_BOTTOM);
        Clip.ffmpeg("-i", out.toString(), folder.resolve("out-%d.png").toString());
        Image last = ImageReader.read(folder.resolve("out-3.png")).image();
        Image left = last.crop(0, 0, 128, 64);
        Image right = last.crop(0, 64, 128, 64);
        assertThat(Psnr.psnr(left, right)).isGreaterThan(30);
        Image plain = ImageReader.read(folder.resolve("frames/frame-00002.png")).image();
        assertThat(Psnr.psnr(left, plain)).as("it was dreamed").isLessThan(Psnr.psnr(left, right));
    }

    @Test
    void oddSizesAreMadeEven() throws Exception {
        Path film = Clip.withSound(folder, "in.mp4", 2);
        Path odd = folder.resolve("odd.mkv");
        Clip.ffmpeg(
                "-i", film.toString(), "-vf", "scale=126:63", "-c:v", "ffv1", "-pix_fmt", "yuv444p", odd.toString());
        RecordedEvents events = RecordedEvents.ofWork();

        FilmResult result = film(FilmFiles.of(odd, folder.resolve("out.mp4")), events);

        assertThat(result.size().toString()).isEqualTo("124x62");
        assertThat(events.lines()).anyMatch(line -> line.contains("need even sizes"));
    }

    private static String frames(Path film) throws Exception {
        return Clip.ffprobe(
                        "-count_frames",
                        "-select_streams",
                        "v",
                        "-show_entries",
                        "stream=width,height,nb_read_frames",
                        "-of",
                        "csv=p=0",
                        film.toString())
                .strip();
    }

    private void makeFlat() {
        DreamRequest dream = request.dream();
        request = request.withDream(dream.withCanvas(dream.canvas().withFlat(true)));
    }

    @Test
    void plainFilmsAreDreamedToo() throws Exception {
        Path sphere = Clip.withSound(folder, "sphere.mp4", 4);
        Path in = folder.resolve("in.mp4");
        Clip.ffmpeg("-i", sphere.toString(), "-vf", "crop=120:64", "-c:v", "mpeg4", "-c:a", "copy", in.toString());
        Path out = folder.resolve("out.mp4");
        makeFlat();

        FilmResult result = film(FilmFiles.of(in, out), Events.NONE);
        film(FilmFiles.of(in, folder.resolve("p-%d.png")), Events.NONE);

        assertThat(result.size().toString()).isEqualTo("120x64");
        assertThat(packets(out, "v", FRAMES)).isEqualTo(packets(in, "v", FRAMES));
        assertThat(packets(out, "a", TIMES)).isEqualTo(packets(in, "a", TIMES));
        assertThat(Clip.ffprobe("-show_streams", out.toString())).doesNotContain("projection");
        assertThat(new String(Files.readAllBytes(folder.resolve("p-3.png")), StandardCharsets.ISO_8859_1))
                .doesNotContain("GPano");
    }

    @Test
    void numberedPicturesAreAFilm() throws Exception {
        Path pattern = Clip.frames(folder.resolve("frames"), 4);
        Files.move(folder.resolve("frames/frame-00000.png"), folder.resolve("frames/frame-00004.png"));
        Path out = folder.resolve("out.mp4");
        Path same = folder.resolve("same.mp4");

        film(FilmFiles.of(pattern, out).withFramesPerSecond(12.5), Events.NONE);
        FilmResult result = film(FilmFiles.of(folder.resolve("frames"), same).withFramesPerSecond(12.5), Events.NONE);

        assertThat(result.frames()).isEqualTo(4);
        assertThat(packets(out, "v", "packet=pts_time").split("\\R")[3]).startsWith("0.24");
        assertThat(packets(same, "v", TIMES)).isEqualTo(packets(out, "v", TIMES));
        assertThatThrownBy(() -> film(FilmFiles.of(pattern, pattern), Events.NONE))
                .hasMessageContaining("frame-0000");
    }

    @Test
    void picturesThatAreNoFilmAreTold() throws Exception {
        Path frames = Clip.frames(folder.resolve("frames"), 2).getParent();
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Path narrow = folder.resolve("narrow");
        Files.createDirectory(narrow);
        Clip.ffmpeg(
                "-i",
                frames.resolve("frame-00000.png").toString(),
                "-vf",
                "scale=100:90",
                narrow.resolve("1.png").toString());

        expect(empty, "there are no pictures");
        expect(folder.resolve("none-%d.png"), "there are no pictures");
        expect(narrow, "its frames are 100x90");
        Files.copy(narrow.resolve("1.png"), frames.resolve("frame-00002.png"));
        assertThatThrownBy(() -> film(FilmFiles.of(frames, folder.resolve("out.mp4")), Events.NONE))
                .hasMessageContaining("frame-00002.png: is 100x90")
                .hasMessageContaining("128x64");
    }

    @Test
    void picturesThatMoveHaveTheTimesAndNoSound() throws Exception {
        Path in = Clip.withSound(folder, "in.mp4", 5);
        Path gif = folder.resolve("out.gif");
        Path webp = folder.resolve("out.webp");
        RecordedEvents events = RecordedEvents.ofWork();

        film(FilmFiles.of(in, gif), events);
        film(FilmFiles.of(in, webp), Events.NONE);

        assertThat(frames(gif)).isEqualTo("128,64,5");
        String[] expected = packets(in, "v", "packet=pts_time").split("\\R");
        String[] found = packets(gif, "v", "packet=pts_time").split("\\R");
        assertThat(Double.parseDouble(found[4])).isCloseTo(Double.parseDouble(expected[4]), within(0.011));
        assertThat(events.lines()).anyMatch(line -> line.contains("holds no sound"));
        String bytes = new String(Files.readAllBytes(webp), StandardCharsets.ISO_8859_1);
        assertThat(bytes).startsWith("RIFF").contains("ANIM");
        assertThat(bytes.split("ANMF")).hasSize(6);
        assertThat(folder.resolve("out-film")).doesNotExist();
    }

    @Test
    void filmsWithAnOlderFormatsColoursRotationAndTenBitsAreReadRight() throws Exception {
        Path in = Clip.withSound(folder, "in.mp4", 2);
        List<Path> films =
                List.of(in, folder.resolve("ten.mkv"), folder.resolve("full.mkv"), folder.resolve("turned.mp4"));
        Clip.ffmpeg(
                "-i",
                in.toString(),
                "-c:v",
                "ffv1",
                "-pix_fmt",
                "yuv420p10le",
                films.get(1).toString());
        Clip.ffmpeg(
                "-i",
                in.toString(),
                "-vf",
                "scale=out_range=pc",
                "-c:v",
                "ffv1",
                "-pix_fmt",
                "yuv420p",
                "-color_range",
                "pc",
                films.get(2).toString());
        Path upright = folder.resolve("upright.mp4");
        Clip.ffmpeg("-i", in.toString(), "-vf", "transpose=cclock", "-q:v", "2", "-c:v", "mpeg4", upright.toString());
        Clip.ffmpeg(
                "-i",
                upright.toString(),
                "-c",
                "copy",
                "-metadata:s:v:0",
                "rotate=270",
                films.get(3).toString());

        Image first = null;
        for (Path film : films) {
            Ffmpeg ffmpeg = Ffmpeg.find().orElseThrow();
            FilmHeader header = FilmHeader.read(ffmpeg, film);
            assertThat(header.width()).as("%s", film).isEqualTo(128);
            try (FrameReader reader = new FrameReader(ffmpeg, film, header, FilmLayout.EQUIRECTANGULAR)) {
                Image frame = reader.next();
                first = first == null ? frame : first;
                assertThat(first == frame ? 99 : Psnr.psnr(frame, first))
                        .as("%s", film)
                        .isGreaterThan(30);
            }
        }
    }

    @Test
    void coloursOfAWideGamutAreNotPale() throws Exception {
        Path in = folder.resolve("in.mkv");
        Path pictures = folder.resolve("plain-%d.png");
        String[] plain = {"-f", "lavfi", "-i", "testsrc2=size=128x64:rate=10", "-frames:v", "2", "-pix_fmt", "rgb24"};
        List<String> making = new ArrayList<>(List.of(plain));
        making.add(pictures.toString());
        Clip.ffmpeg(making.toArray(String[]::new));
        Image expected = ImageReader.read(folder.resolve("plain-1.png")).image();
        for (String primaries : List.of("bt2020", "smpte432")) {
            List<String> wide = new ArrayList<>(List.of("-framerate", "10", "-i", pictures.toString()));
            wide.addAll(List.of("-vf"));
            wide.add("scale=out_color_matrix=bt709:flags=accurate_rnd+full_chroma_int,format=yuv444p12,"
                    + "colorspace=all=bt709:primaries=" + primaries + ":space=bt2020nc:iall=bt709:format=yuv444p12");
            wide.addAll(List.of("-c:v", "ffv1", "-color_primaries", primaries, "-colorspace", "bt2020nc"));
            wide.addAll(List.of("-color_trc", "bt709", in.toString()));
            Clip.ffmpeg(wide.toArray(String[]::new));

            Ffmpeg ffmpeg = Ffmpeg.find().orElseThrow();
            FilmHeader header = FilmHeader.read(ffmpeg, in);
            try (FrameReader reader = new FrameReader(ffmpeg, in, header, FilmLayout.EQUIRECTANGULAR)) {
                assertThat(Psnr.psnr(reader.next(), expected)).as(primaries).isGreaterThan(40);
            }
            Files.delete(in);
        }
    }

    @Test
    void aCutIsDreamedAnewAndSideBySideEyesStayTogether() throws Exception {
        Path pattern = Clip.frames(folder.resolve("frames"), 2);
        Path other = folder.resolve("frames/frame-00002.png");
        Clip.ffmpeg("-f", "lavfi", "-i", "testsrc2=size=128x64", "-frames:v", "1", "-update", "1", other.toString());
        Path stereo = folder.resolve("in_LR.mp4");
        Clip.twice("hstack", stereo, "-framerate", "10", "-i", pattern.toString());
        Path out = folder.resolve("out.mp4");

        FilmResult result = film(FilmFiles.of(stereo, out), Events.NONE);

        assertThat(result.shots()).isEqualTo(2);
        assertThat(result.size().toString()).isEqualTo("256x64");
        assertThat(VideoHeader.read(out).stereo()).isEqualTo(StereoLayout.SIDE_BY_SIDE);
    }
}
