package io.github.dreamsphere.app.recipe;

import io.github.dreamsphere.DreamRequest;
import io.github.dreamsphere.models.catalog.Model;
import io.github.dreamsphere.models.catalog.Models;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A request read from words and a recipe, but for what depends on the net: the objectives of layers. Words override the
 * recipe.
 *
 * @param <R> the request
 */
public final class RequestDraft<R> {
    private final RequestFields<R> fields;
    private final Map<String, List<String>> given;
    private final Set<String> without;
    private final Optional<Recipe> recipe;
    private final Map<String, Setting> fromRecipe = new TreeMap<>();
    private R request;

    private RequestDraft(
            RequestFields<R> fields, Map<String, List<String>> given, Optional<Recipe> recipe, List<String> without) {
        this.fields = fields;
        this.given = Map.copyOf(given);
        this.recipe = recipe;
        this.without = Set.copyOf(without);
        this.request = fields.defaults();
    }

    /**
     * Reads a request.
     *
     * @param given words for fields, by the fields' names
     * @param recipe sets what is not given
     * @param without names of fields whose values in the recipe do not count
     * @throws RecipeException if the recipe sets an unknown field or a wrong value
     * @throws WrongValueException if a given value is wrong
     * @throws IllegalArgumentException if {@code without} names a field that the recipe does not set, or if the request
     *     contradicts itself
     */
    public static <R> RequestDraft<R> read(
            RequestFields<R> fields, Map<String, List<String>> given, Optional<Recipe> recipe, List<String> without)
            throws RecipeException {
        RequestDraft<R> draft = new RequestDraft<>(fields, given, recipe, without);
        if (recipe.isPresent()) {
            draft.takeSettings(recipe.get());
        }
        draft.request = draft.readFields(draft.request, field -> !field.needsNet(), Optional.empty());
        draft.dream().check();
        return draft;
    }

    /** The dream, without what depends on the net. */
    public DreamRequest dream() {
        return fields.dream(request);
    }

    /** The request, without what depends on the net. */
    public R request() {
        return request;
    }

    /** The recipe that was followed. */
    public Optional<Recipe> recipe() {
        return recipe;
    }

    private void takeSettings(Recipe from) throws RecipeException {
        for (Setting setting : everySetting(from).toList()) {
            checkName(from, setting);
        }
        for (String name : without) {
            if (everySetting(from).noneMatch(setting -> setting.name().equals(name))) {
                throw new IllegalArgumentException(from.source() + " sets no '" + name + "' to leave out");
            }
        }
        from.settings().stream().filter(this::counts).forEach(setting -> fromRecipe.put(setting.name(), setting));
    }

    private static Stream<Setting> everySetting(Recipe recipe) {
        return Stream.concat(
                recipe.settings().stream(),
                recipe.keyframes().stream().flatMap(keyframe -> keyframe.settings().stream()));
    }

    private void checkName(Recipe from, Setting setting) throws RecipeException {
        if (fields.field(setting.name()) == null) {
            String nearest = Nearest.to(setting.name(), fields.names())
                    .map(name -> "; did you mean '" + name + "'?")
                    .orElseGet(() -> "; there are: "
                            + String.join(", ", fields.names().stream().sorted().toList()));
            throw from.wrong(setting, "there is no option '" + setting.name() + "'" + nearest);
        }
    }

    private boolean counts(Setting setting) {
        return !given.containsKey(setting.name()) && !without.contains(setting.name());
    }

    private R readFields(R start, Predicate<RequestField<R, ?>> chosen, Optional<Model> model) throws RecipeException {
        R read = start;
        for (RequestField<R, ?> field : fields.byName().values()) {
            if (chosen.test(field) && given.containsKey(field.name())) {
                read = readGiven(field, read, model);
            } else if (chosen.test(field) && fromRecipe.containsKey(field.name())) {
                read = readSetting(field, fromRecipe.get(field.name()), read, model);
            }
        }
        return read;
    }

    private R readGiven(RequestField<R, ?> field, R into, Optional<Model> model) {
        List<String> words = given.get(field.name());
        try {
            return field.read(into, words, new ValueSource(Optional.empty(), model.map(Model::net)));
        } catch (IllegalArgumentException e) {
            throw new WrongValueException(field.name(), words, e);
        }
    }

    private R readSetting(RequestField<R, ?> field, Setting setting, R into, Optional<Model> model)
            throws RecipeException {
        Recipe from = recipe.orElseThrow();
        try {
            return field.read(into, setting.values(), new ValueSource(from.folder(), model.map(Model::net)));
        } catch (IllegalArgumentException e) {
            throw from.wrong(setting, "'" + setting.name() + "': " + e.getMessage());
        }
    }

    /**
     * Loads the net and reads the rest.
     *
     * @throws IOException if there is no such net, or the recipe is wrong
     * @throws WrongValueException if a given value is wrong
     */
    public SourcedRequest<R> load(Models models) throws IOException {
        return load(models.resolve(dream().model().location()));
    }

    /** Reads the rest for a net that is loaded. */
    public SourcedRequest<R> load(Model model) throws RecipeException {
        R read = readFields(request, RequestField::needsNet, Optional.of(model));
        R complete = fields.withDream(read, DefaultLayer.in(fields.dream(read), model));
        return new SourcedRequest<>(
                fields,
                complete,
                model,
                words(),
                new LinkedHashSet<>(fromRecipe.keySet()),
                recipe.map(followed -> followed.withKeyframeSettings(this::counts)));
    }

    /** What was given or set, as it was written. */
    private Map<String, List<String>> words() {
        Map<String, List<String>> words = new TreeMap<>();
        fromRecipe.forEach((name, setting) -> words.put(name, setting.values()));
        words.putAll(given);
        return words;
    }

    /**
     * The request of every frame of a journey or a film by this draft.
     *
     * @param base this draft, loaded
     * @param clock tells at which frames keyframes lie that have a time
     * @throws RecipeException if a keyframe sets a wrong value, or one that must stay
     */
    public Timeline<R> timeline(SourcedRequest<R> base, FrameClock clock) throws RecipeException {
        Timeline<R> timeline = new Timeline<>(base);
        if (recipe.isPresent()) {
            for (Keyframe keyframe : recipe.get().keyframes()) {
                for (Setting setting : keyframe.settings()) {
                    if (counts(setting)) {
                        timeline.requireChangeable(recipe.get(), setting);
                        RequestField<R, ?> field = fields.field(setting.name());
                        R holder = readSetting(field, setting, base.request(), Optional.of(base.model()));
                        timeline.put(field, keyframe.frame(clock), holder, setting.values());
                    }
                }
            }
        }
        return timeline;
    }
}
