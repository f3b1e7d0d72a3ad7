package io.github.dreamsphere.app.recipe;

import io.github.dreamsphere.DreamRequest;
import io.github.dreamsphere.FilmRequest;
import io.github.dreamsphere.JourneyMotion;
import io.github.dreamsphere.JourneyRequest;
import io.github.dreamsphere.core.film.Steadiness;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * All fields of a kind of request that recipes may set.
 *
 * @param <R> the request
 */
public final class RequestFields<R> {
    /** The name of the field that chooses the net. */
    static final String MODEL = "model";

    /** The name of the field for the size of tiles. */
    public static final String TILE = "tile";

    /** The name of the field that seeds the random numbers. */
    static final String SEED = "seed";

    /** The fields of a dream. */
    public static final RequestFields<DreamRequest> DREAM =
            new RequestFields<>(DreamRequest.defaults(), dream(), Function.identity(), (request, dream) -> dream);

    /** The fields of a journey. */
    public static final RequestFields<JourneyRequest> JOURNEY =
            new RequestFields<>(JourneyRequest.defaults(), journey(), JourneyRequest::dream, JourneyRequest::withDream);

    /** The fields of a film. */
    public static final RequestFields<FilmRequest> FILM =
            new RequestFields<>(FilmRequest.defaults(), film(), FilmRequest::dream, FilmRequest::withDream);

    private final R defaults;
    private final Map<String, RequestField<R, ?>> byName = new LinkedHashMap<>();
    private final Function<R, DreamRequest> dreamOf;
    private final BiFunction<R, DreamRequest, R> withDream;

    private RequestFields(
            R defaults,
            List<RequestField<R, ?>> fields,
            Function<R, DreamRequest> dreamOf,
            BiFunction<R, DreamRequest, R> withDream) {
        this.defaults = defaults;
        this.dreamOf = dreamOf;
        this.withDream = withDream;
        fields.forEach(field -> byName.put(field.name(), field));
    }

    private static List<RequestField<DreamRequest, ?>> dream() {
        List<RequestField<DreamRequest, ?>> fields = new ArrayList<>(DreamFields.OF_EVERY_DREAM);
        fields.addAll(DreamFields.OF_FILES);
        return fields;
    }

    private static List<RequestField<JourneyRequest, ?>> journey() {
        List<RequestField<JourneyRequest, ?>> fields = new ArrayList<>(List.of(
                new RequestField<>(
                        "frames",
                        ValueTypes.whole(NumberRange.wholeFrom(1)),
                        JourneyRequest::frames,
                        JourneyRequest::withFrames),
                new RequestField<>(
                        "fps",
                        ValueTypes.decimal(NumberRange.decimalAbove(0, 240)),
                        JourneyRequest::framesPerSecond,
                        JourneyRequest::withFramesPerSecond),
                motion("yaw", JourneyMotion::yawDegrees, JourneyMotion::withYaw),
                motion("pitch", JourneyMotion::pitchDegrees, JourneyMotion::withPitch),
                motion("roll", JourneyMotion::rollDegrees, JourneyMotion::withRoll),
                motion("zoom", JourneyMotion::zoom, JourneyMotion::withZoom),
                motion("move", JourneyMotion::move, JourneyMotion::withMove),
                motion("heading-yaw", JourneyMotion::headingYawDegrees, JourneyMotion::withHeadingYaw),
                motion("heading-pitch", JourneyMotion::headingPitchDegrees, JourneyMotion::withHeadingPitch)));
        DreamFields.OF_EVERY_DREAM.forEach(
                field -> fields.add(field.in(JourneyRequest::dream, JourneyRequest::withDream)));
        return fields;
    }

    private static List<RequestField<FilmRequest, ?>> film() {
        List<RequestField<FilmRequest, ?>> fields = new ArrayList<>(List.of(
                new RequestField<FilmRequest, Integer>(
                        "every",
                        ValueTypes.whole(NumberRange.wholeFrom(1)),
                        film -> film.steadiness().every(),
                        (film, every) -> film.withSteadiness(
                                new Steadiness(every, film.steadiness().steady()))),
                new RequestField<FilmRequest, Double>(
                        "steady",
                        ValueTypes.decimal(NumberRange.decimal(0, 1)),
                        film -> film.steadiness().steady(),
                        (film, steady) -> film.withSteadiness(
                                new Steadiness(film.steadiness().every(), steady)))));
        DreamFields.OF_EVERY_DREAM.forEach(field -> fields.add(field.in(FilmRequest::dream, FilmRequest::withDream)));
        return fields;
    }

    private static RequestField<JourneyRequest, Double> motion(
            String name, Function<JourneyMotion, Double> get, BiFunction<JourneyMotion, Double, JourneyMotion> with) {
        return new RequestField<>(name, ValueTypes.DECIMAL, get, with)
                .in(JourneyRequest::motion, JourneyRequest::withMotion);
    }

    /** The request with the default of every field. */
    public R defaults() {
        return defaults;
    }

    /** All fields by their names. */
    public Map<String, RequestField<R, ?>> byName() {
        return byName;
    }

    /** The names of all fields. */
    public Set<String> names() {
        return byName.keySet();
    }

    RequestField<R, ?> field(String name) {
        return byName.get(name);
    }

    /** The dream in {@code request}. */
    DreamRequest dream(R request) {
        return dreamOf.apply(request);
    }

    /** {@code request} with another dream. */
    R withDream(R request, DreamRequest dream) {
        return withDream.apply(request, dream);
    }
}
