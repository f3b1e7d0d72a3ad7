package io.github.dreamsphere.models.keras;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dreamsphere.models.ReferenceNets;
import io.github.dreamsphere.models.net.NetFileException;
import io.github.dreamsphere.models.net.Nets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against figures that PyTorch computed; the nets beside this test are made by {@code src/test/python/keras_nets.py}. */
class KerasReferenceTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"sequential", "functional"})
    void netsOfManyLayersAgree(String name) throws IOException {
        Path file = ReferenceNets.resource(KerasReferenceTest.class, name + ".h5");
        ReferenceNets.assertAgrees(new KerasReader().read(file, Nets.PLAIN), KerasReferenceTest.class, name);
    }

    @Test
    void whatIsNoKerasNetIsOneLine() throws IOException {
        Path text = Files.writeString(folder.resolve("text.h5"), "no net");
        assertThatThrownBy(() -> new KerasReader().read(text, Nets.PLAIN))
                .isInstanceOf(NetFileException.class)
                .hasMessage(text + ": is not a Keras network: it is no HDF5 file");
        byte[] whole = Files.readAllBytes(ReferenceNets.resource(KerasReferenceTest.class, "sequential.h5"));
        Path cut = Files.write(folder.resolve("cut.h5"), Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> new KerasReader().read(cut, Nets.PLAIN))
                .isInstanceOf(NetFileException.class)
                .hasMessageStartingWith(cut.toString())
                .satisfies(e -> org.assertj.core.api.Assertions.assertThat(
                                e.getMessage().lines())
                        .hasSize(1));
    }
}
