package io.github.dreamsphere.cluster;

import static io.github.dreamsphere.cluster.TinyDreams.names;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command with pictures and results in S3, as a server of this machine speaks it. */
class S3Test {
    private static final int PICTURES = 3;
    private static final String ROOT = "s3a://" + S3Server.BUCKET + "/";
    private static final Pattern KEY = Pattern.compile("<Key>([^<]+)</Key>");

    @TempDir
    private Path folder;

    @Test
    void picturesInABucketBecomeDreamsInABucket() throws Exception {
        TinyDreams dreams = new TinyDreams(folder, PICTURES);
        try (S3Server server = new S3Server(folder);
                FileSystem bucket = bucket(server)) {
            bucket.copyFromLocalFile(hadoop(dreams.pictures().toString()), hadoop(ROOT + "in"));

            assertThat(run(dreams, server, "first", List.of())).contains(PICTURES + " written, 0 skipped");
            List<String> expected = new ArrayList<>();
            names(dreams.pictures()).forEach(name -> expected.add("in/" + name));
            names(dreams.pictures()).forEach(name -> expected.add("out/" + name));
            assertThat(keys(server)).isEqualTo(expected);
            for (String name : names(dreams.pictures())) {
                Path copy = folder.resolve("copy of " + name);
                bucket.copyToLocalFile(false, hadoop(ROOT + "out/" + name), hadoop(copy.toString()), true);
                dreams.assertSameResult(copy, name);
            }

            bucket.delete(hadoop(ROOT + "out/sphere1.png"), false);
            assertThat(run(dreams, server, "second", List.of("--resume"))).contains((PICTURES - 1) + " skipped");
            assertThat(keys(server)).isEqualTo(expected);
        }
    }

    private String run(TinyDreams dreams, S3Server server, String name, List<String> more) throws Exception {
        List<String> words = new ArrayList<>(server.words());
        words.addAll(more);
        try (DreamsphereProcess command = dreams.onTwoExecutors(name, ROOT + "in", ROOT + "out", words)) {
            assertThat(command.await()).as(command.err()).isZero();
            return command.out();
        }
    }

    private static FileSystem bucket(S3Server server) throws Exception {
        Configuration hadoop = new Configuration();
        server.settings().forEach(hadoop::set);
        return FileSystem.newInstance(URI.create(ROOT), hadoop);
    }

    private static org.apache.hadoop.fs.Path hadoop(String place) {
        return new org.apache.hadoop.fs.Path(place);
    }

    private static List<String> keys(S3Server server) throws Exception {
        return KEY.matcher(server.list())
                .results()
                .map(found -> found.group(1))
                .sorted()
                .toList();
    }
}
