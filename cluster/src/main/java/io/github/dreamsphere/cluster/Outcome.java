package io.github.dreamsphere.cluster;

import io.github.dreamsphere.Result;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What became of one picture.
 *
 * @param kind whether there is a result
 * @param message why the picture was skipped or failed; otherwise empty
 * @param size the result, if it was written
 * @param warnings what was odd
 */
record Outcome(Kind kind, String message, Size size, List<String> warnings) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Whether there is a result. */
    enum Kind {
        WRITTEN,
        SKIPPED,
        FAILED
    }

    /** A {@link Result} without its file; a missing score is NaN. */
    record Size(int width, int height, double seconds, double seam, double north, double south)
            implements Serializable {
        private static final long serialVersionUID = 1L;

        static Size of(Result result) {
            return new Size(
                    result.width(),
                    result.height(),
                    result.seconds(),
                    result.seam().orElse(Double.NaN),
                    result.poles().map(Result.PoleScores::north).orElse(Double.NaN),
                    result.poles().map(Result.PoleScores::south).orElse(Double.NaN));
        }
    }

    static Outcome failed(String message) {
        return new Outcome(Kind.FAILED, message, null, List.of());
    }

    /** The result at {@code target}. */
    Result result(String target) {
        return new Result(
                Path.of(target),
                size.width(),
                size.height(),
                size.seconds(),
                Double.isNaN(size.seam()) ? Optional.empty() : Optional.of(size.seam()),
                Double.isNaN(size.north())
                        ? Optional.empty()
                        : Optional.of(new Result.PoleScores(size.north(), size.south())));
    }
}
