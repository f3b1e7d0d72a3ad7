package io.github.dreamsphere.cli.fuzz;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.function.Function;

/**
 * A format to try.
 *
 * @param name how it is called in tables
 * @param samples intact inputs, each of one or several files by name
 * @param mutators how a file of a name is damaged, besides byte by byte
 * @param packing makes the file of what was damaged, if that was only a part of it
 * @param reader reads an input
 * @param notice what damage must be noticed
 */
record Format(
        String name,
        List<SortedMap<String, byte[]>> samples,
        Function<String, Mutator> mutators,
        Packing packing,
        Reader reader,
        Notice notice) {
    /** Makes a file of a part of it. */
    interface Packing {
        /** As it is. */
        Packing NONE = (part, random) -> part;

        byte[] packed(byte[] part, Random random);
    }

    /** Reads an input. */
    interface Reader {
        /**
         * Reads the files in {@code folder}.
         *
         * @param warnings takes the warnings
         * @return a digest of what was read
         */
        String read(Path folder, List<String> warnings) throws Exception;
    }

    /** Damage that must not pass: what is read is the same as of the intact file, or the file is refused. */
    enum Notice {
        /** None, as for texts. */
        NOTHING,
        /** A file that is cut short. */
        CUTS,
        /** A cut file, and a warning must be given. */
        CUTS_BY_WARNING,
        /** Cuts, and flipped bits as well, as the format has check sums. */
        CUTS_AND_FLIPS
    }

    /** An input: what to write into the folder. */
    Input input(long seed, int number) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L + number);
        random.nextLong();
        SortedMap<String, byte[]> sample = samples.get(random.nextInt(samples.size()));
        SortedMap<String, byte[]> other = samples.get(random.nextInt(samples.size()));
        List<String> names = List.copyOf(sample.keySet());
        String name = names.get(random.nextInt(names.size()));
        byte[] donor = other.getOrDefault(name, sample.get(name));
        Input.Damage damage = Input.Damage.of(random);
        byte[] damaged = damage.apply(sample.get(name), donor, mutators.apply(name), random);
        return new Input(sample, name, damage, packing.packed(damaged, random));
    }
}
