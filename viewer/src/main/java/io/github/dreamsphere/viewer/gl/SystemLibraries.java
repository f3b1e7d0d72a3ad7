package io.github.dreamsphere.viewer.gl;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.lwjgl.PointerBuffer;
import org.lwjgl.system.Configuration;
import org.lwjgl.system.JNI;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;
import org.lwjgl.system.Platform;
import org.lwjgl.system.Pointer;
import org.lwjgl.system.linux.DynamicLinkLoader;

/**
 * Tells LWJGL the paths of libraries on Linux, so that it does not search for them.
 *
 * <p>LWJGL 3.3 searches for each library that it has loaded by its name alone: it calls {@code dlopen} from a callback of
 * {@code dl_iterate_phdr}. If another thread loads a library at that time, such as Java's own for JPEG files, the two threads
 * deadlock (<a href="https://github.com/LWJGL/lwjgl3/issues/1148">LWJGL's issue 1148</a>). LWJGL does not search for a library
 * that it has loaded by its path.
 */
public final class SystemLibraries {
    /** {@code RTLD_DI_LINKMAP} of {@code dlinfo}, which gives the address of a {@code link_map}. */
    private static final int LINK_MAP = 2;
    /** Where a {@code link_map} holds the path: after an address. */
    private static final int PATH = Pointer.POINTER_SIZE;

    private SystemLibraries() {}

    /**
     * Has LWJGL load the system's OpenGL and EGL by their paths, unless the user has named other libraries. Call this before
     * either is used. Does nothing where LWJGL itself does not work.
     */
    public static synchronized void usePaths() {
        if (Platform.get() != Platform.LINUX) {
            return;
        }
        try {
            usePath(Configuration.EGL_LIBRARY_NAME, Configuration.EGL_LIBRARY_NAME_DEFAULTS());
            usePath(Configuration.OPENGL_LIBRARY_NAME, Configuration.OPENGL_LIBRARY_NAME_DEFAULTS());
        } catch (LinkageError e) {
            // Whatever uses OpenGL next has the same failure, and says so.
            return;
        }
    }

    private static void usePath(Configuration<String> library, String... names) {
        if (library.get() == null) {
            Stream.of(names)
                    .map(SystemLibraries::path)
                    .flatMap(Optional::stream)
                    .findFirst()
                    .ifPresent(library::set);
        }
    }

    /** Loads a library, which stays loaded, and returns its path; empty if it cannot be loaded. */
    static Optional<String> path(String name) {
        long dlinfo = function("dlinfo");
        long library = DynamicLinkLoader.dlopen(name, DynamicLinkLoader.RTLD_LAZY | DynamicLinkLoader.RTLD_LOCAL);
        if (dlinfo == MemoryUtil.NULL || library == MemoryUtil.NULL) {
            return Optional.empty();
        }
        try (MemoryStack stack = MemoryStack.stackPush()) {
            PointerBuffer map = stack.callocPointer(1);
            boolean found = JNI.invokePPI(library, LINK_MAP, MemoryUtil.memAddress(map), dlinfo) == 0;
            return found ? absolute(map.get(0)) : Optional.empty();
        }
    }

    private static Optional<String> absolute(long map) {
        return Optional.ofNullable(MemoryUtil.memUTF8Safe(MemoryUtil.memGetAddress(map + PATH)))
                .filter(path -> Path.of(path).isAbsolute());
    }

    /**
     * The address of one of the C library's functions, or {@link MemoryUtil#NULL}. For Linux only.
     *
     * @throws LinkageError if LWJGL does not work on this machine
     */
    public static long function(String name) {
        long program = DynamicLinkLoader.dlopen((CharSequence) null, DynamicLinkLoader.RTLD_NOW);
        return program == MemoryUtil.NULL ? MemoryUtil.NULL : DynamicLinkLoader.dlsym(program, name);
    }
}
