package io.github.dreamsphere.app.recipe;

import io.github.dreamsphere.DreamRequest;
import io.github.dreamsphere.FileRef;
import io.github.dreamsphere.models.catalog.Model;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A complete request, and where its values come from.
 *
 * @param <R> the request
 * @param fields its fields
 * @param request the request; its dream names its layers
 * @param model its net
 * @param words values as they were written, by the fields' names, for those that were
 * @param fromRecipe the names of the fields that have the recipe's values
 * @param recipe the recipe that was followed
 */
public record SourcedRequest<R>(
        RequestFields<R> fields,
        R request,
        Model model,
        Map<String, List<String>> words,
        Set<String> fromRecipe,
        Optional<Recipe> recipe) {
    /** A request made in Java. */
    public static <R> SourcedRequest<R> of(RequestFields<R> fields, R request, Model model) {
        R complete = fields.withDream(request, DefaultLayer.in(fields.dream(request), model));
        return new SourcedRequest<>(fields, complete, model, Map.of(), Set.of(), Optional.empty());
    }

    /** The dream. */
    public DreamRequest dream() {
        return fields.dream(request);
    }

    /** The files that the request names: its net, guide, mask, directions and recipe, those that are files. */
    public List<Path> files() {
        List<FileRef> named = new ArrayList<>(List.of(dream().model()));
        named.addAll(filesBesideNet());
        recipe.ifPresent(followed -> named.add(FileRef.of(followed.source())));
        return named.stream().map(FileRef::path).filter(Files::isRegularFile).toList();
    }

    /** The files that the request names beside its net: guide, mask and directions. */
    public List<FileRef> filesBesideNet() {
        DreamRequest dream = dream();
        List<FileRef> named = new ArrayList<>();
        dream.objectives().guide().ifPresent(named::add);
        dream.place().mask().ifPresent(named::add);
        dream.objectives().directions().forEach(direction -> direction.file().ifPresent(named::add));
        return named;
    }

    /** This with a request that looks for its files elsewhere. Nothing counts as asked for by the user here. */
    public SourcedRequest<R> elsewhere(R moved) {
        return new SourcedRequest<>(fields, moved, model, words, words.keySet(), recipe);
    }

    /** The settings of a recipe for this request: words for each field that has a value, in the spelling of the source. */
    public Map<String, List<String>> settings() {
        Map<String, List<String>> settings = new TreeMap<>();
        fields.byName().forEach((name, field) -> {
            List<String> value = words.getOrDefault(name, field.words(request));
            if (!value.isEmpty() && !(field.isFlag() && value.equals(List.of("false")))) {
                settings.put(name, value);
            }
        });
        return settings;
    }
}
