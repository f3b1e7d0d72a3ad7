package io.github.dreamsphere.cli.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A damaged file is refused by one line that names it, or read right. {@code benchmarks/fuzz} tries many more. */
class FuzzTest {
    private static final int INPUTS = 120;

    /** The build tries the same files every time; a new escape is a new bug, not the fault of the change being built. */
    private static final List<Long> SEEDS = List.of(26L, 27L);

    @TempDir
    Path folder;

    static List<String> formats() {
        return Formats.names();
    }

    /** Damage to what is refused anyway would find nothing. */
    @ParameterizedTest
    @MethodSource("formats")
    void samplesAreRead(String name) throws IOException {
        Format format = Formats.named(name);
        Verdict.Judge judge = new Verdict.Judge(format, folder.resolve("intact"));
        for (SortedMap<String, byte[]> sample : format.samples()) {
            String file = sample.lastKey();
            byte[] content = format.packing().packed(sample.get(file), new Random(1));
            Verdict verdict = judge.of(new Input(sample, file, Input.Damage.STRUCTURE, content));
            assertThat(verdict).isEqualTo(new Verdict(Verdict.Kind.READ, ""));
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void refusesOrReadsDamagedFiles(String name) throws IOException {
        for (long seed : SEEDS) {
            assertThat(escapes(name, seed)).isEmpty();
        }
    }

    private List<String> escapes(String name, long seed) throws IOException {
        Format format = Formats.named(name);
        Verdict.Judge judge = new Verdict.Judge(format, folder.resolve("input"));
        List<String> escapes = new ArrayList<>();
        for (int number = 0; number < INPUTS; number++) {
            Verdict verdict = judge.of(format.input(seed, number));
            if (verdict.kind() == Verdict.Kind.ESCAPED) {
                escapes.add(name + " " + seed + " " + number + ": " + verdict.what());
            }
        }
        return escapes;
    }
}
