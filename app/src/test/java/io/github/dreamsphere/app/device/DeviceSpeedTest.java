package io.github.dreamsphere.app.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.DeviceChoice;
import io.github.dreamsphere.models.engine.Device;
import io.github.dreamsphere.models.engine.Pass;
import io.github.dreamsphere.models.engine.PassKind;
import io.github.dreamsphere.models.gpu.CardMemoryException;
import io.github.dreamsphere.models.net.Net;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeviceSpeedTest {
    /** A graphics card whose memory is full. */
    private static final class FullCard implements Device {
        @Override
        public Pass pass(Net net, List<String> blobs, int width, int height, PassKind kind) {
            throw new CardMemoryException("full");
        }

        @Override
        public void close() {}
    }

    @Test
    void aFullCardHasNoSpeedInsteadOfTheProcessors() {
        OpenDevice device = new OpenDevice(Optional.empty(), Optional.of(new FullCard()));
        DeviceSpeed speed = DeviceSpeed.of(DeviceChoice.GPU, device);
        assertThat(speed.gigaflops()).isZero();
        assertThat(speed.name()).endsWith("its memory is full");
    }
}
