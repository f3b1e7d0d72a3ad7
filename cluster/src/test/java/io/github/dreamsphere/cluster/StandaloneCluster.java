package io.github.dreamsphere.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.master.Master;
import org.apache.spark.deploy.worker.Worker;
import org.apache.spark.rpc.RpcEnv;
import scala.Option;
import scala.Some;

/** Spark's own master and a worker for each host, in this process; their executors are processes of their own. */
final class StandaloneCluster implements AutoCloseable {
    private final List<RpcEnv> parts = new ArrayList<>();
    private final String address;

    /** @param hosts addresses of this machine; Spark makes no second attempt on the same host */
    StandaloneCluster(Path work, String... hosts) throws IOException {
        // Workers want such a folder, even if everything is on the class path.
        Files.createDirectories(Path.of(System.getenv("SPARK_HOME"), "jars"));
        SparkConf conf = new SparkConf(false).set("spark.ui.enabled", "false");
        var master = Master.startRpcEnvAndEndpoint("127.0.0.1", 0, 0, conf);
        parts.add(master._1());
        address = master._1().address().toSparkURL();
        for (int i = 0; i < hosts.length; i++) {
            parts.add(Worker.startRpcEnvAndEndpoint(
                    hosts[i],
                    0,
                    0,
                    1,
                    1024,
                    new String[] {address},
                    work.resolve(String.valueOf(i)).toString(),
                    Some.apply((Object) i),
                    conf,
                    Option.empty()));
        }
    }

    /** The master's address. */
    String address() {
        return address;
    }

    @Override
    public void close() {
        parts.forEach(RpcEnv::shutdown);
        parts.forEach(RpcEnv::awaitTermination);
    }
}
