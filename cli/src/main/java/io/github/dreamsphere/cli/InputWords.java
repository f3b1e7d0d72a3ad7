package io.github.dreamsphere.cli;

import io.github.dreamsphere.app.nets.InputReport;
import io.github.dreamsphere.app.nets.InputReport.Finding;
import io.github.dreamsphere.app.nets.InputReport.Judgement;
import io.github.dreamsphere.models.net.ImageSpec;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a picture becomes a net's input, in words and as options. */
final class InputWords {
    private InputWords() {}

    static String of(ImageSpec spec) {
        return spec.channels() + ", 0.." + Math.round(spec.range()) + ", minus " + spec.mean() + ", times "
                + spec.scale();
    }

    /** The options that describe an input. */
    static String options(ImageSpec spec) {
        boolean scaled = spec.scale().stream().anyMatch(scale -> scale != 1);
        return "--mean " + list(spec.mean()) + " --range " + Math.round(spec.range()) + " --channels "
                + spec.channels().name().toLowerCase(Locale.ROOT) + (scaled ? " --scale " + list(spec.scale()) : "");
    }

    private static String list(List<Float> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining(","));
    }

    /** What a check of the input found, line by line. */
    static List<String> of(InputReport report, boolean pictures) {
        return List.of(
                "Input: " + of(report.spec()),
                "Mean and range: " + values(report.values()),
                "Channel order: " + order(report.order(), pictures));
    }

    private static String values(Finding finding) {
        String own = String.format(
                Locale.ROOT, "the channels of the first layer lie %.2g deviations from 0", finding.given());
        return switch (finding.judgement()) {
            case UNKNOWN -> "cannot be told from the first layer";
            case RIGHT -> "look right: " + own;
            case WRONG ->
                String.format(
                        Locale.ROOT,
                        "look wrong: %s, but %.2g with %s",
                        own,
                        finding.figure(),
                        options(finding.other().orElseThrow()));
        };
    }

    private static String order(Finding finding, boolean pictures) {
        if (Double.isNaN(finding.given())) {
            return pictures ? "there is one channel" : "name some photographs to check it";
        }
        String figures = String.format(
                Locale.ROOT,
                "the classes have %.2g, with red and blue exchanged %.2g",
                finding.given(),
                finding.figure());
        return (finding.judgement() == Judgement.UNKNOWN
                        ? "cannot be told: "
                        : finding.judgement() == Judgement.RIGHT ? "looks right: " : "looks wrong: ")
                + figures;
    }
}
