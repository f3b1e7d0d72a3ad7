package io.github.dreamsphere.app.recipe;

import io.github.dreamsphere.DeviceChoice;
import io.github.dreamsphere.DreamCanvas;
import io.github.dreamsphere.DreamObjectives;
import io.github.dreamsphere.DreamOutput;
import io.github.dreamsphere.DreamPlace;
import io.github.dreamsphere.DreamRequest;
import io.github.dreamsphere.PictureSize;
import io.github.dreamsphere.core.dream.AscentRule;
import io.github.dreamsphere.core.dream.Bump;
import io.github.dreamsphere.core.dream.DreamOptions;
import io.github.dreamsphere.core.dream.GradientSmoothing;
import io.github.dreamsphere.core.dream.Region;
import io.github.dreamsphere.core.dream.Shaping;
import io.github.dreamsphere.core.dream.Start;
import io.github.dreamsphere.core.sphere.layout.SphereLayout;
import io.github.dreamsphere.core.tile.Jitter;
import io.github.dreamsphere.core.tile.TileShape;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The fields of a dream, one line each. */
final class DreamFields {
    /** The name of the field for classes. */
    static final String CLASS = "class";

    /** The name of the field for directions. */
    static final String DIRECTION = "direction";

    /** The fields of every dream, also of a journey's frames. */
    static final List<RequestField<DreamRequest, ?>> OF_EVERY_DREAM = List.of(
            field(RequestFields.MODEL, ValueTypes.FILE, DreamRequest::model, DreamRequest::withModel),
            objectives(
                    "layer",
                    ValueTypes.netList(ObjectiveText::readLayer, ObjectiveText::write, true),
                    DreamObjectives::layers,
                    DreamObjectives::withLayers),
            objectives(
                    CLASS,
                    ValueTypes.list(ObjectiveText::readClass, ObjectiveText::write),
                    DreamObjectives::classes,
                    DreamObjectives::withClasses),
            objectives(
                    DIRECTION,
                    ValueTypes.netList(DirectionText::read, DirectionText::write, true),
                    DreamObjectives::directions,
                    DreamObjectives::withDirections),
            objectives(
                    "guide", ValueTypes.optional(ValueTypes.FILE), DreamObjectives::guide, DreamObjectives::withGuide),
            objectives(
                    "guide-weight",
                    ValueTypes.decimal(NumberRange.decimal(0, 1)),
                    DreamObjectives::guideWeight,
                    DreamObjectives::withGuideWeight),
            objectives(
                    "diversity",
                    ValueTypes.decimal(NumberRange.decimalFrom(0)),
                    DreamObjectives::diversity,
                    DreamObjectives::withDiversity),
            canvas(
                    "width",
                    ValueTypes.optional(ValueTypes.whole(NumberRange.wholeFrom(2))),
                    DreamCanvas::width,
                    DreamCanvas::withWidth),
            canvas(
                    "start",
                    ValueTypes.optional(ValueTypes.choice(Start.class)),
                    DreamCanvas::start,
                    DreamCanvas::withStart),
            canvas(
                    "size",
                    ValueTypes.optional(ValueTypes.word(PictureSize::valueOf, PictureSize::toString)),
                    DreamCanvas::size,
                    DreamCanvas::withSize),
            canvas("flat", ValueTypes.FLAG, DreamCanvas::flat, DreamCanvas::withFlat),
            ascent(
                    "octaves",
                    ValueTypes.automatic(NumberRange.wholeFrom(1), ValueTypes::whole),
                    DreamOptions::octaves,
                    DreamOptions::withOctaves),
            ascent(
                    "octave-scale",
                    ValueTypes.decimal(NumberRange.decimalAbove(1, DreamOptions.LARGEST_OCTAVE_SCALE)),
                    DreamOptions::octaveScale,
                    DreamOptions::withOctaveScale),
            ascent(
                    "steps",
                    ValueTypes.numbers(ValueTypes.whole(NumberRange.wholeFrom(0))),
                    DreamOptions::steps,
                    (options, steps) -> options.withSteps(steps.toArray(Integer[]::new))),
            ascent(
                    "step-size",
                    ValueTypes.numbers(ValueTypes.decimal(NumberRange.decimalAbove(0, DreamOptions.LARGEST_STEP_SIZE))),
                    DreamOptions::stepSizes,
                    (options, sizes) -> options.withStepSize(sizes.toArray(Double[]::new))),
            ascent(
                    "jitter",
                    ValueTypes.whole(NumberRange.wholeFrom(0)),
                    options -> options.jitter().pixels(),
                    (options, pixels) ->
                            options.withJitter(new Jitter(options.jitter().kind(), pixels))),
            ascent(
                    "jitter-kind",
                    ValueTypes.choice(Jitter.Kind.class),
                    options -> options.jitter().kind(),
                    (options, kind) ->
                            options.withJitter(new Jitter(kind, options.jitter().pixels()))),
            ascent(
                    RequestFields.TILE,
                    ValueTypes.whole(NumberRange.wholeFrom(DreamOptions.MINIMUM_TILE)),
                    DreamOptions::tile,
                    DreamOptions::withTile),
            field(
                    "tiles",
                    ValueTypes.choice(TileShape.class),
                    request -> request.options().tiles(),
                    DreamRequest::withTiles),
            ascent(
                    "heading",
                    ValueTypes.automatic(
                            NumberRange.decimal(-DreamOptions.MOST_DEGREES, DreamOptions.MOST_DEGREES),
                            ValueTypes::decimal),
                    DreamOptions::headingDegrees,
                    DreamOptions::withHeading),
            field(
                    "device",
                    ValueTypes.word(DeviceChoice::parse, DeviceChoice::toString),
                    DreamRequest::device,
                    DreamRequest::withDevice),
            ascent(RequestFields.SEED, ValueTypes.LONG, DreamOptions::seed, DreamOptions::withSeed),
            shaping(
                    "adam",
                    ValueTypes.FLAG,
                    shaping -> shaping.rule() instanceof AscentRule.Adam,
                    (shaping, adam) -> shaping.withRule(adam ? AscentRule.Adam.defaults() : new AscentRule.Plain())),
            shaping(
                    "gradient-blur",
                    ValueTypes.optional(
                            ValueTypes.decimal(NumberRange.decimalAbove(0, GradientSmoothing.Gaussian.WIDEST))),
                    DreamFields::blur,
                    DreamFields::withBlur),
            shaping(
                    "gradient-pyramid",
                    ValueTypes.optional(
                            ValueTypes.whole(NumberRange.whole(1, GradientSmoothing.LaplacianPyramid.MOST_LEVELS))),
                    DreamFields::pyramid,
                    DreamFields::withPyramid),
            shaping(
                    "tv",
                    ValueTypes.decimal(NumberRange.decimalFrom(0)),
                    Shaping::totalVariation,
                    Shaping::withTotalVariation),
            shaping(
                    "evenness",
                    ValueTypes.decimal(NumberRange.decimal(0, 1)),
                    Shaping::evenness,
                    Shaping::withEvenness),
            shaping(
                    "fidelity",
                    ValueTypes.decimal(NumberRange.decimal(0, 1)),
                    Shaping::fidelity,
                    Shaping::withFidelity),
            shaping("keep-colour", ValueTypes.FLAG, Shaping::keepColour, Shaping::withKeepColour),
            shaping("hold-contrast", ValueTypes.FLAG, Shaping::holdContrast, Shaping::withHoldContrast),
            shaping(
                    "bump",
                    ValueTypes.list(Bump::parse, Bump::toString),
                    Shaping::bumps,
                    (shaping, bumps) -> shaping.withBumps(bumps.toArray(Bump[]::new))),
            place("mask", ValueTypes.optional(ValueTypes.FILE), DreamPlace::mask, DreamPlace::withMask),
            place(
                    "region",
                    ValueTypes.optional(ValueTypes.word(Region::parse, RegionText::of)),
                    DreamPlace::region,
                    DreamPlace::withRegion),
            place(
                    "softness",
                    ValueTypes.decimal(NumberRange.decimalFrom(0)),
                    DreamPlace::softnessDegrees,
                    DreamPlace::withSoftness));

    /** The fields that only a dream of a picture has: how its file is read, and how its own file is written. */
    static final List<RequestField<DreamRequest, ?>> OF_FILES = List.of(
            canvas(
                    "layout",
                    ValueTypes.optional(ValueTypes.choice(SphereLayout.class)),
                    DreamCanvas::layout,
                    DreamCanvas::withLayout),
            canvas(
                    "span",
                    ValueTypes.optional(ValueTypes.decimal(NumberRange.decimal(DreamCanvas.LEAST_SPAN, 360))),
                    DreamCanvas::span,
                    DreamCanvas::withSpan),
            output("upscale", NumberRange.whole(1, 2), DreamOutput::upscale, DreamOutput::withUpscale),
            output("quality", NumberRange.whole(1, 100), DreamOutput::jpegQuality, DreamOutput::withJpegQuality));

    private DreamFields() {}

    private static <T> RequestField<DreamRequest, T> field(
            String name,
            ValueType<T> type,
            Function<DreamRequest, T> get,
            BiFunction<DreamRequest, T, DreamRequest> with) {
        return new RequestField<>(name, type, get, with);
    }

    private static <T> RequestField<DreamRequest, T> objectives(
            String name,
            ValueType<T> type,
            Function<DreamObjectives, T> get,
            BiFunction<DreamObjectives, T, DreamObjectives> with) {
        return new RequestField<>(name, type, get, with).in(DreamRequest::objectives, DreamRequest::withObjectives);
    }

    private static <T> RequestField<DreamRequest, T> canvas(
            String name,
            ValueType<T> type,
            Function<DreamCanvas, T> get,
            BiFunction<DreamCanvas, T, DreamCanvas> with) {
        return new RequestField<>(name, type, get, with).in(DreamRequest::canvas, DreamRequest::withCanvas);
    }

    private static <T> RequestField<DreamRequest, T> ascent(
            String name,
            ValueType<T> type,
            Function<DreamOptions, T> get,
            BiFunction<DreamOptions, T, DreamOptions> with) {
        return new RequestField<>(name, type, get, with).in(DreamRequest::ascent, DreamRequest::withAscent);
    }

    private static <T> RequestField<DreamRequest, T> shaping(
            String name, ValueType<T> type, Function<Shaping, T> get, BiFunction<Shaping, T, Shaping> with) {
        return new RequestField<>(name, type, get, with).in(DreamRequest::shaping, DreamRequest::withShaping);
    }

    private static <T> RequestField<DreamRequest, T> place(
            String name, ValueType<T> type, Function<DreamPlace, T> get, BiFunction<DreamPlace, T, DreamPlace> with) {
        return new RequestField<>(name, type, get, with).in(DreamRequest::place, DreamRequest::withPlace);
    }

    private static RequestField<DreamRequest, Integer> output(
            String name,
            NumberRange<Integer> range,
            Function<DreamOutput, Integer> get,
            BiFunction<DreamOutput, Integer, DreamOutput> with) {
        return new RequestField<>(name, ValueTypes.whole(range), get, with)
                .in(DreamRequest::output, DreamRequest::withOutput);
    }

    private static Optional<Double> blur(Shaping shaping) {
        return shaping.smoothing() instanceof GradientSmoothing.Gaussian gaussian
                ? Optional.of(gaussian.sigma())
                : Optional.empty();
    }

    private static Shaping withBlur(Shaping shaping, Optional<Double> sigma) {
        return withSmoothing(shaping, GradientSmoothing.Gaussian.class, sigma.map(GradientSmoothing.Gaussian::new));
    }

    private static Optional<Integer> pyramid(Shaping shaping) {
        return shaping.smoothing() instanceof GradientSmoothing.LaplacianPyramid pyramid
                ? Optional.of(pyramid.levels())
                : Optional.empty();
    }

    private static Shaping withPyramid(Shaping shaping, Optional<Integer> levels) {
        return withSmoothing(
                shaping, GradientSmoothing.LaplacianPyramid.class, levels.map(GradientSmoothing.LaplacianPyramid::new));
    }

    /** Sets or unsets one kind of smoothing; two kinds at once are refused. */
    private static <S extends GradientSmoothing> Shaping withSmoothing(
            Shaping shaping, Class<S> kind, Optional<S> wanted) {
        boolean isOther =
                !kind.isInstance(shaping.smoothing()) && !(shaping.smoothing() instanceof GradientSmoothing.None);
        if (wanted.isPresent() && isOther) {
            throw new IllegalArgumentException("gradient-blur and gradient-pyramid exclude each other");
        }
        return isOther
                ? shaping
                : shaping.withSmoothing(
                        wanted.<GradientSmoothing>map(smoothing -> smoothing).orElse(new GradientSmoothing.None()));
    }
}
