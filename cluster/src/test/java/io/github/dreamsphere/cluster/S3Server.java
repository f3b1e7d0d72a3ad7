package io.github.dreamsphere.cluster;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Adobe's S3Mock in a process of its own: a server that speaks S3, with one bucket. */
final class S3Server implements AutoCloseable {
    static final String BUCKET = "dreams";

    private static final Pattern PORT = Pattern.compile("Tomcat started on ports? .*?(\\d+) \\(http\\)");
    private static final int MOST_SECONDS = 120;

    private final Process process;
    private final Path log;
    private final String address;

    /** @param folder for its files and its log */
    S3Server(Path folder) throws IOException, InterruptedException {
        log = folder.resolve("s3.log");
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        DreamsphereProcess.FAST_START,
                        "-Djava.io.tmpdir=" + Files.createDirectory(folder.resolve("s3")),
                        "-jar",
                        Path.of("target", "s3mock", "s3mock.jar").toString(),
                        "--server.port=0",
                        "--com.adobe.testing.s3mock.http-port=0")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        address = "http://127.0.0.1:" + port();
        send("PUT", "/" + BUCKET);
    }

    private String port() throws IOException, InterruptedException {
        for (int i = 0; i < MOST_SECONDS * 10; i++) {
            String text = Files.readString(log);
            Matcher port = PORT.matcher(text);
            if (port.find() && text.contains("Started S3MockApplication")) {
                return port.group(1);
            }
            if (!process.isAlive()) {
                throw new IOException("the server has ended:\n" + text);
            }
            Thread.sleep(100);
        }
        throw new IOException("the server did not start in " + MOST_SECONDS + " seconds:\n" + Files.readString(log));
    }

    /** What Hadoop needs to know of it. */
    Map<String, String> settings() {
        return Map.of(
                "fs.s3a.endpoint", address,
                "fs.s3a.endpoint.region", "us-east-1",
                "fs.s3a.path.style.access", "true",
                "fs.s3a.access.key", "somebody",
                "fs.s3a.secret.key", "secret");
    }

    /** The list of all objects, as S3 gives it. */
    String list() throws IOException, InterruptedException {
        return send("GET", "/" + BUCKET + "?list-type=2");
    }

    private String send(String method, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    /** The arguments that tell the command of it. */
    List<String> words() {
        return settings().entrySet().stream()
                .flatMap(each -> Stream.of("--conf", "spark.hadoop." + each.getKey() + "=" + each.getValue()))
                .toList();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
