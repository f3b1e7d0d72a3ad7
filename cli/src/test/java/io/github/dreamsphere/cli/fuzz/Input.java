package io.github.dreamsphere.cli.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;

/**
 * A damaged input.
 *
 * @param sample the intact one
 * @param name the file that is damaged
 * @param damage in which way
 * @param content its damaged content
 */
record Input(SortedMap<String, byte[]> sample, String name, Damage damage, byte[] content) {
    /** Ways to damage a file. */
    enum Damage {
        CUT,
        FLIPPED,
        BYTES,
        STRUCTURE;

        static Damage of(Random random) {
            int chance = random.nextInt(100);
            return chance < 15 ? CUT : chance < 30 ? FLIPPED : chance < 45 ? BYTES : STRUCTURE;
        }

        byte[] apply(byte[] bytes, byte[] other, Mutator mutator, Random random) {
            if (bytes.length == 0) {
                return bytes;
            }
            return switch (this) {
                case CUT -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
                case FLIPPED -> Bytes.flipped(bytes, random);
                case BYTES -> Bytes.damaged(bytes, other, random);
                case STRUCTURE -> mutator.damaged(bytes, other, random);
            };
        }
    }

    /** Writes the files into an empty folder. */
    void write(Path folder) throws IOException {
        write(sample, folder);
        Files.write(folder.resolve(name), content);
    }

    static void write(Map<String, byte[]> files, Path folder) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
    }
}
