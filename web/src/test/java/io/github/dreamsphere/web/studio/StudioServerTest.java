package io.github.dreamsphere.web.studio;

import static io.github.dreamsphere.web.studio.StudioClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dreamsphere.DreamFiles;
import io.github.dreamsphere.Dreamsphere;
import io.github.dreamsphere.Inputs;
import io.github.dreamsphere.RecipeRequest;
import io.github.dreamsphere.app.recipe.Recipes;
import io.github.dreamsphere.core.image.BandReader;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageReader;
import io.github.dreamsphere.core.image.ImageWriter;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Picture;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.core.image.Xmp;
import io.github.dreamsphere.core.photosphere.Coverage;
import io.github.dreamsphere.core.photosphere.PhotosphereFile;
import io.github.dreamsphere.core.quality.Psnr;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Asks a studio over HTTP. */
@Timeout(300)
class StudioServerTest {
    private static final String QUICK = "{\"octaves\": 1, \"steps\": 2, \"tile\": 128}";
    private static final String LONG = "{\"octaves\": 1, \"steps\": 16, \"tile\": 128}";

    /** The file of a dream without interruption, by classic and LONG, of lake.png with 256 × 128 pixels. */
    private static byte[] uninterrupted = new byte[0];

    @TempDir
    Path folder;

    private StudioServer server;
    private StudioClient client;
    private int port;

    @BeforeEach
    void start() throws IOException {
        server = StudioServer.onThisMachine(folder.resolve("studio"), StudioServer.ANY_PORT);
        client = new StudioClient(server.address());
        port = server.address().getPort();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private Path picture(String name, int width, int height) throws IOException {
        Image image = new Image(width, height);
        Random random = new Random(name.hashCode());
        for (int i = 0; i < image.rgb().length; i++) {
            image.rgb()[i] = random.nextFloat();
        }
        Path file = folder.resolve(name);
        ImageWriter.write(new Picture(image, Metadata.NONE), file, WriteOptions.defaults());
        return file;
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private int code(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request).statusCode();
    }

    @Test
    void theLinkOpensThePageAndSetsTheCookie() throws Exception {
        HttpResponse<String> page = client.send(client.anonymous("?token=" + client.token()));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("studio/studio.js");
        assertThat(page.headers().firstValue("Set-Cookie").orElseThrow())
                .contains(client.token(), "HttpOnly", "SameSite=Strict");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "frame-ancestors 'none'");
        for (String path : List.of("", "?token=", "?token=wrong", "?token=" + client.token() + "x")) {
            assertThat(client.send(client.anonymous(path)).headers().firstValue("Set-Cookie"))
                    .as(path)
                    .isEmpty();
        }
        for (String file : List.of("studio/studio.js", "studio/studio.css", "js/viewer.js")) {
            assertThat(client.send(client.anonymous(file)).statusCode())
                    .as(file)
                    .isEqualTo(200);
        }
    }

    @Test
    void onlyWhoHasTheTokenIsLetIn() throws Exception {
        for (String path : List.of("api/state", "api/events", "api/looks", "api/dreams/x/file")) {
            assertThat(code(client.anonymous(path))).as(path).isEqualTo(403);
            assertThat(code(client.anonymous(path).header("Authorization", "Bearer wrong")))
                    .as(path)
                    .isEqualTo(403);
        }
        String cookie = "dreamsphere-studio-" + port + "=" + client.token();
        assertThat(code(client.anonymous("api/state").header("Cookie", "a=b; " + cookie)))
                .isEqualTo(200);
        assertThat(code(client.anonymous("api/state").header("Cookie", cookie + "x")))
                .isEqualTo(403);
    }

    @Test
    void anotherSiteIsRefused() throws Exception {
        String cookie = "dreamsphere-studio-" + port + "=" + client.token();
        String own = "http://127.0.0.1:" + port;
        HttpRequest.BodyPublisher none = HttpRequest.BodyPublishers.noBody();
        assertThat(code(client.anonymous("api/pictures/noise")
                        .header("Cookie", cookie)
                        .header("Origin", own)
                        .POST(none)))
                .isEqualTo(201);
        for (String origin : List.of(
                "null",
                "https://127.0.0.1:" + port,
                "http://localhost:" + port,
                "http://evil.example",
                own + ".evil")) {
            assertThat(code(client.anonymous("api/pictures/noise")
                            .header("Cookie", cookie)
                            .header("Origin", origin)
                            .POST(none)))
                    .as(origin)
                    .isEqualTo(403);
        }
        // Without an origin, a form of another site may have sent it.
        assertThat(code(client.anonymous("api/pictures/noise")
                        .header("Cookie", cookie)
                        .POST(none)))
                .isEqualTo(403);
        for (String site : List.of("cross-site", "same-site")) {
            assertThat(code(client.anonymous("api/state")
                            .header("Cookie", cookie)
                            .header("Sec-Fetch-Site", site)))
                    .as(site)
                    .isEqualTo(403);
        }
        assertThat(client.get("api/state").get("pictures")).hasSize(1);
    }

    @Test
    void aForeignHostIsRefused() throws IOException {
        for (String host : List.of(
                "evil.example",
                "evil.example:" + port,
                "localhost",
                "127.0.0.1:1",
                "127.0.0.1:" + port + ".evil",
                "")) {
            for (String path : List.of("/", "/api/state")) {
                assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nAuthorization: Bearer "
                                + client.token() + "\r\nConnection: close\r\n\r\n"))
                        .as(host)
                        .startsWith("HTTP/1.1 421");
            }
        }
        assertThat(raw("GET /api/state HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nHost: evil.example\r\n"
                        + "Authorization: Bearer " + client.token() + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 421");
        assertThat(raw("GET /api/state HTTP/1.1\r\nHost: localhost:" + port + "\r\nAuthorization: Bearer "
                        + client.token() + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void nothingBesideThePicturesIsSent() throws Exception {
        Files.writeString(folder.resolve("secret.txt"), "SECRET");
        String id = client.upload(picture("lake.png", 64, 32));
        for (String path : List.of(
                "/../secret.txt",
                "/%2e%2e/secret.txt",
                "/js/../../secret.txt",
                "/js/..%2f..%2fsecret.txt",
                "/studio/%2e%2e/studio.html",
                "/studio/StudioServer.class",
                "/js/../room.html",
                "/api/pictures/" + id + "/tiles/0/..%2f..%2fpicture.json",
                "/api/pictures/" + id + "/tiles/../picture.json",
                "/api/pictures/" + id + "/../../../key.json",
                "/api/pictures/../" + id + "/file",
                "/api/pictures/%2e%2e/file",
                "/api/pictures/" + id + "%00/file",
                "/api/looks/..%2f..%2froom.html",
                "/api/looks/../studio.html",
                "/api/live/" + id + "/99/0_0.jpg",
                "/api/dreams/..%2f..%2fkey/file",
                "/key.json",
                "/%",
                "/%00",
                "//etc/passwd",
                "http://other/key.json",
                "*")) {
            String answer = raw("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nAuthorization: Bearer "
                    + client.token() + "\r\nConnection: close\r\n\r\n");
            assertThat(answer).as(path).doesNotContain("SECRET", "root:", "<html");
            assertThat(answer).as(path).doesNotStartWith("HTTP/1.1 2").doesNotStartWith("HTTP/1.1 5");
        }
    }

    @Test
    void aPictureIsTakenAndShown() throws Exception {
        Path lake = picture("lake.png", 1100, 550);

        JsonNode about = json(client.put("lake.png", lake));

        String place = "api/pictures/" + about.get("id").asText();
        assertThat(about.get("kind").asText()).isEqualTo("SPHERE");
        assertThat(about.get("width").asInt()).isEqualTo(1100);
        assertThat(about.at("/tiles/levels")).hasSize(3);
        assertThat(client.bytes(place + "/file")).isEqualTo(Files.readAllBytes(lake));
        for (String file : List.of("/thumb.jpg", "/tiles/0/0_0.jpg", "/tiles/2/1_2.jpg")) {
            assertThat(client.bytes(place + file)).as(file).startsWith(0xff, 0xd8);
        }
        assertThat(client.delete(place).statusCode()).isEqualTo(204);
        assertThat(client.get("api/state").get("pictures")).isEmpty();
        assertThat(code(client.request(place + "/file"))).isEqualTo(404);
    }

    @Test
    void whatIsWrongWithAFileIsSaid() throws Exception {
        Path text = Files.writeString(folder.resolve("notes.jpg"), "no picture at all");
        Path cut = Files.write(
                folder.resolve("cut.png"), Arrays.copyOf(Files.readAllBytes(picture("whole.png", 256, 128)), 20_000));

        expect(415, "This is not a JPEG", client.put("notes.jpg", text));
        expect(415, "cut", client.put("cut.png", cut));
        expect(413, "pixels", client.put("bomb.png", bomb(25_000, 12_500)));
        assertThat(client.get("api/state").get("pictures")).isEmpty();
        assertThat(StudioFolder.entries(folder.resolve("studio/pictures"))).isEmpty();
    }

    private static void expect(int code, String part, HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(code);
        assertThat(json(answer).get("message").asText()).contains(part).doesNotContain(".new-");
    }

    /** A PNG of one colour, whose header asks for very many pixels. */
    private Path bomb(int width, int height) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 26, '\n'});
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(header);
        out.writeInt(width);
        out.writeInt(height);
        out.write(new byte[] {8, 0, 0, 0, 0});
        chunk(file, "IHDR", header.toByteArray());
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = quick(pixels)) {
            byte[] row = new byte[width + 1];
            for (int y = 0; y < height; y++) {
                deflater.write(row);
            }
        }
        chunk(file, "IDAT", pixels.toByteArray());
        chunk(file, "IEND", new byte[0]);
        return Files.write(folder.resolve("bomb.png"), file.toByteArray());
    }

    private static DeflaterOutputStream quick(ByteArrayOutputStream to) {
        return new DeflaterOutputStream(to, new Deflater(Deflater.BEST_SPEED));
    }

    private static void chunk(ByteArrayOutputStream file, String type, byte[] content) throws IOException {
        DataOutputStream out = new DataOutputStream(file);
        out.writeInt(content.length);
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        out.write(name);
        out.write(content);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(content);
        out.writeInt((int) crc.getValue());
    }

    @Test
    void aFileThatIsTooLargeIsRefusedBeforeItIsSent() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("PUT /api/pictures?name=large.jpg HTTP/1.1\r\nHost: 127.0.0.1:" + port
                                    + "\r\nAuthorization: Bearer " + client.token()
                                    + "\r\nContent-Length: 500000000\r\n\r\n")
                            .getBytes());
            BufferedReader answer = new BufferedReader(new InputStreamReader(socket.getInputStream()));
            assertThat(answer.readLine()).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void namesAreCleaned() throws Exception {
        int number = 0;
        for (String name : List.of(
                "..%2F..%2Fevil.png",
                "%5C..%5Cevil.png", "%00evil.png", ".hidden.png", "con.png", "%22%3Cb%3E.png", "")) {
            JsonNode about = json(client.put(name, picture("a" + number++ + ".png", 64, 32)));
            assertThat(about.get("file").asText())
                    .as(name)
                    .isNotEmpty()
                    .doesNotContain("/", "\\", "<", "\"")
                    .doesNotStartWith(".")
                    .isNotEqualTo("con.png");
        }
        assertThat(json(client.put("%E6%B9%96%20%F0%9F%8C%8B.png", picture("b.png", 64, 32)))
                        .get("file")
                        .asText())
                .isEqualTo("湖 🌋.png");
        String longName = "n".repeat(900) + ".png";
        assertThat(json(client.put(longName, picture("c.png", 64, 32)))
                        .get("file")
                        .asText())
                .hasSizeLessThan(120)
                .endsWith(".png");
    }

    @Test
    void ofAPictureForTwoEyesTheLeftOneIsDreamedOn() throws Exception {
        Path both = picture("lake_TB.png", 128, 128);

        JsonNode about = json(client.put("lake_TB.png", both));

        assertThat(about.path("kind").asText()).as(about.toString()).isEqualTo("SPHERE");
        assertThat(about.get("file").asText()).isEqualTo("lake_TB-left_mono.png");
        assertThat(about.get("height").asInt()).isEqualTo(64);
        assertThat(about.get("warnings").toString()).contains("the left one");
        Path left = Files.write(
                folder.resolve("left.png"),
                client.bytes("api/pictures/" + about.get("id").asText() + "/file"));
        assertThat(ImageReader.read(left).image().rgb())
                .isEqualTo(ImageReader.read(both).image().crop(0, 0, 128, 64).rgb());
        assertThat(about.at("/tiles/eyes").asInt())
                .as("a headset shows both eyes")
                .isEqualTo(2);
        String tiles = "api/pictures/" + about.get("id").asText() + "/tiles/0/";
        assertThat(client.bytes(tiles + "r0_0.jpg"))
                .startsWith(0xff, 0xd8)
                .isNotEqualTo(client.bytes(tiles + "0_0.jpg"));
        client.awaitState(client.order(about.get("id").asText(), "classic", QUICK), "DONE");
    }

    @Test
    void whatATagSaysOfTwoEyesIsNotKeptForOne() throws Exception {
        Image image = ImageReader.read(picture("both.png", 128, 128)).image();
        Xmp xmp = Xmp.EMPTY.with("http://ns.google.com/photos/1.0/panorama/", "GPano", "StereoMode", "top-bottom");
        Path both = folder.resolve("tagged.png");
        ImageWriter.write(new Picture(image, Metadata.NONE.withXmp(xmp)), both, WriteOptions.defaults());

        JsonNode about = json(client.put("tagged.png", both));

        assertThat(about.path("height").asInt()).as(about.toString()).isEqualTo(64);
        assertThat(new String(
                        client.bytes("api/pictures/" + about.get("id").asText() + "/file"),
                        StandardCharsets.ISO_8859_1))
                .doesNotContain("StereoMode");
    }

    @Test
    void theSameFileIsKeptOnce() throws Exception {
        Path lake = picture("lake.png", 64, 32);
        String id = client.upload(lake);

        assertThat(json(client.put("other.png", lake)).get("id").asText()).isEqualTo(id);
        String noise = json(client.post("api/pictures/noise", "")).get("id").asText();
        assertThat(json(client.post("api/pictures/noise", "")).get("id").asText())
                .isEqualTo(noise);
        assertThat(client.get("api/state").get("pictures")).hasSize(2);
    }

    @Test
    void whatWasRemovedComesBackUntilTheTrashIsEmptied() throws Exception {
        String lake = client.upload(picture("lake.png", 64, 32));
        String dream = client.order(lake, "classic", QUICK);
        client.awaitState(dream, "DONE");
        byte[] result = client.bytes("api/dreams/" + dream + "/file");
        client.delete("api/pictures/" + lake);
        client.delete("api/dreams/" + dream);

        assertThat(client.get("api/trash").get("count").asInt()).isEqualTo(2);
        assertThat(client.get("api/trash").get("bytes").asLong()).isGreaterThan(result.length);
        assertThat(client.get("api/trash").at("/pictures/0/id").asText()).isEqualTo(lake);
        assertThat(client.get("api/trash").at("/dreams/0/id").asText()).isEqualTo(dream);
        assertThat(client.get("api/trash").at("/dreams/0/look").asText()).isEqualTo("classic");
        assertThat(client.post("api/pictures/" + lake + "/restore", "").statusCode())
                .isEqualTo(200);
        assertThat(client.post("api/dreams/" + dream + "/restore", "").statusCode())
                .isEqualTo(200);
        assertThat(client.bytes("api/dreams/" + dream + "/file")).isEqualTo(result);
        assertThat(client.bytes("api/pictures/" + lake + "/thumb.jpg")).startsWith(0xff, 0xd8);

        client.delete("api/dreams/" + dream);
        expect(404, "trash", client.post("api/pictures/" + dream + "/restore", ""));
        assertThat(client.delete("api/trash").statusCode()).isEqualTo(204);
        expect(404, "trash", client.post("api/dreams/" + dream + "/restore", ""));
        assertThat(client.get("api/trash").get("count").asInt()).isZero();
    }

    @Test
    void whatHasLainInTheTrashForAMonthIsDeleted() throws Exception {
        Path trash = folder.resolve("studio/trash");
        Path old =
                Files.createDirectories(trash.resolve("aaaaaaaaaa-" + (System.currentTimeMillis() - 31L * 86_400_000)));
        Path recent = Files.createDirectories(trash.resolve("bbbbbbbbbb-" + System.currentTimeMillis()));
        Path foreign = Files.createDirectories(trash.resolve("my own things"));
        server.close();

        server = StudioServer.onThisMachine(folder.resolve("studio"), StudioServer.ANY_PORT);

        assertThat(old).doesNotExist();
        assertThat(recent).exists();
        assertThat(foreign).exists();
    }

    @Test
    void partsOfAFileAreSent() throws Exception {
        Path lake = picture("lake.png", 64, 32);
        byte[] all = Files.readAllBytes(lake);
        String file = "api/pictures/" + client.upload(lake) + "/file";

        HttpResponse<String> part = client.send(client.request(file).header("Range", "bytes=10-19"));
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.headers().firstValue("Content-Range")).contains("bytes 10-19/" + all.length);
        assertThat(part.headers().firstValue("Content-Length")).contains("10");
        String tag = part.headers().firstValue("ETag").orElseThrow();
        byte[] rest = HttpClient.newHttpClient()
                .send(
                        client.request(file)
                                .header("Range", "bytes=10-")
                                .header("If-Range", tag)
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray())
                .body();
        assertThat(rest).isEqualTo(Arrays.copyOfRange(all, 10, all.length));
        assertThat(code(client.request(file).header("Range", "bytes=-5"))).isEqualTo(206);
        assertThat(code(client.request(file).header("Range", "bytes=10-").header("If-Range", "\"old\"")))
                .isEqualTo(200);
        assertThat(code(client.request(file).header("Range", "bytes=" + all.length + "-")))
                .isEqualTo(416);
        for (String odd : List.of("bytes=5-2", "bytes=a-b", "rows=1-2", "bytes=0-1,4-5")) {
            assertThat(code(client.request(file).header("Range", odd))).as(odd).isEqualTo(200);
        }
    }

    @Test
    void aPersonWhoTypesAWrongAddressGetsAPage() throws Exception {
        HttpResponse<String> page =
                client.send(client.anonymous("dreams%3Cb%3E").header("Accept", "text/html,application/xhtml+xml"));

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body())
                .contains("There is nothing at this address", "href=\"/\"")
                .doesNotContain("<b>");
        assertThat(client.send(client.anonymous("dreams")).body()).startsWith("{");
        assertThat(client.send(client.request("api/nothing").header("Accept", "text/html"))
                        .body())
                .startsWith("{");
        for (String icon : List.of("favicon.ico", "studio/icon.svg")) {
            assertThat(client.send(client.anonymous(icon)).body()).as(icon).contains("<svg");
        }
    }

    @Test
    void aDreamHasTheBytesOfTheCommand() throws Exception {
        Path lake = picture("lake.png", 256, 128);
        String dream = client.order(client.upload(lake), "eyes", "{\"octaves\": 2, \"steps\": 3, \"seed\": 5}");

        JsonNode done = client.awaitState(dream, "DONE");

        Path expected = folder.resolve("expected.jpg");
        try (Dreamsphere dreamsphere = Dreamsphere.open()) {
            dreamsphere.dream(
                    DreamFiles.of(Inputs.of(lake).withOutput(expected)),
                    new RecipeRequest(
                            "eyes", Map.of("octaves", List.of("2"), "steps", List.of("3"), "seed", List.of("5"))));
        }
        String file = "api/dreams/" + dream + "/file";
        assertThat(client.bytes(file)).isEqualTo(Files.readAllBytes(expected));
        assertThat(client.send(client.request(file))
                        .headers()
                        .firstValue("Content-Disposition")
                        .orElseThrow())
                .startsWith("attachment; filename=\"lake-eyes-variation-5.jpg\"");
        assertThat(done.at("/tiles/width").asInt()).isEqualTo(256);
        assertThat(client.bytes("api/dreams/" + dream + "/tiles/0/0_0.jpg")).startsWith(0xff, 0xd8);
        assertThat(client.bytes("api/dreams/" + dream + "/thumb.jpg")).startsWith(0xff, 0xd8);
        Path png = Files.write(folder.resolve("dream.png"), client.bytes(file + "?format=png"));
        assertThat(PhotosphereFile.read(png).coverage().isFull()).isTrue();
    }

    @Test
    void severalPicturesTimesSeveralLooksAreDreamedInOrder() throws Exception {
        String one = client.upload(picture("one.png", 128, 64));
        String two = client.upload(picture("two.png", 128, 64));

        HttpResponse<String> answer = client.post(
                "api/dreams",
                "{\"pictures\": [\"" + one + "\", \"" + two + "\"], \"looks\": [\"classic\", \"eyes\"], \"settings\": "
                        + QUICK + "}");

        List<String> ids = new ArrayList<>();
        json(answer).get("dreams").forEach(dream -> ids.add(dream.get("id").asText()));
        assertThat(ids).hasSize(4);
        for (String id : ids) {
            client.awaitState(id, "DONE");
        }
        assertThat(inOrder()).containsExactlyElementsOf(ids);
        assertThat(names(ids.get(0))).containsExactly("one.png, Classic", "one-classic.jpg");
    }

    @Test
    void whatIsDreamedNextComesAfterWhatRuns() throws Exception {
        String lake = client.upload(picture("lake.png", 256, 128));
        String runs = client.order(lake, "classic", LONG);
        client.awaitState(runs, "RUNNING");
        String second = client.order(lake, "eyes", QUICK);
        String third = client.order(lake, "town", QUICK);

        client.post("api/dreams/" + third + "/first", "");

        assertThat(inOrder()).containsExactly(runs, third, second);
    }

    /** Orders a dream as {@link #uninterrupted}, unless a test before has done so. */
    private String orderUninterrupted(String lake) throws IOException, InterruptedException {
        return uninterrupted.length == 0 ? client.order(lake, "classic", LONG) : "";
    }

    private byte[] uninterrupted(String dream) throws IOException, InterruptedException {
        if (uninterrupted.length == 0) {
            client.awaitState(dream, "DONE");
            uninterrupted = client.bytes("api/dreams/" + dream + "/file");
        }
        return uninterrupted;
    }

    /** The ids of all dreams, as the studio orders them. */
    private List<String> inOrder() throws IOException, InterruptedException {
        List<String> ids = new ArrayList<>();
        client.get("api/state")
                .get("dreams")
                .forEach(dream -> ids.add(dream.get("id").asText()));
        return ids;
    }

    @Test
    void aDreamIsPausedAndGoesOnToTheSameBytes() throws Exception {
        String lake = client.upload(picture("lake.png", 256, 128));
        byte[] whole = uninterrupted(orderUninterrupted(lake));
        String paused = client.order(lake, "classic", LONG);
        client.await(paused, now -> now.at("/progress/step").asInt() > 2);

        assertThat(client.post("api/dreams/" + paused + "/pause", "").statusCode())
                .isEqualTo(200);
        JsonNode left = client.awaitState(paused, "PAUSED");
        assertThat(left.at("/progress/done").asDouble()).isGreaterThan(0.1);
        assertThat(left.at("/progress").has("secondsLeft")).isFalse();
        assertThat(client.post("api/dreams/" + paused + "/retry", "").statusCode())
                .isEqualTo(409);
        client.post("api/dreams/" + paused + "/resume", "");
        assertThat(client.awaitState(paused, "DONE").has("progress")).isFalse();

        assertThat(client.bytes("api/dreams/" + paused + "/file")).isEqualTo(whole);
    }

    @Test
    void aDreamIsStoppedBegunAgainKeptAndRemoved() throws Exception {
        String lake = client.upload(picture("lake.png", 256, 128));
        String dream = client.order(lake, "classic", LONG);
        client.await(dream, now -> now.at("/live/version").asInt() > 0);
        assertThat(client.bytes("api/live/" + dream + "/whole.jpg")).startsWith(0xff, 0xd8);
        assertThat(client.bytes("api/live/" + dream + "/0/0_0.jpg")).startsWith(0xff, 0xd8);
        client.post("api/dreams/" + dream + "/stop", "");
        client.awaitState(dream, "STOPPED");
        client.post("api/dreams/" + dream + "/retry", "");
        client.await(dream, now -> now.at("/live/version").asInt() > 0);
        client.post("api/dreams/" + dream + "/keep", "");
        assertThat(client.awaitState(dream, "DONE").get("stoppedEarly").asBoolean())
                .isTrue();
        assertThat(client.send(client.request("api/live/" + dream + "/0/0_0.jpg"))
                        .statusCode())
                .as("a page may ask for a tile before it hears that the dream has ended")
                .isEqualTo(204);
        Path kept = Files.write(folder.resolve("kept.jpg"), client.bytes("api/dreams/" + dream + "/file"));
        try (BandReader reader = BandReader.open(kept)) {
            assertThat(reader.width()).isEqualTo(256);
        }

        String removed = client.order(lake, "classic", LONG);
        client.awaitState(removed, "RUNNING");
        assertThat(client.delete("api/dreams/" + removed).statusCode()).isEqualTo(204);
        assertThat(code(client.request("api/dreams/" + removed))).isEqualTo(404);
        // The next one has its turn.
        client.awaitState(client.order(lake, "classic", QUICK), "DONE");
    }

    @Test
    void aDreamSurvivesTheEndOfItsProcess() throws Exception {
        Path place = folder.resolve("killed");
        Path lake = picture("lake.png", 256, 128);
        String whole = orderUninterrupted(client.upload(lake));
        String dream;
        String token;
        try (StudioProcess first = StudioProcess.in(place)) {
            StudioClient script = new StudioClient(first.link());
            token = script.token();
            dream = script.order(script.upload(lake), "classic", LONG);
            script.await(dream, now -> now.at("/progress/step").asInt() > 7);
        }
        try (StudioProcess second = StudioProcess.in(place)) {
            StudioClient script = new StudioClient(second.link());
            assertThat(script.token()).isEqualTo(token);
            JsonNode first = script.await(
                    dream,
                    now -> now.at("/progress/step").asInt() > 0
                            || now.path("state").asText().equals("DONE"));
            assertThat(first.at("/progress/step").asInt(99)).isGreaterThanOrEqualTo(5);
            script.awaitState(dream, "DONE");
            assertThat(script.bytes("api/dreams/" + dream + "/file")).isEqualTo(uninterrupted(whole));
        }
    }

    @Test
    void aStudioThatEndsGoesOnWithItsNextStart() throws Exception {
        String dream = client.order(client.upload(picture("lake.png", 256, 128)), "classic", LONG);
        client.await(dream, now -> now.at("/progress/step").asInt() > 2);
        server.close();

        server = StudioServer.onThisMachine(folder.resolve("studio"), StudioServer.ANY_PORT);

        assertThat(server.address().getPort()).isEqualTo(port);
        client.awaitState(dream, "DONE");
    }

    @Test
    void plainPicturesNoiseAndGuidesAreDreamed() throws Exception {
        String plain = client.upload(picture("plain.png", 100, 90));
        String lake = client.upload(picture("lake.png", 128, 64));
        String noise = json(client.post("api/pictures/noise", "")).get("id").asText();

        String flat = client.order(plain, "classic", QUICK);
        String nothing = client.order(noise, "classic", "{\"octaves\": 1, \"steps\": 1, \"width\": 128}");
        HttpResponse<String> guided = client.post(
                "api/dreams",
                "{\"pictures\": [\"" + lake + "\"], \"looks\": [\"eyes\"], \"guide\": \"" + plain
                        + "\", \"format\": \"png\", \"settings\": " + QUICK + "}");

        client.awaitState(flat, "DONE");
        String larger = json(client.post("api/dreams/" + flat + "/enlarge", "{}"))
                .get("id")
                .asText();
        assertThat(client.awaitState(nothing, "DONE").get("height").asInt()).isEqualTo(64);
        String guidedId = json(guided).at("/dreams/0/id").asText();
        client.awaitState(guidedId, "DONE");
        assertThat(client.send(client.request("api/dreams/" + guidedId + "/recipe"))
                        .body())
                .contains("guide = \"guide-plain.png\"");
        assertThat(client.bytes("api/dreams/" + guidedId + "/file")).startsWith(0x89, 'P', 'N', 'G');
        expect(422, "plain picture", order(plain, "meadow", "{}"));
        client.awaitState(larger, "DONE");
        Path file = Files.write(folder.resolve("larger.jpg"), client.bytes("api/dreams/" + larger + "/file"));
        try (BandReader reader = BandReader.open(file)) {
            assertThat(reader.width()).isEqualTo(200);
        }
    }

    @Test
    void aJourneyBeginsWithADream() throws Exception {
        String dream = client.order(client.upload(picture("lake.png", 128, 64)), "classic", QUICK);
        client.awaitState(dream, "DONE");
        expect(422, "pictures", client.post("api/dreams/" + dream + "/journey", "{\"frames\": 0}"));
        expect(
                422,
                "Zoom must be",
                client.post("api/dreams/" + dream + "/journey", "{\"frames\": 2, \"motion\": {\"zoom\": 99}}"));

        String journey = json(client.post(
                        "api/dreams/" + dream + "/journey",
                        "{\"frames\": 3, \"fps\": 5, \"motion\": {\"zoom\": 1.05, \"headingYaw\": 30}}"))
                .get("id")
                .asText();

        assertThat(client.await(journey, now -> now.at("/progress/frame").asInt() > 0)
                        .at("/progress/frames")
                        .asInt())
                .isEqualTo(3);
        JsonNode done = client.awaitState(journey, "DONE");
        assertThat(done.at("/journey/motion/headingYaw").asDouble()).isEqualTo(30);
        HttpResponse<String> part =
                client.send(client.request("api/dreams/" + journey + "/file").header("Range", "bytes=4-11"));
        assertThat(part.body()).startsWith("ftyp");
        assertThat(part.headers().firstValue("Content-Type")).contains("video/mp4");
        assertThat(client.bytes("api/dreams/" + journey + "/thumb.jpg")).startsWith(0xff, 0xd8);
        assertThat(folder.resolve("studio/dreams/" + journey + "/lake-classic-journey-frames"))
                .doesNotExist();
        expect(409, "no film", client.post("api/dreams/" + journey + "/enlarge", "{}"));
        HttpResponse<String> room = client.post("api/room", "{\"dreams\": [\"" + journey + "\"]}");
        assertThat(room.statusCode()).as(room.body()).isEqualTo(201);
    }

    @Test
    void aLiveDreamGrowsWhereOneLooksAndIsKept() throws Exception {
        Path lake = picture("lake.png", 256, 128);
        String id = client.upload(lake);
        String order = "{\"picture\": \"" + id + "\", \"look\": \"whorls\", \"settings\": {}}";
        String live = json(client.post("api/live", order)).get("id").asText();
        byte[] before = new byte[0];
        for (int views = 0; views < 3; ) {
            assertThat(client.post("api/live/" + live + "/gaze", "{\"yaw\": 90, \"pitch\": 0}")
                            .statusCode())
                    .isEqualTo(204);
            HttpResponse<String> tile = client.send(client.request("api/live/" + live + "/0/0_0.jpg"));
            byte[] now = client.bytes("api/live/" + live + "/whole.jpg");
            views += tile.statusCode() == 200 && !Arrays.equals(before, now) ? 1 : 0;
            before = now;
            Thread.sleep(50);
        }
        expect(422, "yaw", client.post("api/live/" + live + "/gaze", "{\"yaw\": 1000}"));

        JsonNode kept = json(client.post("api/live/" + live + "/keep", ""));

        assertThat(kept.get("state").asText()).isEqualTo("DONE");
        assertThat(names(kept.get("id").asText()))
                .containsExactly("lake.png, Whorls, dreamed live", "lake-whorls-live.jpg");
        assertThat(new String(
                        client.bytes("api/dreams/" + kept.get("id").asText() + "/recipe"), StandardCharsets.UTF_8))
                .contains("The look whorls");
        Image dream = ImageReader.read(Files.write(
                        folder.resolve("live.jpg"),
                        client.bytes("api/dreams/" + kept.get("id").asText() + "/file")))
                .image();
        Image original = ImageReader.read(lake).image();
        // To the right, at three quarters of the picture, it has changed much more than behind, at its left edge.
        assertThat(Psnr.psnr(dream.crop(176, 48, 32, 32), original.crop(176, 48, 32, 32)) + 3)
                .isLessThan(Psnr.psnr(dream.crop(48, 48, 32, 32), original.crop(48, 48, 32, 32)));
        expect(409, "ended", client.post("api/live/" + live + "/keep", ""));
        String second = json(client.post("api/live", order)).get("id").asText();
        expect(404, "ended", client.post("api/live/" + live + "/gaze", "{}"));
        Path dreams = folder.resolve("studio/dreams");
        Path away = Files.move(dreams, folder.resolve("away"));
        HttpResponse<String> failed = client.post("api/live/" + second + "/keep", "");
        Files.move(away, dreams);
        expect(500, "could not be", failed);
        assertThat(failed.body()).doesNotContain(folder.toString(), "Exception");
        String third = json(client.post("api/live", order)).get("id").asText();
        assertThat(client.delete("api/live/" + third).statusCode()).isEqualTo(204);
        String noise = json(client.post("api/pictures/noise", "")).get("id").asText();
        expect(422, "360°", client.post("api/live", "{\"picture\": \"" + noise + "\", \"look\": \"eyes\"}"));
    }

    @Test
    void channelsOfLayersHavePicturesAndAreDreamed() throws Exception {
        JsonNode state = client.get("api/state");
        assertThat(state.get("channels")).hasSameSizeAs(state.get("layers"));
        int last = state.get("layers").size() - 1;
        assertThat(client.bytes("api/layers/" + last + "/channels.jpg")).startsWith(0xff, 0xd8);
        assertThat(code(client.request("api/layers/99/channels.jpg"))).isEqualTo(404);
        String layer = state.at("/layers/" + last).asText() + ":"
                + state.at("/channels/" + last + "/1").asInt();

        String dream = client.order(
                client.upload(picture("lake.png", 64, 32)),
                "classic",
                "{\"octaves\": 1, \"steps\": 2, \"tile\": 128, \"layer\": \"" + layer + "\"}");

        client.awaitState(dream, "DONE");
    }

    @Test
    void resultsHaveNamesOfTheirOwn() throws Exception {
        String lake = client.upload(picture("lake.png", 64, 32));
        String first = client.order(lake, "classic", QUICK);
        String second = client.order(lake, "classic", "{\"octaves\": 1, \"steps\": 2, \"tile\": 128, \"seed\": 2}");
        client.awaitState(second, "DONE");

        assertThat(names(first)).containsExactly("lake.png, Classic", "lake-classic.jpg");
        assertThat(names(second)).containsExactly("lake.png, Classic, variation 2", "lake-classic-variation-2.jpg");
        String again = client.order(lake, "classic", QUICK);
        assertThat(names(again)).containsExactly("lake.png, Classic (2)", "lake-classic-2.jpg");
        client.awaitState(again, "DONE");
        for (int i = 1; i <= 2; i++) {
            String large = json(client.post("api/dreams/" + again + "/enlarge", "{\"scale\": 2}"))
                    .get("id")
                    .asText();
            String number = i == 1 ? "" : "-2";
            assertThat(names(large))
                    .containsExactly(
                            "lake.png, Classic (2), 2 times as large" + (i == 1 ? "" : " (2)"),
                            "lake-classic-2-2x" + number + ".jpg");
        }

        // What is in the trash may come back, and keeps its name.
        client.delete("api/dreams/" + first);
        String other = client.order(lake, "classic", QUICK);
        assertThat(names(other)).containsExactly("lake.png, Classic (3)", "lake-classic-3.jpg");
        client.post("api/dreams/" + first + "/restore", "");
        assertThat(names(first)).containsExactly("lake.png, Classic", "lake-classic.jpg");
    }

    /** What a dream is called, and its file. */
    private List<String> names(String dream) throws IOException, InterruptedException {
        JsonNode about = client.get("api/dreams/" + dream);
        return List.of(about.get("title").asText(), about.get("result").asText());
    }

    @Test
    void theTimeOfADreamAndOfAJourneyIsEstimated() throws Exception {
        String lake = client.upload(picture("lake.png", 256, 128));
        String order = "{\"pictures\": [\"" + lake + "\"], \"looks\": [\"classic\"], \"settings\": {\"octaves\": 1, "
                + "\"tile\": 128, \"steps\": ";

        double few = seconds(order + "1}}");
        double many = seconds(order + "100}}");
        assertThat(few).isPositive();
        // The same work a hundred times; the machine may be busy with something else at one of the times.
        assertThat(many).isGreaterThan(5 * few);
        expect(422, "steps", client.post("api/estimates", order + "-1}}"));
        String seven = "\"classic\"" + ", \"classic\"".repeat(6);
        expect(400, "at most 6", client.post("api/estimates", order.replace("\"classic\"", seven) + "1}}"));

        String dream = client.order(lake, "classic", QUICK);
        client.awaitState(dream, "DONE");
        assertThat(seconds("{\"from\": \"" + dream + "\", \"frames\": 10}")).isPositive();
        expect(422, "pictures", client.post("api/estimates", "{\"from\": \"" + dream + "\", \"frames\": 0}"));
        assertThat(folder.resolve("studio/drafts")).isEmptyDirectory();
    }

    private double seconds(String order) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.post("api/estimates", order);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer).get("seconds").asDouble();
    }

    @Test
    void aDreamIsNewUntilItIsSeen() throws Exception {
        String dream = client.order(client.upload(picture("lake.png", 64, 32)), "classic", QUICK);
        JsonNode done = client.awaitState(dream, "DONE");
        assertThat(done.get("finished").asLong()).isPositive();
        assertThat(done.path("seen").asBoolean()).isFalse();

        client.post("api/dreams/" + dream + "/seen", "");

        assertThat(client.get("api/dreams/" + dream).path("seen").asBoolean()).isTrue();
        String large = json(client.post("api/dreams/" + dream + "/enlarge", "{\"scale\": 2}"))
                .get("id")
                .asText();
        assertThat(client.awaitState(large, "DONE").path("seen").asBoolean()).isFalse();
    }

    @Test
    void picturesInOtherLayoutsAreUnfolded() throws Exception {
        JsonNode cube = json(client.put("hall_cube.png", picture("hall_cube.png", 384, 64)));
        assertThat(cube.path("kind").asText()).as(cube.toString()).isEqualTo("SPHERE");
        assertThat(cube.get("file").asText()).isEqualTo("hall-sphere.png");
        assertThat(cube.get("width").asInt()).isEqualTo(256);
        assertThat(cube.get("warnings").toString()).contains("cube map");
        JsonNode lenses = json(client.put("hall_fisheye.png", picture("hall_fisheye.png", 128, 64)));
        assertThat(lenses.get("warnings").toString()).as(lenses.toString()).contains("fisheye");
        JsonNode other = json(client.put("rubik_cube.png", picture("rubik_cube.png", 70, 64)));
        assertThat(other.path("kind").asText()).isEqualTo("PLAIN");

        client.awaitState(client.order(cube.get("id").asText(), "classic", QUICK), "DONE");
    }

    @Test
    void aPanoramaIsPutOnTheSphere() throws Exception {
        String plain = client.upload(picture("street.png", 200, 72));
        String span = "api/pictures/" + plain + "/span";

        JsonNode sphere = json(client.post(span, "{\"degrees\": 200}"));

        assertThat(sphere.path("kind").asText()).as(sphere.toString()).isEqualTo("SPHERE");
        assertThat(sphere.get("file").asText()).isEqualTo("street-sphere-200.png");
        assertThat(sphere.at("/tiles/coveredWidth").asDouble()
                        / sphere.at("/tiles/width").asDouble())
                .isEqualTo(200 / 360.0);
        assertThat(json(client.post(span, "{\"degrees\": 200}")).get("id")).isEqualTo(sphere.get("id"));
        String id = sphere.get("id").asText();
        String dream = client.order(id, "classic", QUICK);
        client.awaitState(dream, "DONE");
        Path file = Files.write(folder.resolve("dream.jpg"), client.bytes("api/dreams/" + dream + "/file"));
        assertThat(PhotosphereFile.read(file).coverage()).isEqualTo(new Coverage(360, 180, 80, 54, 200, 72));
        expect(409, "plain photo", client.post("api/pictures/" + id + "/span", "{\"degrees\": 200}"));
        expect(422, "from 10 to 360", client.post(span, "{}"));
        expect(422, "from 10 to 360", client.post(span, "{\"degrees\": 0.001}"));
        String letters = "a".repeat(120);
        String longName = json(client.put(letters + ".png", picture("long.png", 220, 72)))
                .get("id")
                .asText();
        JsonNode cut = json(client.post("api/pictures/" + longName + "/span", "{\"degrees\": 200}"));
        assertThat(cut.get("file").asText()).endsWith("a-sphere-200.png").hasSize(100);
        assertThat(client.bytes("api/pictures/" + cut.get("id").asText() + "/file"))
                .isNotEmpty();
        String high = client.upload(picture("high.png", 100, 90));
        expect(422, "over the poles", client.post("api/pictures/" + high + "/span", "{\"degrees\": 300}"));
    }

    @Test
    void aDreamLeavesTheRoomAndItsPictureWithTheLastOne() throws Exception {
        String lake = client.upload(picture("lake.png", 64, 32));
        List<String> ids = new ArrayList<>();
        for (int seed = 0; seed < 2; seed++) {
            ids.add(client.order(
                    lake, "classic", "{\"octaves\": 1, \"steps\": 2, \"tile\": 128, \"seed\": " + seed + "}"));
        }
        client.awaitState(ids.get(1), "DONE");
        client.post("api/room", "{\"dreams\": [\"" + ids.get(0) + "\", \"" + ids.get(1) + "\"]}");
        Path room = folder.resolve("studio/room/room.json");
        assertThat(client.get("api/room/" + ids.get(1)).get("address").asText()).contains("#s=lake&v=");

        assertThat(client.delete("api/room/" + ids.get(0)).statusCode()).isEqualTo(204);
        assertThat(room).content().contains("\"kind\" : \"dream\"", "\"kind\" : \"original\"");
        assertThat(client.get("api/dreams/" + ids.get(0)).get("inRoom").asBoolean())
                .isFalse();
        client.delete("api/room/" + ids.get(1));
        assertThat(room).doesNotExist();
        expect(404, "nothing in the room", client.send(client.request("api/room/" + ids.get(1))));
    }

    @Test
    void theLinkIsForOtherDevicesOnly() throws Exception {
        assertThat(client.get("api/link").get("address").asText()).isEmpty();
        assertThat(code(client.request("api/link/code.svg"))).isEqualTo(404);
        try (StudioServer open = StudioServer.onNetwork(folder.resolve("open"), "127.0.0.1", StudioServer.ANY_PORT)) {
            StudioClient other = new StudioClient(open.address());
            assertThat(other.get("api/link").get("address").asText())
                    .isEqualTo(open.address().toString());
            assertThat(other.send(other.request("api/link/code.svg")).body()).contains("<svg", "<path");
            assertThat(other.send(other.anonymous("api/link")).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void whereAPictureDreamsCanBePainted() throws Exception {
        Path lake = picture("lake.png", 128, 64);
        Path mask = folder.resolve("mask.png");
        Image white = new Image(64, 32);
        for (int i = 0; i < white.rgb().length / 2; i++) {
            white.rgb()[i] = 1;
        }
        ImageWriter.write(new Picture(white, Metadata.NONE), mask, WriteOptions.defaults());
        String id = client.upload(lake);
        String order = "{\"pictures\": [\"" + id + "\"], \"looks\": [\"meadow\"], \"format\": \"png\", \"settings\": "
                + QUICK + ", ";

        String painted = json(client.post(
                        "api/dreams",
                        order + "\"mask\": \"" + Base64.getEncoder().encodeToString(Files.readAllBytes(mask)) + "\"}"))
                .at("/dreams/0/id")
                .asText();
        assertThat(client.awaitState(painted, "DONE").get("painted").asBoolean())
                .isTrue();
        String again = json(client.post("api/dreams", order + "\"maskOf\": \"" + painted + "\"}"))
                .at("/dreams/0/id")
                .asText();
        client.awaitState(again, "DONE");

        assertThat(client.bytes("api/dreams/" + painted + "/mask")).isEqualTo(Files.readAllBytes(mask));
        byte[] result = client.bytes("api/dreams/" + painted + "/file");
        assertThat(client.bytes("api/dreams/" + again + "/file")).isEqualTo(result);
        Image dream = ImageReader.read(Files.write(folder.resolve("dream.png"), result))
                .image();
        Image before = ImageReader.read(lake).image();
        assertThat(dream.get(64, 60, 0)).isEqualTo(before.get(64, 60, 0));
        assertThat(dream.crop(0, 8, 128, 8).rgb())
                .isNotEqualTo(before.crop(0, 8, 128, 8).rgb());
        expect(422, "base 64", client.post("api/dreams", order + "\"mask\": \"!\"}"));
        expect(422, "not a JPEG", client.post("api/dreams", order + "\"mask\": \"AAAA\"}"));
    }

    @Test
    void looksWhoseNetIsNotHereAreNotOfferedFromTheFirstRequestOn() throws Exception {
        List<String> offered = new ArrayList<>();
        client.get("api/state")
                .get("looks")
                .forEach(look -> offered.add(look.get("name").asText()));

        List<String> here = new ArrayList<>();
        try (Dreamsphere dreamsphere = Dreamsphere.open()) {
            for (String name : Recipes.names()) {
                try {
                    dreamsphere.readRecipe(name);
                    here.add(name);
                } catch (IOException e) {
                    assertThat(e).as(name).hasMessageContaining("not fetched");
                }
            }
        }
        assertThat(offered).isEqualTo(here);
    }

    @Test
    void layersHavePictures() throws Exception {
        int count = client.get("api/state").get("layers").size();

        assertThat(count).isGreaterThan(5);
        assertThat(client.bytes("api/layers/" + (count - 1) + ".jpg")).startsWith(0xff, 0xd8);
        assertThat(code(client.request("api/layers/" + count + ".jpg"))).isEqualTo(404);
        assertThat(client.bytes("api/looks/classic.jpg")).startsWith(0xff, 0xd8);
    }

    private HttpResponse<String> order(String picture, String look, String settings)
            throws IOException, InterruptedException {
        return client.post(
                "api/dreams",
                "{\"pictures\": [\"" + picture + "\"], \"looks\": [\"" + look + "\"], \"settings\": " + settings + "}");
    }

    @Test
    void wrongOrdersAreRefused() throws Exception {
        String lake = client.upload(picture("lake.png", 64, 32));
        expect(422, "no setting 'guide'", order(lake, "classic", "{\"guide\": \"/etc/passwd\"}"));
        for (String name : List.of("model", "mask", "direction", "recipe", "start", "flat", "upscale")) {
            expect(422, "no setting", order(lake, "classic", "{\"" + name + "\": \"x\"}"));
        }
        expect(422, "steps", order(lake, "classic", "{\"steps\": \"many\"}"));
        expect(422, "region", order(lake, "classic", "{\"region\": \"nowhere\"}"));
        expect(422, "width", order(lake, "classic", "{\"width\": \"x\"}"));
        expect(404, "look", order(lake, "none", "{}"));
        expect(404, "picture", order("nothing", "classic", "{}"));
        expect(400, "JSON", client.post("api/dreams", "{"));
        expect(400, "at least one", client.post("api/dreams", "{}"));
        expect(400, "JSON", client.post("api/dreams", "[".repeat(100_000)));
        expect(413, "too long", client.post("api/dreams", " ".repeat(300_000)));
        assertThat(client.get("api/state").get("dreams")).isEmpty();
        assertThat(StudioFolder.entries(folder.resolve("studio/dreams"))).isEmpty();
    }

    @Test
    void aDreamThatFailsSaysWhyAndTheNextHasItsTurn() throws Exception {
        String lake = client.upload(picture("lake.png", 64, 32));
        String failing = client.order(lake, "classic", "{\"layer\": \"none\"}");
        String next = client.order(lake, "classic", QUICK);

        assertThat(client.awaitState(failing, "FAILED").get("message").asText()).contains("none");
        client.awaitState(next, "DONE");
    }

    @Test
    void anUploadInChunksIsRefusedAboveTheLimit() throws Exception {
        Path pictures = folder.resolve("studio/pictures");
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(60_000);
            OutputStream out = socket.getOutputStream();
            out.write(("PUT /api/pictures?name=large.jpg HTTP/1.1\r\nHost: 127.0.0.1:" + port
                            + "\r\nAuthorization: Bearer " + client.token() + "\r\nTransfer-Encoding: chunked\r\n\r\n")
                    .getBytes());
            byte[] chunk = new byte[1 << 20];
            String answer = "";
            try {
                for (int i = 0; i < 310; i++) {
                    out.write((Integer.toHexString(chunk.length) + "\r\n").getBytes());
                    out.write(chunk);
                    out.write("\r\n".getBytes());
                }
                answer = new BufferedReader(new InputStreamReader(socket.getInputStream())).readLine();
            } catch (IOException e) {
                // The server closes the connection once it has answered.
                answer = "HTTP/1.1 413";
            }
            assertThat(answer).startsWith("HTTP/1.1 413");
        }
        for (int i = 0; i < 100 && !StudioFolder.entries(pictures).isEmpty(); i++) {
            Thread.sleep(50);
        }
        assertThat(StudioFolder.entries(pictures)).isEmpty();
        assertThat(code(client.request("api/state"))).isEqualTo(200);
    }

    /** A few bytes that grow to hundreds of megabytes, where a PNG's text or colour profile is expected. */
    @Test
    void metadataThatGrowsIsNotUnpackedWithoutABound() throws Exception {
        byte[] whole = Files.readAllBytes(picture("lake.png", 64, 32));
        ByteArrayOutputStream grown = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = quick(grown)) {
            byte[] spaces = new byte[1 << 20];
            Arrays.fill(spaces, (byte) ' ');
            for (int i = 0; i < 300; i++) {
                deflater.write(spaces);
            }
        }
        for (String kind : List.of("iTXt", "zTXt", "iCCP")) {
            byte[] head =
                    switch (kind) {
                        case "iTXt" -> "XML:com.adobe.xmp\0\1\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
                        case "zTXt" -> "Raw profile type exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
                        default -> "profile\0\0".getBytes(StandardCharsets.ISO_8859_1);
                    };
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            content.write(head);
            content.write(grown.toByteArray());
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            file.write(whole, 0, 33);
            chunk(file, kind, content.toByteArray());
            file.write(whole, 33, whole.length - 33);
            HttpResponse<String> answer =
                    client.put(kind + ".png", Files.write(folder.resolve(kind + ".png"), file.toByteArray()));
            // Taken without that part, or refused with a reason; never a mistake of the program.
            assertThat(answer.statusCode()).as(kind + ": " + answer.body()).isIn(201, 415);
            assertThat(answer.body()).as(kind).doesNotContain("mistake in the program");
        }
        assertThat(code(client.request("api/state"))).isEqualTo(200);
    }

    @Test
    void aDraftIsQuickAndSmall() throws Exception {
        String lake = client.upload(picture("lake.png", 1024, 512));
        JsonNode draft = json(
                client.post("api/drafts", "{\"picture\": \"" + lake + "\", \"look\": \"classic\", \"settings\": {}}"));
        String id = draft.get("id").asText();
        JsonNode now = draft;
        for (int i = 0; !now.path("state").asText().equals("DONE"); i++) {
            assertThat(i).as(now.toString()).isLessThan(1000);
            Thread.sleep(100);
            now = client.get("api/drafts/" + id);
        }

        Path file = Files.write(folder.resolve("draft.jpg"), client.bytes("api/live/" + id + "/whole.jpg"));
        try (BandReader reader = BandReader.open(file)) {
            assertThat(reader.width()).isEqualTo(512);
        }
        assertThat(now.toString()).doesNotContain(folder.toString());
        assertThat(client.get("api/state").get("dreams")).isEmpty();
    }

    @Test
    void aLayerTakesThePlaceOfTheLooksNetAndClass() throws Exception {
        String lake = client.upload(picture("lake.png", 64, 32));
        String settings = QUICK.replace("{", "{\"layer\": \"inception_3b/output:3,5\", ");
        for (String look : List.of("garden", "town")) {
            String dream = client.order(lake, look, settings);

            client.awaitState(dream, "DONE");
            assertThat(client.send(client.request("api/dreams/" + dream + "/recipe"))
                            .body())
                    .contains("inception_3b/output")
                    .doesNotContain("dreamsphere-garden")
                    .doesNotContain("pagoda");
        }
    }

    @Test
    void aLayerThatTheNetLacksIsNamedWithoutThePathOfTheRecipe() throws Exception {
        String lake = client.upload(picture("lake.png", 64, 32));
        String dream = client.order(lake, "garden", QUICK.replace("{", "{\"layer\": \"conv99\", "));

        assertThat(client.awaitState(dream, "FAILED").get("message").asText())
                .startsWith("'layer': ")
                .contains("conv99")
                .doesNotContain("recipe.toml");
    }

    @Test
    void aDraftThatIsNoLongerNeededEnds() throws Exception {
        String lake = client.upload(picture("lake.png", 1024, 512));
        String id = json(client.post(
                        "api/drafts",
                        "{\"picture\": \"" + lake + "\", \"look\": \"town\", \"settings\": " + "{\"steps\": 1000}}"))
                .get("id")
                .asText();
        for (int i = 0; !client.get("api/drafts/" + id).path("state").asText().equals("RUNNING"); i++) {
            assertThat(i).isLessThan(1000);
            Thread.sleep(20);
        }

        assertThat(code(client.request("api/drafts/" + id).DELETE())).isEqualTo(204);

        for (int i = 0; !client.get("api/drafts/" + id).path("state").asText().equals("STOPPED"); i++) {
            assertThat(i).isLessThan(500);
            Thread.sleep(20);
        }
        expect(
                404,
                "no longer there",
                client.send(client.request("api/drafts/none").DELETE()));
    }

    @Test
    void aDreamIsEnlargedAndGoesIntoTheRoom() throws Exception {
        String lake = client.upload(picture("lake.png", 128, 64));
        String dream = client.order(lake, "classic", QUICK);
        client.awaitState(dream, "DONE");

        String large = json(client.post("api/dreams/" + dream + "/enlarge", "{\"scale\": 2}"))
                .get("id")
                .asText();
        assertThat(client.awaitState(large, "DONE").get("width").asInt()).isEqualTo(256);
        assertThat(client.bytes("api/dreams/" + large + "/recipe"))
                .isEqualTo(client.bytes("api/dreams/" + dream + "/recipe"));
        expect(422, "8 times", client.post("api/dreams/" + dream + "/enlarge", "{\"scale\": 100}"));
        HttpResponse<String> room = client.post("api/room", "{\"dreams\": [\"" + dream + "\"]}");

        assertThat(room.statusCode()).as(room.body()).isEqualTo(201);
        assertThat(folder.resolve("studio/room/room.json")).content().contains("\"kind\" : \"dream\"");
    }

    @Test
    void pagesAreToldWhatHappens() throws Exception {
        HttpResponse<InputStream> answer = HttpClient.newHttpClient()
                .send(client.request("api/events").build(), HttpResponse.BodyHandlers.ofInputStream());
        try (BufferedReader events = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            assertThat(next(events)).isEqualTo("state");
            String lake = client.upload(picture("lake.png", 64, 32));
            assertThat(next(events)).isEqualTo("picture");
            client.order(lake, "classic", QUICK);
            assertThat(next(events)).isEqualTo("dream");
            client.delete("api/pictures/" + lake);
            String event = next(events);
            while (event.equals("dream")) {
                event = next(events);
            }
            assertThat(event).isEqualTo("removed");
        }
    }

    private static String next(BufferedReader events) throws IOException {
        for (String line = events.readLine(); line != null; line = events.readLine()) {
            if (line.startsWith("event: ")) {
                return line.substring("event: ".length());
            }
        }
        return "";
    }

    @Test
    void idleConnectionsKeepNobodyOut() throws Exception {
        List<Socket> idle = new ArrayList<>();
        try {
            for (int i = 0; i < 200; i++) {
                Socket socket = new Socket("127.0.0.1", port);
                if (i % 2 == 0) {
                    socket.getOutputStream().write("GET /api/state HTTP/1.1\r\nHost: 127".getBytes());
                }
                idle.add(socket);
            }
            assertThat(code(client.request("api/state"))).isEqualTo(200);
            client.awaitState(client.order(client.upload(picture("lake.png", 64, 32)), "classic", QUICK), "DONE");
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
    }

    @Test
    void anUploadThatIsCutOffLeavesNothing() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream()
                    .write(("PUT /api/pictures?name=a.jpg HTTP/1.1\r\nHost: 127.0.0.1:" + port
                                    + "\r\nAuthorization: Bearer " + client.token()
                                    + "\r\nContent-Length: 100000\r\n\r\nstart")
                            .getBytes());
            Thread.sleep(300);
        }
        Path pictures = folder.resolve("studio/pictures");
        for (int i = 0; i < 100 && !StudioFolder.entries(pictures).isEmpty(); i++) {
            Thread.sleep(50);
        }
        assertThat(StudioFolder.entries(pictures)).isEmpty();
    }

    @Test
    void aFolderHasOneStudio() {
        assertThatThrownBy(() -> StudioServer.onThisMachine(folder.resolve("studio"), StudioServer.ANY_PORT))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("another studio");
    }
}
