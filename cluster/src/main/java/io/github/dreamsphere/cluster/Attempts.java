package io.github.dreamsphere.cluster;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The hidden names under which attempts copy their results, beside the final places. */
final class Attempts {
    private static final String ENDING = ".part";
    private static final Pattern NAME = Pattern.compile("\\.(.+)\\.spark[0-9a-z]+-[0-9]+\\.part", Pattern.DOTALL);

    private Attempts() {}

    /** A name that no other attempt of any run has. */
    static String mark(String run, long attempt) {
        return "spark" + Integer.toUnsignedString(run.hashCode(), Character.MAX_RADIX) + "-" + attempt;
    }

    /** What follows the name of the result, with {@code mark}. */
    static String ending(String mark) {
        return "." + mark + ENDING;
    }

    /** The name of the result that an attempt called {@code name} is one of; {@code name} itself if it is no attempt's. */
    static String result(String name) {
        Matcher attempt = NAME.matcher(name);
        return attempt.matches() ? attempt.group(1) : name;
    }

    /** Whether {@code name} is an attempt's. */
    static boolean isOne(String name) {
        return NAME.matcher(name).matches();
    }
}
