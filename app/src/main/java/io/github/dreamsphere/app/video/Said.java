package io.github.dreamsphere.app.video;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a program said.
 *
 * @param code its exit code
 * @param out on standard output
 * @param err on standard error
 */
record Said(int code, String out, String err) {
    private static final Pattern SPEAKER = Pattern.compile("^\\[[^]]* @ 0x[0-9a-f]+] ");

    static Said by(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).start();
        try (Complaints complaints = new Complaints(process)) {
            process.getOutputStream().close();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Said(process.waitFor(), out, complaints.text());
        } catch (InterruptedException e) {
            throw Ffmpeg.interrupted(process);
        }
    }

    /** The first line of a text, without the part of FFmpeg that says it and where that lies in memory. */
    static String firstLine(String text) {
        return text.strip()
                .lines()
                .findFirst()
                .map(line -> SPEAKER.matcher(line).replaceFirst(""))
                .orElse("(it said nothing)");
    }
}
