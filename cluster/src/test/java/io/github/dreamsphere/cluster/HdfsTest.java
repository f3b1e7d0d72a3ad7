package io.github.dreamsphere.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.BatchResult;
import io.github.dreamsphere.app.TinyPicture;
import io.github.dreamsphere.app.cluster.ShippedWork;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures in HDFS, whose name node and data node run in this process. */
class HdfsTest {
    @TempDir
    private java.nio.file.Path folder;

    @Test
    void picturesInHdfsBecomeResultsInHdfs() throws Exception {
        java.nio.file.Path pictures = Files.createDirectories(folder.resolve("pictures"));
        java.nio.file.Path meeting = Files.createDirectory(folder.resolve("meeting"));
        for (String name : new String[] {"a b.png", "broken.png", "c.png"}) {
            TinyPicture.in(pictures, name, 8, 4);
        }
        Configuration settings = new Configuration();
        try (MiniDFSCluster hdfs = new MiniDFSCluster.Builder(
                                settings, folder.resolve("hdfs").toFile())
                        .build();
                FileSystem files = hdfs.getFileSystem()) {
            String root = hdfs.getURI().toString();
            files.copyFromLocalFile(new Path(pictures.toUri()), new Path(root + "/in"));
            files.mkdirs(new Path(root + "/out"));
            files.createNewFile(new Path(root + "/out/c.png"));
            ReportedEvents events = new ReportedEvents();

            BatchResult result = new SparkCluster()
                    .run(
                            new ShippedWork(new CopyWork(meeting.toString()), Map.of()),
                            Requests.of("local[2]", root + "/in", root + "/out", Map.of()),
                            events);

            assertThat(result).isEqualTo(new BatchResult(2, 0, 0, 1));
            assertThat(events.failed).containsExactly(root + "/in/broken.png: is broken");
            for (String name : new String[] {"a b.png", "c.png"}) {
                java.nio.file.Path copy = folder.resolve(name);
                files.copyToLocalFile(false, new Path(root + "/out/" + name), new Path(copy.toUri()), true);
                assertThat(copy).hasSameBinaryContentAs(pictures.resolve(name));
            }
            assertThat(files.listStatus(new Path(root + "/out"))).hasSize(2);
        }
    }

    @Test
    void onlyAttemptsAtOurResultsAreSwept() throws Exception {
        Configuration settings = new Configuration();
        try (MiniDFSCluster hdfs = new MiniDFSCluster.Builder(
                                settings, folder.resolve("hdfs").toFile())
                        .build();
                FileSystem files = hdfs.getFileSystem()) {
            String root = hdfs.getURI().toString();
            Path ours = new Path(root + "/.a.png." + Attempts.mark("app-1", 7) + ".part");
            Path others = new Path(root + "/.b.png." + Attempts.mark("app-1", 8) + ".part");
            files.createNewFile(ours);
            files.createNewFile(others);
            new HadoopStorage(settings).sweep(Set.of(root + "/a.png"));
            assertThat(files.exists(ours)).isFalse();
            assertThat(files.exists(others)).isTrue();
        }
    }
}
