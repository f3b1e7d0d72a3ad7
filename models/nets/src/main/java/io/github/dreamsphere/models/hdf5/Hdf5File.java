package io.github.dreamsphere.models.hdf5;

import io.github.dreamsphere.core.file.ReadingBudget;
import io.github.dreamsphere.models.net.NetFileException;
import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An HDF5 file (https://docs.hdfgroup.org/hdf5/develop/_f_m_t3.html), read with jHDF. Paths have slashes between their
 * names and none at their start; the empty path is the root. Links to other places and files are not followed.
 */
public final class Hdf5File {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1A, '\n'};

    private final Path file;
    private final ByteSource bytes;
    private final ReadingBudget budget;
    private final HdfFile hdf;
    private final Map<String, Hdf5Array> arrays = new HashMap<>();

    /**
     * Opens a file.
     *
     * @param file the file that messages name
     * @throws NetFileException if it is no HDF5 file, or is damaged
     */
    public Hdf5File(Path file, ByteSource bytes) throws IOException {
        this.file = file;
        this.bytes = bytes;
        this.budget = new ReadingBudget(file, bytes.size());
        if (bytes.size() > Integer.MAX_VALUE) {
            throw new NetFileException(file, "is larger than 2 GB; save the net without its optimizer's state");
        }
        this.hdf = guarded(() -> open(bytes));
    }

    /** True if {@code start}, the first bytes of a file, are those of an HDF5 file. */
    public static boolean isHdf5(byte[] start) {
        return start.length >= SIGNATURE.length && Arrays.equals(Arrays.copyOf(start, SIGNATURE.length), SIGNATURE);
    }

    /** True if a file starts as an HDF5 file does. */
    public static boolean isHdf5(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return isHdf5(in.readNBytes(SIGNATURE.length));
        }
    }

    private static HdfFile open(ByteSource bytes) {
        try {
            return HdfFile.fromByteBuffer(bytes.mapped());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** True if there is a group or array at {@code path}. */
    public boolean has(String path) throws IOException {
        return node(path).isPresent();
    }

    /** Names in the group at {@code path}; none if there is no such group. */
    public List<String> names(String path) throws IOException {
        Optional<Node> node = node(path);
        return node.isPresent() && node.get() instanceof Group group
                ? guarded(() -> List.copyOf(group.getChildren().keySet()))
                : List.of();
    }

    /** The text in an attribute of the group or array at {@code path}. */
    public Optional<String> text(String path, String attribute) throws IOException {
        Object data = attribute(path, attribute);
        return data instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /**
     * The texts in an attribute of the group at {@code path}; none if it has no such attribute. A long list may be in
     * several attributes, whose names end in 0, 1 and so on.
     */
    public List<String> texts(String path, String attribute) throws IOException {
        Object whole = attribute(path, attribute);
        if (whole != null) {
            return texts(whole);
        }
        List<String> texts = new ArrayList<>();
        Object part = attribute(path, attribute + 0);
        for (int i = 1; part != null; i++) {
            texts.addAll(texts(part));
            part = attribute(path, attribute + i);
        }
        return texts;
    }

    private List<String> texts(Object data) throws IOException {
        return guarded(() -> data instanceof String[] texts ? List.of(texts) : List.of());
    }

    /** The array at {@code path}, unread; the same object each time. */
    public Optional<Hdf5Array> array(String path) throws IOException {
        if (arrays.containsKey(path)) {
            return Optional.of(arrays.get(path));
        }
        Optional<Node> node = node(path);
        if (node.isEmpty() || !(node.get() instanceof Dataset dataset)) {
            return Optional.empty();
        }
        boolean bfloat16 = text(path, "dtype").filter("bfloat16"::equals).isPresent();
        Hdf5Array array = guarded(() -> new Hdf5Array(dataset, bytes, hdf.getUserBlockSize(), bfloat16, budget));
        arrays.put(path, array);
        return Optional.of(array);
    }

    private Object attribute(String path, String name) throws IOException {
        Optional<Node> node = node(path);
        if (node.isEmpty()) {
            return null;
        }
        return guarded(() -> {
            Attribute attribute = node.get().getAttribute(name);
            return attribute == null ? null : attribute.getData();
        });
    }

    private Optional<Node> node(String path) throws IOException {
        return guarded(() -> {
            Node node = hdf;
            for (String name : path.split("/")) {
                if (!name.isEmpty()) {
                    node = node instanceof Group group ? group.getChildren().get(name) : null;
                }
            }
            return Optional.ofNullable(node);
        });
    }

    /** Runs a step of jHDF, which fails in many ways on a damaged file. */
    private <T> T guarded(Supplier<T> step) throws NetFileException {
        try {
            return step.get();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw new NetFileException(file, "is damaged or cut short: its HDF5 structure cannot be read", e);
        }
    }
}
