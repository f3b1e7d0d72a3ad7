package io.github.dreamsphere.models.gpu;

import io.github.dreamsphere.core.file.OutputFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.slf4j.LoggerFactory;

/**
 * The fastest tilings, measured when a convolution is first computed and kept in a file. All tilings compute the same
 * bits, so it does not matter if a measurement is disturbed, or the file lost.
 */
final class TunedTilings implements Tilings {
    private final Path file;
    private final Map<String, Tiling> known = new TreeMap<>();
    private boolean changed;

    /** @param file where tilings are kept, a line each; need not exist */
    TunedTilings(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            try {
                Files.readAllLines(file).forEach(this::add);
            } catch (IOException e) {
                tell(e);
            }
        }
    }

    private void add(String line) {
        String[] words = line.split(" ");
        Optional<Tiling> tiling = Tiling.ALL.stream()
                .filter(one -> words.length == 2 && one.name().equals(words[1]))
                .findFirst();
        tiling.ifPresent(one -> known.put(words[0], one));
    }

    private void tell(IOException e) {
        LoggerFactory.getLogger(TunedTilings.class).debug("tilings are not kept in {}", file, e);
    }

    @Override
    public Tiling choose(ConvolutionWork work, ToDoubleFunction<Tiling> seconds) {
        return known.computeIfAbsent(work.name(), name -> {
            changed = true;
            return fastest(work, seconds);
        });
    }

    private static Tiling fastest(ConvolutionWork work, ToDoubleFunction<Tiling> seconds) {
        List<Tiling> tilings = Tiling.ALL.stream()
                .filter(tiling -> tiling.suits(work.outputs()))
                .toList();
        Tiling fastest = tilings.get(0);
        double least = Double.POSITIVE_INFINITY;
        for (Tiling tiling : tilings.size() == 1 ? List.<Tiling>of() : tilings) {
            double own = seconds.applyAsDouble(tiling);
            if (own < least) {
                least = own;
                fastest = tiling;
            }
        }
        return fastest;
    }

    /** Writes the file if there is anything new. A file that cannot be written is only made again. */
    void save() {
        if (!changed) {
            return;
        }
        changed = false;
        List<String> lines = known.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue().name())
                .toList();
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            OutputFile.write(file, partial -> Files.write(partial, lines));
        } catch (IOException e) {
            tell(e);
        }
    }
}
