package io.github.dreamsphere.cli;

import io.github.dreamsphere.core.dream.AscentRule;
import io.github.dreamsphere.core.dream.Bump;
import io.github.dreamsphere.core.dream.GradientSmoothing;
import io.github.dreamsphere.core.dream.Shaping;
import joptsimple.OptionSet;
import joptsimple.OptionSpec;

/** The options that shape the gradient and hold the picture back. */
final class ShapingFlags {
    private final Arguments arguments;
    private final OptionSpec<Void> adam;
    private final OptionSpec<Double> blur;
    private final OptionSpec<Integer> pyramid;
    private final OptionSpec<Double> totalVariation;
    private final OptionSpec<Double> fidelity;
    private final OptionSpec<Void> keepColour;
    private final OptionSpec<Void> holdContrast;
    private final OptionSpec<String> bump;

    ShapingFlags(Arguments arguments) {
        this.arguments = arguments;
        adam = arguments.flag("adam", "steps by Adam instead of the plain gradient");
        blur = arguments.option("gradient-blur", "blur the gradient by a Gaussian, pixels", "SIGMA", Double.class);
        pyramid = arguments.option(
                "gradient-pyramid", "make N bands of the gradient, coarse to fine, count the same", "N", Integer.class);
        totalVariation = arguments
                .option("tv", "smooth the picture in every step, this strongly beside the gradient", "X", Double.class)
                .defaultsTo(0.0);
        fidelity = arguments
                .option("fidelity", "pull back to the picture after every step, 0..1 of the way", "X", Double.class)
                .defaultsTo(0.0);
        keepColour = arguments.flag("keep-colour", "keep the picture's colours; only brightness dreams");
        holdContrast = arguments.flag("hold-contrast", "keep the picture's contrast");
        bump = arguments.option(
                "bump",
                "shake the dream before every octave but the first: noise=8, of 255 levels, or twist=20 degrees;"
                        + " several one after the other",
                "KIND=STRENGTH",
                String.class);
    }

    Shaping read(OptionSet options) {
        return arguments.check(() -> new Shaping(
                options.has(adam) ? AscentRule.Adam.defaults() : new AscentRule.Plain(),
                smoothing(options),
                options.valueOf(totalVariation),
                options.valueOf(fidelity),
                options.has(keepColour),
                options.has(holdContrast),
                options.valuesOf(bump).stream().map(Bump::parse).toList()));
    }

    private GradientSmoothing smoothing(OptionSet options) {
        if (options.has(blur) && options.has(pyramid)) {
            throw new UsageException("--gradient-blur and --gradient-pyramid exclude each other");
        }
        if (options.has(blur)) {
            return new GradientSmoothing.Gaussian(options.valueOf(blur));
        }
        return options.has(pyramid)
                ? new GradientSmoothing.LaplacianPyramid(options.valueOf(pyramid))
                : new GradientSmoothing.None();
    }
}
