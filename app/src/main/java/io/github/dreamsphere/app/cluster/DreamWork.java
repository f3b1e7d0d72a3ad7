package io.github.dreamsphere.app.cluster;

import io.github.dreamsphere.BatchResult;
import io.github.dreamsphere.DirectionObjective;
import io.github.dreamsphere.DreamFiles;
import io.github.dreamsphere.DreamObjectives;
import io.github.dreamsphere.DreamRequest;
import io.github.dreamsphere.Events;
import io.github.dreamsphere.FileRef;
import io.github.dreamsphere.Inputs;
import io.github.dreamsphere.MemoryOptions;
import io.github.dreamsphere.MemorySize;
import io.github.dreamsphere.app.dream.DreamSession;
import io.github.dreamsphere.app.recipe.RequestDraft;
import io.github.dreamsphere.app.recipe.RequestFields;
import io.github.dreamsphere.app.recipe.SourcedRequest;
import io.github.dreamsphere.core.batch.Job;
import io.github.dreamsphere.models.catalog.Model;
import io.github.dreamsphere.models.net.NetFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Dreams pictures on other machines. The request travels in the words of its recipe, so each dream records the same recipe
 * as on one machine.
 *
 * @param settings the request, as {@link SourcedRequest#settings} writes it
 * @param net the name of the net's file
 * @param layers the net's recommended layers
 * @param labels the net's class names
 * @param named the names of the files that the request refers to, by the words with which it does
 * @param memoryBytes the memory that each process may take; 0: what Java's heap allows
 */
public record DreamWork(
        Map<String, List<String>> settings,
        String net,
        List<String> layers,
        List<String> labels,
        Map<String, String> named,
        long memoryBytes)
        implements PictureWork {
    private static final long serialVersionUID = 1L;

    /**
     * The work of {@code source}.
     *
     * @param memory the memory that each process may take; empty: what Java's heap allows
     * @param folder a folder for the files to send
     * @throws IOException if a file that the request names cannot be read
     */
    public static ShippedWork of(SourcedRequest<DreamRequest> source, Optional<MemorySize> memory, Path folder)
            throws IOException {
        ShippedFiles files = new ShippedFiles(folder);
        return new ShippedWork(of(source, memory, files), files.all());
    }

    /** The work of {@code source}, or of what each frame of it is dreamed by; adds its files to {@code files}. */
    static DreamWork of(SourcedRequest<?> source, Optional<MemorySize> memory, ShippedFiles files) throws IOException {
        Model model = source.model();
        String net = files.add(model.net(), "net");
        Map<String, String> named = new HashMap<>();
        for (FileRef file : source.filesBesideNet()) {
            if (!named.containsKey(file.name())) {
                named.put(file.name(), files.add(file.path()));
            }
        }
        return new DreamWork(
                new HashMap<>(source.settings()),
                net,
                model.layers(),
                model.labels(),
                named,
                memory.map(MemorySize::bytes).orElse(0L));
    }

    @Override
    public PictureWorker open(Function<String, Path> files) throws IOException {
        SourcedRequest<DreamRequest> source = RequestDraft.read(
                        RequestFields.DREAM, settings, Optional.empty(), List.of())
                .load(model(files));
        DreamRequest here = located(source.request(), files);
        return new Worker(new DreamSession(source.elsewhere(here), Events.NONE), limits());
    }

    /** The net, from the file that was sent. */
    Model model(Function<String, Path> files) throws IOException {
        return new Model(NetFile.read(files.apply(net)), layers, labels, "");
    }

    /** {@code request} with the files that were sent in the place of those that it names. */
    DreamRequest located(DreamRequest request, Function<String, Path> files) {
        return withFiles(
                request,
                file -> new FileRef(
                        file.name(), files.apply(named.get(file.name())).toString()));
    }

    private MemoryOptions limits() {
        return memoryBytes == 0
                ? MemoryOptions.USUAL
                : new MemoryOptions(Optional.of(new MemorySize(memoryBytes)), Optional.empty());
    }

    /** {@code request} with the files that it names in other places. */
    private static DreamRequest withFiles(DreamRequest request, UnaryOperator<FileRef> place) {
        DreamObjectives objectives = request.objectives();
        List<DirectionObjective> directions = objectives.directions().stream()
                .map(direction -> new DirectionObjective(
                        direction.blob(),
                        direction.weights(),
                        direction.file().map(place),
                        direction.region(),
                        direction.weight()))
                .toList();
        return request.withObjectives(
                        objectives.withGuide(objectives.guide().map(place)).withDirections(directions))
                .withPlace(request.place().withMask(request.place().mask().map(place)));
    }

    private record Worker(DreamSession session, MemoryOptions memory) implements PictureWorker {
        @Override
        public BatchResult run(Job job, boolean resume, Events events) {
            Inputs input = Inputs.of(job.source()).withOutput(job.target());
            DreamFiles files = DreamFiles.of(input).withResume(resume).withMemory(memory);
            return session.dream(List.of(job), files, events);
        }

        @Override
        public void close() {
            session.close();
        }
    }
}
