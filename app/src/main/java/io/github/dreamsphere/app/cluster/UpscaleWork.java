package io.github.dreamsphere.app.cluster;

import io.github.dreamsphere.BatchResult;
import io.github.dreamsphere.DeviceChoice;
import io.github.dreamsphere.Events;
import io.github.dreamsphere.UpscaleRequest;
import io.github.dreamsphere.app.upscale.UpscaleSession;
import io.github.dreamsphere.core.batch.Job;
import io.github.dreamsphere.core.file.Leftovers;
import io.github.dreamsphere.core.image.ChromaSubsampling;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.models.catalog.BuiltIn;
import io.github.dreamsphere.models.catalog.Models;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.upscale.Enlargement;
import io.github.dreamsphere.upscale.Turns;
import io.github.dreamsphere.upscale.UpscaleOptions;
import io.github.dreamsphere.upscale.file.PictureLayout;
import io.github.dreamsphere.upscale.net.NetFamily;
import io.github.dreamsphere.upscale.net.Waifu2xFolder;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Enlarges pictures on other machines.
 *
 * @param size the size of the result
 * @param model the built-in net's name, the name under which the net's file was sent, or the folder of waifu2x nets
 * @param isFile whether {@code model} is the name of a file
 * @param folder of a folder of nets, the names under which its files were sent, by their names in it; else empty
 * @param options noise removal, turns, tiles and memory
 * @param layout what a file contains
 * @param writing how files are written
 */
public record UpscaleWork(
        Enlargement size,
        String model,
        boolean isFile,
        Map<String, String> folder,
        Options options,
        PictureLayout layout,
        Writing writing)
        implements PictureWork {
    private static final long serialVersionUID = 1L;

    /** {@link UpscaleOptions}; a missing value is negative. */
    record Options(int noiseLevel, Turns turns, int tileWidth, int tileHeight, long memory) implements Serializable {
        private static final long serialVersionUID = 1L;

        static Options of(UpscaleOptions options) {
            return new Options(
                    options.noiseLevel().orElse(-1),
                    options.turns(),
                    options.tileWidth(),
                    options.tileHeight(),
                    options.memory().orElse(-1));
        }

        UpscaleOptions read() {
            return new UpscaleOptions(
                    noiseLevel < 0 ? OptionalInt.empty() : OptionalInt.of(noiseLevel),
                    turns,
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
     */
    public static ShippedWork of(UpscaleRequest request, Models models, Path folder) throws IOException {
        ShippedFiles files = new ShippedFiles(folder);
        String model = request.model();
        boolean isFolder = Waifu2xFolder.isOne(Path.of(model));
        boolean isFile = !isFolder && !model.equals(BuiltIn.UPSCALE_2X.netName());
        Map<String, String> sent = new HashMap<>();
        if (isFolder) {
            for (Path file : Waifu2xFolder.files(Path.of(model))) {
                sent.put(file.getFileName().toString(), files.add(file));
            }
        }
        if (isFile) {
            Net net = models.resolve(model).net();
            model = files.add(net, Path.of(model).getFileName().toString());
        }
        UpscaleWork work = new UpscaleWork(
                request.size(),
                model,
                isFile,
                sent,
                Options.of(request.options()),
                request.layout(),
                Writing.of(request.writing()));
        work.open(files.all()::get).close();
        return new ShippedWork(work, files.all());
    }

    @Override
    public PictureWorker open(Function<String, Path> files) throws IOException {
        if (folder.isEmpty()) {
            return new Worker(session(files), Optional.empty());
        }
        Path nets = Files.createTempDirectory("dreamsphere-nets");
        for (Map.Entry<String, String> file : folder.entrySet()) {
            Files.copy(files.apply(file.getValue()), nets.resolve(file.getKey()));
        }
        // Files record the folder's name as on one machine.
        NetFamily family = new NetFamily(model, Waifu2xFolder.open(nets).members());
        return new Worker(new UpscaleSession(request(model), family, Events.NONE), Optional.of(nets));
    }

    private UpscaleSession session(Function<String, Path> files) throws IOException {
        return new UpscaleSession(request(isFile ? files.apply(model).toString() : model), Models.ofProcess());
    }

    private UpscaleRequest request(String net) {
        return new UpscaleRequest(
                size, net, options.read(), layout, writing.read(), Optional.empty(), DeviceChoice.CPU);
    }

    /** @param nets a folder to delete at the end */
    private record Worker(UpscaleSession session, Optional<Path> nets) implements PictureWorker {
        @Override
        public BatchResult run(Job job, boolean resume, Events events) {
            return session.enlarge(List.of(job), resume, events);
        }

        @Override
        public void close() {
            session.close();
            if (nets.isPresent()) {
                try {
                    Leftovers.deleteTree(nets.get());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}
