package io.github.dreamsphere.cli.fuzz;

import io.github.dreamsphere.core.file.Leftovers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What became of an input.
 *
 * @param kind whether it was read or refused, or escaped
 * @param what of an escape: the exception and where it was thrown, or what was wrong
 */
record Verdict(Kind kind, String what) {
    /** An escape is anything but success, or an exception that names the file. */
    enum Kind {
        READ,
        REFUSED,
        ESCAPED
    }

    private static final int SHOWN_FRAMES = 3;

    /** Tries inputs of one format, in one folder. */
    static final class Judge {
        private final Format format;
        private final Path folder;
        private final Map<SortedMap<String, byte[]>, String> intactDigests = new HashMap<>();

        Judge(Format format, Path folder) {
            this.format = format;
            this.folder = folder;
        }

        Verdict of(Input input) throws IOException {
            fresh();
            input.write(folder);
            List<String> warnings = new ArrayList<>();
            try {
                String digest = format.reader().read(folder, warnings);
                return isWrong(input, digest, warnings)
                        ? new Verdict(Kind.ESCAPED, "wrong success: " + input.damage() + " of " + input.name())
                        : new Verdict(Kind.READ, "");
            } catch (IOException e) {
                return namesTheFile(e)
                        ? new Verdict(Kind.REFUSED, "")
                        : new Verdict(Kind.ESCAPED, "names no file: " + described(e));
            } catch (Exception | OutOfMemoryError | StackOverflowError | LinkageError | AssertionError e) {
                return new Verdict(Kind.ESCAPED, described(e));
            }
        }

        private void fresh() throws IOException {
            if (Files.exists(folder)) {
                Leftovers.deleteTree(folder);
            }
            Files.createDirectories(folder);
        }

        private boolean namesTheFile(IOException e) {
            return e.getMessage() != null
                    && e.getMessage().startsWith(folder.toString())
                    && e.getMessage().lines().count() == 1;
        }

        private boolean isWrong(Input input, String digest, List<String> warnings) throws IOException {
            boolean cut = input.damage() == Input.Damage.CUT;
            boolean flipped = input.damage() == Input.Damage.FLIPPED;
            return switch (format.notice()) {
                case NOTHING -> false;
                case CUTS -> cut && !digest.equals(intact(input));
                case CUTS_BY_WARNING -> cut && (warnings.isEmpty() || !digest.equals(intact(input)));
                case CUTS_AND_FLIPS -> (cut || flipped) && !digest.equals(intact(input));
            };
        }

        /** The digest of the intact input, read after the damaged one. */
        private String intact(Input input) throws IOException {
            String known = intactDigests.get(input.sample());
            if (known == null) {
                fresh();
                Input.write(input.sample(), folder);
                try {
                    known = format.reader().read(folder, new ArrayList<>());
                } catch (Exception e) {
                    throw new IOException("an intact sample of " + format.name() + " cannot be read", e);
                }
                intactDigests.put(input.sample(), known);
                fresh();
                input.write(folder);
            }
            return known;
        }
    }

    /** An exception with its message and where it was thrown. */
    static String described(Throwable e) {
        StringBuilder text = new StringBuilder(e.getClass().getSimpleName());
        StackTraceElement[] frames = e.getStackTrace();
        for (int i = 0, shown = 0; i < frames.length && shown < SHOWN_FRAMES; i++) {
            boolean isOurs = frames[i].getClassName().contains("dreamsphere");
            if (i == 0 || isOurs) {
                text.append(i == 0 ? " at " : " < ")
                        .append(frames[i].getClassName().replaceFirst(".*\\.", ""))
                        .append('.')
                        .append(frames[i].getMethodName())
                        .append(':')
                        .append(frames[i].getLineNumber());
                shown++;
            }
        }
        return text + " | " + String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    /** The part of {@link #what} that is the same for all escapes of a kind. */
    String cause() {
        return what.replaceFirst(" \\| .*", "");
    }
}
