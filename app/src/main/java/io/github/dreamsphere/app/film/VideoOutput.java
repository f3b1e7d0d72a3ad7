package io.github.dreamsphere.app.film;

import io.github.dreamsphere.app.video.Encoding;
import io.github.dreamsphere.app.video.Ffmpeg;
import io.github.dreamsphere.app.video.FilmJoin;
import io.github.dreamsphere.app.video.FrameWriter;
import io.github.dreamsphere.app.video.VideoEncoder;
import io.github.dreamsphere.core.file.OutputFile;
import io.github.dreamsphere.core.image.Image;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Encodes frames into pieces as they come, and joins the pieces at the end. */
final class VideoOutput implements FilmOutput {
    private final Ffmpeg ffmpeg;
    private final VideoEncoder encoder;
    private final int quality;
    private final FilmPlan plan;
    private final FilmTarget target;
    private final FilmJoin join;
    private OutputFile piece;
    private FrameWriter writer;

    VideoOutput(Ffmpeg ffmpeg, VideoEncoder encoder, int quality, FilmPlan plan, FilmTarget target, FilmJoin join) {
        this.ffmpeg = ffmpeg;
        this.encoder = encoder;
        this.quality = quality;
        this.plan = plan;
        this.target = target;
        this.join = join;
    }

    @Override
    public void begin(int frame) throws IOException {
        piece = OutputFile.beside(piece(plan.pieceAt(frame)));
        Ffmpeg.Rate rate = new Ffmpeg.Rate(plan.header().framesPerSecond(), plan.frameWidth(), plan.frameHeight());
        String transfer = plan.header().colours().rgbTransfer();
        writer = new FrameWriter(ffmpeg, new Encoding(encoder, rate, quality, transfer), piece.partial());
    }

    private Path piece(int number) {
        return join.folder().resolve(String.format(Locale.ROOT, "piece-%05d.mp4", number));
    }

    @Override
    public void write(int frame, Image dream) throws IOException {
        writer.write(dream);
    }

    @Override
    public void end() throws IOException {
        writer.finish();
        piece.commit();
        close();
    }

    @Override
    public void finish() throws IOException {
        List<Path> pieces = IntStream.range(0, plan.pieces().size() - 1)
                .mapToObj(this::piece)
                .toList();
        OutputFile.write(
                target.path(),
                partial -> join.join(pieces, partial, target.format().orElseThrow()));
    }

    @Override
    public void close() throws IOException {
        if (writer != null) {
            writer.close();
            writer = null;
        }
        if (piece != null) {
            piece.close();
            piece = null;
        }
    }
}
