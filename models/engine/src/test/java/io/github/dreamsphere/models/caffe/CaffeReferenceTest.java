package io.github.dreamsphere.models.caffe;

import io.github.dreamsphere.models.ReferenceNets;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Nets;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against figures that PyTorch computed; the nets beside this test are made by {@code src/test/python/caffe_nets.py}. */
class CaffeReferenceTest {
    @ParameterizedTest
    @ValueSource(strings = {"curves", "residual", "old"})
    void netsOfManyLayersAgree(String name) throws IOException {
        Path prototxt = ReferenceNets.resource(CaffeReferenceTest.class, name + ".prototxt");
        Path caffemodel = ReferenceNets.resource(CaffeReferenceTest.class, name + ".caffemodel");
        Net net = CaffeReader.read(prototxt, caffemodel, Nets.PLAIN);
        ReferenceNets.assertAgrees(net, CaffeReferenceTest.class, name);
    }
}
