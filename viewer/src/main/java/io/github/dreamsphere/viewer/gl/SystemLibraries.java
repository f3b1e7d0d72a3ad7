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
 * Says where Linux keeps its libraries, so that LWJGL does not look for them.
 *
 * <p>LWJGL 3.3 looks for each library that it has loaded by its name alone: it calls {@code dlopen} from a callback of
 * {@code dl_iterate_phdr}. If another thread loads a library at that time, such as Java's own for JPEG files, both wait for
 * each other without end (<a href="https://github.com/LWJGL/lwjgl3/issues/1148">LWJGL's issue 1148</a>). A library that is
 * loaded by its path is not looked for.
 */
public final class SystemLibraries {
    /** {@code RTLD_DI_LINKMAP} of {@code dlinfo}, which gives the address of a {@code link_map}. */
    private static final int LINK_MAP = 2;
    /** A {@code link_map} has the path behind an address. */
    private static final int PATH = Pointer.POINTER_SIZE;

    private SystemLibraries() {}

    /** Has LWJGL load OpenGL and EGL by their paths, unless the user has named others. To be called before either is used. */
    public static synchronized void usePaths() {
        if (Platform.get() != Platform.LINUX) {
            return;
        }
        try {
            usePath(Configuration.EGL_LIBRARY_NAME, Configuration.EGL_LIBRARY_NAME_DEFAULTS());
            usePath(Configuration.OPENGL_LIBRARY_NAME, Configuration.OPENGL_LIBRARY_NAME_DEFAULTS());
        } catch (LinkageError e) {
            // LWJGL itself does not work here; whatever uses OpenGL says so.
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

    /** The path of a library of Linux, which is loaded and stays so; empty if it cannot be loaded. */
    public static Optional<String> path(String name) {
        long library = DynamicLinkLoader.dlopen(name, DynamicLinkLoader.RTLD_LAZY | DynamicLinkLoader.RTLD_LOCAL);
        if (library == MemoryUtil.NULL) {
            return Optional.empty();
        }
        long dlinfo = DynamicLinkLoader.dlsym(library, "dlinfo");
        try (MemoryStack stack = MemoryStack.stackPush()) {
            PointerBuffer map = stack.callocPointer(1);
            boolean found = dlinfo != MemoryUtil.NULL
                    && JNI.invokePPI(library, LINK_MAP, MemoryUtil.memAddress(map), dlinfo) == 0;
            return found ? absolute(map.get(0)) : Optional.empty();
        }
    }

    private static Optional<String> absolute(long map) {
        return Optional.ofNullable(MemoryUtil.memUTF8Safe(MemoryUtil.memGetAddress(map + PATH)))
                .filter(path -> Path.of(path).isAbsolute());
    }
}
