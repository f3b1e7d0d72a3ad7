package io.github.dreamsphere.cli;

import io.github.dreamsphere.Activity;
import io.github.dreamsphere.Events;
import io.github.dreamsphere.FilmFiles;
import io.github.dreamsphere.FilmRequest;
import io.github.dreamsphere.FilmResult;
import io.github.dreamsphere.MemorySize;
import io.github.dreamsphere.app.cluster.Cluster;
import io.github.dreamsphere.app.cluster.ClusterRequest;
import io.github.dreamsphere.app.cluster.FilmWork;
import io.github.dreamsphere.app.film.Shot;
import io.github.dreamsphere.app.film.ShotRun;
import io.github.dreamsphere.app.recipe.RequestDraft;
import io.github.dreamsphere.app.recipe.SourcedRequest;
import io.github.dreamsphere.core.batch.Job;
import io.github.dreamsphere.core.file.Leftovers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code dreamsphere cluster film}: dreams the shots of a 360° video on many machines. */
final class ClusterFilm implements Subcommand {
    private final Arguments arguments = new Arguments(
            "cluster film IN -o OUT --master MASTER [option...]",
            """
            Dreams a 360° video as dreamsphere film does, on the machines of an Apache Spark cluster: each shot, from one
            cut to the next, is dreamed by one process. The bytes are those of dreamsphere film on a processor of the same
            kind with up to eight cores. IN and OUT are paths that every machine sees.
            The dreamed shots are kept in the folder NAME-film until the film is complete. docs/cluster.md in the
            project says more.""",
            "cluster film IN.mp4 --width 2048 -o OUT.mp4 --master 'local-cluster[2,1,3072]'");
    private final FilmFlags film = new FilmFlags(arguments, "MP4, WebM, GIF or WebP file");
    private final MasterFlags master = new MasterFlags(arguments, "for each shot");
    private final Option<MemorySize> memory;

    ClusterFilm() {
        memory = arguments.typed(
                "memory",
                "memory of each process: Java's heap and nets together",
                "SIZE",
                MemorySize::valueOf,
                ClusterRequest.USUAL_MEMORY);
        film.addDream();
    }

    @Override
    public String name() {
        return "film";
    }

    @Override
    public String summary() {
        return "dreams the shots of a 360° video";
    }

    @Override
    public int run(List<String> given, Terminal terminal) throws IOException {
        return arguments.run(given, terminal, options -> film(options, terminal));
    }

    private int film(Given given, Terminal terminal) throws IOException {
        RequestDraft<FilmRequest> draft = film.draft(given);
        requirePaths(given);
        FilmFiles files = film.files(given);
        TerminalEvents events = new TerminalEvents(terminal);
        ShotRun run = arguments.checkFiles(() -> ShotRun.of(files, events));
        ClusterRequest request = master.request(
                given,
                List.of(files.input().toString()),
                files.output().toString(),
                MasterFlags.Results.ANEW,
                Optional.of(given.value(memory)));
        Shots shots = new Shots(files, Cluster.open(), request, events);
        MasterFlags.print(arguments.check(() -> shots.cluster().settings(request)), terminal);
        Optional<FilmResult> result = FieldOptions.load(draft, source -> {
            arguments.check(() -> {
                FilmWork.check(source);
                return source;
            });
            return run.dream(
                    source,
                    clock -> draft.timeline(source, clock),
                    (missing, key) -> shots.dream(missing, source, key));
        });
        if (result.isEmpty()) {
            terminal.warn("some shots are missing; the others are kept: run the same command with --resume");
            return ExitCode.FAILED;
        }
        return FilmFlags.print(result.get(), terminal);
    }

    private static void requirePaths(Given given) {
        for (String address : given.addresses()) {
            if (address.matches("(?!file:)[A-Za-z][A-Za-z0-9+.-]+://.*")) {
                throw new UsageException(
                        address + ": a film must be at a path that every machine sees; copy it to a shared folder");
            }
        }
    }

    /** Dreams shots on the cluster. */
    private record Shots(FilmFiles files, Cluster cluster, ClusterRequest request, Events events) {
        boolean dream(Map<Shot, Path> shots, SourcedRequest<FilmRequest> source, String key) throws IOException {
            Path folder = Files.createTempDirectory("dreamsphere-cluster");
            try {
                return cluster.run(FilmWork.of(source, files, key, folder), jobs(shots), request, new OfShots(events))
                                .failed()
                        == 0;
            } catch (IllegalArgumentException e) {
                throw new UsageException(e.getMessage(), e);
            } finally {
                Leftovers.deleteTree(folder);
            }
        }

        private Map<String, Job> jobs(Map<Shot, Path> shots) {
            Path input = files.input().toAbsolutePath();
            // A pattern of names is no file.
            Path place = Files.exists(input) ? input : input.getParent();
            Map<String, Job> jobs = new LinkedHashMap<>();
            shots.forEach((shot, frames) -> jobs.put(
                    files.input() + ", frames " + (shot.first() + 1) + " to " + shot.end(), new Job(place, frames)));
            return jobs;
        }
    }

    /** What happens to the shots. That one is written is no result yet. */
    private record OfShots(Events all) implements Events {
        @Override
        public Activity begin(String name) {
            return all.begin(name);
        }

        @Override
        public void warning(String message) {
            all.warning(message);
        }

        @Override
        public void failed(Path source, Throwable cause) {
            all.failed(source, cause);
        }
    }
}
