package dk.broen.adapters.census;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListFetchTest {
    private static final Instant NOON = Instant.parse("2026-11-21T11:00:00Z");

    @TempDir
    private Path folder;
    private final ListFetch fetch = new ListFetch(Clock.fixed(NOON, ZoneOffset.UTC));

    @Test
    void the_newest_finished_file_of_a_folder_is_the_list() throws Exception {
        write("b.csv", "old", NOON.minusSeconds(60));
        write("a.csv", "new", NOON);
        write("c.csv.part", "half", NOON.plusSeconds(60));
        write(".d.csv", "hidden", NOON.plusSeconds(60));
        Files.createDirectory(folder.resolve("e"));

        assertThat(text(fetch.fetch(new ListFeed.Folder(folder)))).isEqualTo("new at " + NOON);
        assertThat(folder.resolve("b.csv")).as("nothing is changed").exists();
    }

    @Test
    void an_empty_folder_has_no_list_and_a_missing_one_fails() throws Exception {
        assertThat(fetch.fetch(new ListFeed.Folder(folder))).isEqualTo(new Fetched.Nothing());
        assertThat(fetch.fetch(new ListFeed.Folder(folder.resolve("none")))).isInstanceOf(Fetched.Failed.class);
    }

    @Test
    void a_list_that_is_too_long_fails() throws Exception {
        write("a.csv", "x".repeat(8 * 1024 * 1024 + 1), NOON);

        assertThat(fetch.fetch(new ListFeed.Folder(folder))).isEqualTo(new Fetched.Failed("The list is longer than 8 MiB"));
    }

    @Test
    void a_server_says_when_its_list_was_made() throws Exception {
        assertThat(text(get(200, "Sat, 21 Nov 2026 10:30:00 GMT"))).isEqualTo("list at 2026-11-21T10:30:00Z");
    }

    @Test
    void a_server_can_leave_open_when_its_list_was_made() throws Exception {
        assertThat(text(get(200, ""))).isEqualTo("list at a time that nobody says");
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 404})
    void a_server_can_have_no_list(int status) throws Exception {
        assertThat(get(status, "")).isEqualTo(new Fetched.Nothing());
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 401, 500})
    void any_other_answer_fails(int status) throws Exception {
        assertThat(get(status, "")).isEqualTo(new Fetched.Failed("The server of the lists answered HTTP " + status));
    }

    @Test
    void a_server_that_does_not_answer_fails() throws Exception {
        assertThat(fetch.fetch(new ListFeed.Web(URI.create("http://127.0.0.1:1/list")))).isInstanceOf(Fetched.Failed.class);
    }

    @Test
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_server_that_stops_in_the_middle_of_the_list_fails() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/list", exchange -> {
            exchange.sendResponseHeaders(200, 8);
            exchange.getResponseBody().write("half".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
        });
        server.start();
        try {
            ListFetch impatient = new ListFetch(Clock.systemUTC(), Duration.ofSeconds(1));

            assertThat(impatient.fetch(new ListFeed.Web(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/list"))))
                .isInstanceOf(Fetched.Failed.class);
        } finally {
            server.stop(0);
        }
    }

    private Fetched get(int status, String modified) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/list", exchange -> {
            if (!modified.isEmpty()) {
                exchange.getResponseHeaders().add("Last-Modified", modified);
            }
            byte[] body = "list".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, status == 204 ? -1 : body.length);
            if (status != 204) {
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
        server.start();
        try {
            return fetch.fetch(new ListFeed.Web(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/list")));
        } finally {
            server.stop(0);
        }
    }

    private void write(String name, String text, Instant modified) throws IOException {
        Files.writeString(folder.resolve(name), text);
        Files.setLastModifiedTime(folder.resolve(name), FileTime.from(modified));
    }

    private static String text(Fetched fetched) {
        Fetched.File file = (Fetched.File) fetched;
        return new String(file.content(), StandardCharsets.UTF_8) + " at "
            + file.writtenAt().map(Instant::toString).orElse("a time that nobody says");
    }
}
