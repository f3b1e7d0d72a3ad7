package io.github.dreamsphere.app.cluster;

import io.github.dreamsphere.BatchResult;
import io.github.dreamsphere.Events;
import io.github.dreamsphere.UpscaleRequest;
import io.github.dreamsphere.app.upscale.UpscaleSession;
import io.github.dreamsphere.core.batch.Job;
import io.github.dreamsphere.core.image.ChromaSubsampling;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.models.catalog.BuiltIn;
import io.github.dreamsphere.models.catalog.Models;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.upscale.Enlargement;
import io.github.dreamsphere.upscale.UpscaleOptions;
import io.github.dreamsphere.upscale.file.PictureLayout;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Enlarges pictures on other machines.
 *
 * @param size the size of the result
 * @param model the built-in net's name, or the name of the file with the net
 * @param isFile whether {@code model} is the name of a file
 * @param options noise removal, averaging, tiles and memory
 * @param layout what a file contains
 * @param writing how files are written
 */
public record UpscaleWork(
        Enlargement size, String model, boolean isFile, Options options, PictureLayout layout, Writing writing)
        implements PictureWork {
    private static final long serialVersionUID = 1L;

    /** {@link UpscaleOptions}; a missing value is negative. */
    record Options(int noiseLevel, boolean averaged, int tileWidth, int tileHeight, long memory)
            implements Serializable {
        private static final long serialVersionUID = 1L;

        static Options of(UpscaleOptions options) {
            return new Options(
                    options.noiseLevel().orElse(-1),
                    options.averaged(),
                    options.tileWidth(),
                    options.tileHeight(),
                    options.memory().orElse(-1));
        }

        UpscaleOptions read() {
            return new UpscaleOptions(
                    noiseLevel < 0 ? OptionalInt.empty() : OptionalInt.of(noiseLevel),
                    averaged,
                    tileWidth,
                    tileHeight,
                    memory < 0 ? OptionalLong.empty() : OptionalLong.of(memory));
        }
    }

    /** {@link WriteOptions}; a missing value is negative. */
    record Writing(int jpegQuality, ChromaSubsampling chroma, int bits) implements Serializable {
        private static final long serialVersionUID = 1L;

        static Writing of(WriteOptions options) {
            return new Writing(
                    options.jpegQuality(), options.chroma(), options.bits().orElse(-1));
        }

        WriteOptions read() {
            return new WriteOptions(jpegQuality, chroma, bits < 0 ? OptionalInt.empty() : OptionalInt.of(bits));
        }
    }

    /**
     * The work of {@code request}.
     *
     * @param models where the net is looked for
     * @param folder a folder for the files to send
     * @throws IOException if the net cannot be read or does not enlarge
     * @throws IllegalArgumentException if the request names a folder of several nets
     */
    public static ShippedWork of(UpscaleRequest request, Models models, Path folder) throws IOException {
        ShippedFiles files = new ShippedFiles(folder);
        String model = request.model();
        boolean isBuiltIn = model.equals(BuiltIn.UPSCALE_2X.netName());
        if (!isBuiltIn) {
            if (Files.isDirectory(Path.of(model))) {
                throw new IllegalArgumentException(
                        model + ": is a folder; a cluster enlarges with one net, so name its file");
            }
            Net net = models.resolve(model).net();
            model = files.add(net, Path.of(model).getFileName().toString());
        }
        UpscaleWork work = new UpscaleWork(
                request.size(),
                model,
                !isBuiltIn,
                Options.of(request.options()),
                request.layout(),
                Writing.of(request.writing()));
        work.session(files.all()::get).close();
        return new ShippedWork(work, files.all());
    }

    @Override
    public PictureWorker open(Function<String, Path> files) throws IOException {
        return new Worker(session(files));
    }

    private UpscaleSession session(Function<String, Path> files) throws IOException {
        String net = isFile ? files.apply(model).toString() : model;
        UpscaleRequest request =
                new UpscaleRequest(size, net, options.read(), layout, writing.read(), Optional.empty());
        return new UpscaleSession(request, Models.ofProcess());
    }

    private record Worker(UpscaleSession session) implements PictureWorker {
        @Override
        public BatchResult run(Job job, boolean resume, Events events) {
            return session.enlarge(List.of(job), resume, events);
        }

        @Override
        public void close() {
            session.close();
        }
    }
}
