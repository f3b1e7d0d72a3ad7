package io.github.dreamsphere.models.caffe;

import static io.github.dreamsphere.models.Shared.assertClose;

import io.github.dreamsphere.models.ReferenceNets;
import io.github.dreamsphere.models.Shared;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.engine.Pass;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Nets;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against figures that PyTorch computed; the nets beside this test are made by {@code src/test/python/caffe_nets.py}. */
class CaffeReferenceTest {
    @ParameterizedTest
    @ValueSource(strings = {"curves", "residual", "old", "segmentation", "axes", "oldest"})
    void netsOfManyLayersAgree(String name) throws IOException {
        Path prototxt = ReferenceNets.resource(CaffeReferenceTest.class, name + ".prototxt");
        Path caffemodel = ReferenceNets.resource(CaffeReferenceTest.class, name + ".caffemodel");
        Net net = CaffeReader.read(prototxt, caffemodel, Nets.PLAIN);
        ReferenceNets.assertAgrees(net, CaffeReferenceTest.class, name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"softmax_ax3", "crop1"})
    void sharedCasesAgree(String name) throws IOException {
        String folder = "cases/nets/caffe_" + name;
        try (Network network = new Network(CaffeReader.read(Shared.path(folder), Nets.PLAIN));
                Pass pass = network.forward("out", 30, 23)) {
            pass.forward(Shared.floats(folder + "/in"));
            assertClose(pass.activation(), Shared.chw(folder + "/expected_nchw.npy"), 1e-5);
        }
    }
}
