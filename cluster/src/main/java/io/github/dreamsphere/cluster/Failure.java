package io.github.dreamsphere.cluster;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in one line why Spark gave a task up. */
final class Failure {
    /** How Spark ends its message: the last failure, which is an exception of the task or the loss of its executor. */
    private static final Pattern LAST = Pattern.compile("most recent failure: Lost task [^:]*: (.*)");

    private Failure() {}

    /** Why the task was given up. */
    static String of(Throwable failure) {
        String line = firstLine(failure);
        Matcher last = LAST.matcher(line);
        String reason = last.find() ? last.group(1) : line;
        return reason.startsWith("ExecutorLostFailure")
                ? "given up, because its executor was lost " + SparkSettings.MOST_FAILURES
                        + " times while it worked on this; give executors more with --memory"
                : reason.replaceFirst("^[a-z]+(\\.[A-Za-z]+)+(Exception|Error): ", "");
    }

    static String firstLine(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        return message.lines().findFirst().orElse(message);
    }
}
