package io.github.dreamsphere.viewer.headset;

import static org.lwjgl.openvr.VR.VR_GetGenericInterface;

import java.nio.IntBuffer;
import java.util.function.LongFunction;
import org.lwjgl.openvr.OpenVR;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;

/**
 * OpenVR's function tables. Only those that are used are asked for: LWJGL's own start asks for all 23, which other
 * implementations of the runtime don't all have.
 */
final class OpenVrFunctions {
    private OpenVrFunctions() {}

    static void load() throws HeadsetException {
        OpenVR.VRSystem = table("IVRSystem_022", OpenVR.IVRSystem::new);
        OpenVR.VRCompositor = table("IVRCompositor_028", OpenVR.IVRCompositor::new);
        OpenVR.VRInput = table("IVRInput_010", OpenVR.IVRInput::new);
    }

    private static <T> T table(String name, LongFunction<T> make) throws HeadsetException {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            IntBuffer error = stack.callocInt(1);
            long address = VR_GetGenericInterface("FnTable:" + name, error);
            if (address == MemoryUtil.NULL || error.get(0) != 0) {
                throw new HeadsetException("the OpenVR runtime has no " + name + " (error " + error.get(0)
                        + "); a newer runtime is needed");
            }
            return make.apply(address);
        }
    }
}
