package io.github.dreamsphere.cli;

import io.github.dreamsphere.core.dream.Mask;
import io.github.dreamsphere.core.dream.Region;
import io.github.dreamsphere.models.net.Net;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something to dream of as the command line writes it: {@code WHAT[:WHICH][@WHERE][*WEIGHT]}.
 *
 * @param what a blob or a class
 * @param which a closer choice within it
 * @param where a region, without its softness
 * @param weight how strongly beside others
 */
record Asked(String what, Optional<String> which, Optional<Region> where, double weight) {
    private static final Pattern REST = Pattern.compile("(?::([^@*]*))?(?:@([^*]*))?(?:\\*(.*))?");
    private static final Pattern CLASS = Pattern.compile("([^@*]+)((?:@[^*]*)?(?:\\*.*)?)");
    private static final Pattern HEAD = Pattern.compile("[^:@*]*");

    /**
     * Reads what names a blob of {@code net}. Names may hold colons and stars of their own, so the longest name that
     * fits is meant.
     *
     * @throws io.github.dreamsphere.models.net.UnknownBlobException if it begins with no blob's name
     */
    static Asked blob(Net net, String text) {
        Optional<String> blob = net.blobs().stream()
                .filter(name -> text.startsWith(name)
                        && (text.length() == name.length() || ":@*".indexOf(text.charAt(name.length())) >= 0))
                .max(Comparator.comparingInt(String::length));
        if (blob.isEmpty()) {
            Matcher head = HEAD.matcher(text);
            head.lookingAt();
            net.upTo(head.group());
        }
        String name = blob.orElse(text);
        return rest(name, text.substring(name.length()), text);
    }

    /** Reads what names a class, {@code NAME[@WHERE][*WEIGHT]}. */
    static Asked className(String text) {
        Matcher matcher = CLASS.matcher(text);
        if (!matcher.matches()) {
            throw new UsageException("a class is written NAME, NAME*WEIGHT or NAME@REGION, not '" + text + "'");
        }
        return rest(matcher.group(1).strip(), matcher.group(2), text);
    }

    /** The same, {@code factor} times as strongly. */
    Asked times(double factor) {
        return new Asked(what, which, where, weight * factor);
    }

    /** The region, with edges that fade over so many degrees. */
    Optional<Mask> mask(double softnessDegrees) {
        return where.map(region -> region.withSoftness(softnessDegrees));
    }

    private static Asked rest(String what, String rest, String text) {
        Matcher matcher = REST.matcher(rest);
        if (!matcher.matches()) {
            throw new UsageException("'" + text + "' is not written as " + what + "[:WHICH][@REGION][*WEIGHT]");
        }
        return new Asked(
                what,
                Optional.ofNullable(matcher.group(1)),
                Optional.ofNullable(matcher.group(2)).map(Region::parse),
                Optional.ofNullable(matcher.group(3))
                        .map(weight -> weight(weight, text))
                        .orElse(1.0));
    }

    private static double weight(String weight, String text) {
        try {
            return Double.parseDouble(weight);
        } catch (NumberFormatException e) {
            throw new UsageException("'" + text + "' ends in *" + weight + ", and a weight is a number", e);
        }
    }
}
