package io.github.dreamsphere.app.recipe;

import io.github.dreamsphere.DirectionObjective;
import io.github.dreamsphere.DreamRequest;
import io.github.dreamsphere.FileRef;
import io.github.dreamsphere.Version;
import io.github.dreamsphere.models.catalog.Checksum;
import io.github.dreamsphere.models.catalog.Labels;
import io.github.dreamsphere.models.net.NetDigest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The SHA-256 digests of everything that a run is made from, and the program's version. */
public final class RunDigests {
    private static final String BY = "by";

    /** The name of the digest of the picture that was dreamed. */
    public static final String INPUT = "input";

    private final SourcedRequest<?> source;
    private final Map<String, String> digests = new TreeMap<>();

    /**
     * Computes the digests of the net and of the files that a request names.
     *
     * @throws RecipeFileException if a file is missing that the recipe names
     * @throws IOException if another file is missing or cannot be read
     */
    public RunDigests(SourcedRequest<?> source) throws IOException {
        this.source = source;
        digests.put(BY, "dreamsphere " + Version.current());
        digests.put(RequestFields.MODEL, NetDigest.of(source.model().net()));
        DreamRequest dream = source.dream();
        if (!dream.objectives().classes().isEmpty()) {
            digests.put(DreamFields.CLASS, Labels.digest(source.model().labels()));
        }
        add("guide", dream.objectives().guide().stream().toList());
        add("mask", dream.place().mask().stream().toList());
        add(
                DreamFields.DIRECTION,
                dream.objectives().directions().stream()
                        .map(DirectionObjective::file)
                        .flatMap(Optional::stream)
                        .toList());
    }

    private void add(String field, List<FileRef> files) throws IOException {
        for (FileRef file : files) {
            if (!Files.exists(file.path()) && source.fromRecipe().contains(field)) {
                throw RecipeFileException.missing(source.recipe().orElseThrow().source(), field, file.path());
            }
            digests.merge(field, digest(file.path()), (one, other) -> one + " " + other);
        }
    }

    /** The digests of a run on {@code input}, or on no file. */
    public Map<String, String> of(Optional<Path> input) throws IOException {
        Map<String, String> all = new TreeMap<>(digests);
        if (input.isPresent()) {
            all.put(INPUT, digest(input.get()));
        }
        return all;
    }

    /** The digest of a file as recipes record it: its SHA-256 in lower-case hexadecimal digits. */
    public static String digest(Path file) throws IOException {
        return Checksum.of(file, "SHA-256").hex();
    }

    /**
     * Compares with the digests that the recipe recorded.
     *
     * @return a warning, if another version of the program made them
     * @throws RecipeFileException if a file that only the recipe names is another one now
     */
    public Optional<String> check() throws RecipeException {
        Map<String, String> recorded = source.recipe().map(Recipe::made).orElse(Map.of());
        for (Map.Entry<String, String> then : recorded.entrySet()) {
            String now = digests.get(then.getKey());
            if (isFromRecipe(then.getKey()) && now != null && !now.equals(then.getValue())) {
                throw RecipeFileException.changed(
                        source.recipe().orElseThrow().source(),
                        then.getKey(),
                        String.join(" ", source.words().get(then.getKey())),
                        then.getValue(),
                        now);
            }
        }
        String by = recorded.getOrDefault(BY, digests.get(BY));
        return by.equals(digests.get(BY))
                ? Optional.empty()
                : Optional.of(source.recipe().orElseThrow().source() + ": was made by " + by + ", this is "
                        + digests.get(BY) + "; the dream may differ in places");
    }

    /** Whether the recipe alone says which file this is; the names of classes are the net's. */
    private boolean isFromRecipe(String field) {
        return source.fromRecipe().contains(field)
                && (!field.equals(DreamFields.CLASS) || source.fromRecipe().contains(RequestFields.MODEL));
    }
}
