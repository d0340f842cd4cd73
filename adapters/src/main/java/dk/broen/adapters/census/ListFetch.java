package dk.broen.adapters.census;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Reads a list where the configuration says. A redirect is not followed: the address of a list is configured. */
public final class ListFetch {
    private static final int LONGEST = 8 * 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int OK = 200;
    private static final List<Integer> NO_LIST = List.of(204, 304, 404);

    private final HttpClient http;
    private final Clock clock;
    private final Duration patience;

    public ListFetch(Clock clock) {
        this(clock, PATIENCE);
    }

    /** @param patience how long a server can take until it answers, and then until the list is complete */
    ListFetch(Clock clock, Duration patience) {
        this.clock = clock;
        this.patience = patience;
        this.http = HttpClient.newBuilder().connectTimeout(patience).followRedirects(HttpClient.Redirect.NEVER).build();
    }

    public Fetched fetch(ListFeed.Source source) throws InterruptedException {
        try {
            return source instanceof ListFeed.Folder folder ? newest(folder.path()) : get(((ListFeed.Web) source).url());
        } catch (IOException unreadable) {
            return new Fetched.Failed("The source of the lists cannot be read: " + unreadable.getClass().getSimpleName());
        }
    }

    private Fetched newest(Path folder) throws IOException {
        record Candidate(Path path, Instant modified) {}
        Optional<Candidate> newest;
        try (Stream<Path> files = Files.list(folder)) {
            List<Candidate> candidates = new ArrayList<>();
            for (Path file : files.filter(ListFetch::isFinished).toList()) {
                candidates.add(new Candidate(file, Files.getLastModifiedTime(file).toInstant()));
            }
            newest = candidates.stream().max(Comparator.comparing(Candidate::modified).thenComparing(Candidate::path));
        }
        return newest.isEmpty() ? new Fetched.Nothing()
            : limited(Files.newInputStream(newest.get().path()), Optional.of(newest.get().modified()), clock.instant());
    }

    private static boolean isFinished(Path file) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file) && !name.startsWith(".") && !name.endsWith(".tmp") && !name.endsWith(".part");
    }

    private Fetched get(URI url) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer =
            http.send(HttpRequest.newBuilder(url).timeout(patience).GET().build(), HttpResponse.BodyHandlers.ofInputStream());
        if (answer.statusCode() == OK) {
            return inTime(answer.body(), time(answer, "Last-Modified"), time(answer, "Date").orElseGet(clock::instant));
        }
        answer.body().close();
        return NO_LIST.contains(answer.statusCode()) ? new Fetched.Nothing()
            : new Fetched.Failed("The server of the lists answered HTTP " + answer.statusCode());
    }

    /** The timeout of the request ends with its header: a server that stops in the middle of the list would hold up all later looks. */
    private Fetched inTime(InputStream content, Optional<Instant> writtenAt, Instant fetchedAt) throws IOException {
        CompletableFuture<Void> end = CompletableFuture.runAsync(() -> close(content),
            CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS));
        try {
            return limited(content, writtenAt, fetchedAt);
        } finally {
            end.cancel(false);
        }
    }

    private static void close(InputStream content) {
        try {
            content.close();
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    private static Optional<Instant> time(HttpResponse<?> answer, String header) {
        return answer.headers().firstValue(header).flatMap(ListFetch::time);
    }

    private static Optional<Instant> time(String header) {
        try {
            return Optional.of(ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }

    private static Fetched limited(InputStream content, Optional<Instant> writtenAt, Instant fetchedAt) throws IOException {
        try (content) {
            byte[] bytes = content.readNBytes(LONGEST + 1);
            return bytes.length > LONGEST ? new Fetched.Failed("The list is longer than 8 MiB")
                : new Fetched.File(bytes, writtenAt, fetchedAt);
        }
    }
}
