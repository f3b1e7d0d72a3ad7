package io.github.dreamsphere.cli.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Intact small texts, and films, which are as small. */
final class TextSamples {
    private TextSamples() {}

    private static SortedMap<String, byte[]> text(String name, String text) {
        return new TreeMap<>(Map.of(name, text.getBytes(StandardCharsets.UTF_8)));
    }

    static List<SortedMap<String, byte[]>> curves() {
        return List.of(
                text("curve.csv", "step,loss,score\n5,1.25000,0.500000\n10,0.800000,0.610000\n15,NaN,0.7\n"),
                text("curve.csv", "step,loss,score\n"));
    }

    /** For a blob of {@value Readers#CHANNELS} channels. */
    static List<SortedMap<String, byte[]>> directions() {
        return List.of(
                text("direction.txt", "0.5 -1 0 2e-3\n"),
                text("direction.txt", "1\n2\n3\n4\n"),
                text("direction.txt", "1, -0.25; 3\t4"));
    }

    static List<SortedMap<String, byte[]>> catalogues() {
        return List.of(text("catalogue.json", """
                {"nets": [{
                  "name": "a_net", "title": "a net; eyes", "licence": "none", "page": "https://example.org/net",
                  "input": {"range": 255, "channels": "BGR", "mean": [104, 117, 123], "scale": 1},
                  "layers": ["inception_4c/output", "inception_3b/output"],
                  "prototxt": {"name": "net.prototxt", "address": "https://example.org/net.prototxt", "bytes": 100,
                    "checksums": ["sha256:%s"]},
                  "weights": {"name": "net.caffemodel", "address": "https://example.org/net.zip", "member": "a/b",
                    "approximateBytes": 100000, "note": "no checksum is published"},
                  "editions": ["sha1:%s"]
                }]}
                """.formatted("0a".repeat(32), "1b".repeat(20))));
    }

    static List<SortedMap<String, byte[]>> films() {
        return List.of(film(true, true), film(true, false), film(false, true), film(false, false));
    }

    private static SortedMap<String, byte[]> film(boolean indexFirst, boolean wide) {
        return new TreeMap<>(Map.of("film.mp4", Mp4.film(indexFirst, wide)));
    }
}
