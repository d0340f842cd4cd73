package dk.broen.routes.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dk.broen.adapters.folder.MessageFolder;
import dk.broen.domain.terms.HospitalId;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** Tests with real folders which files are taken, where they go, and how answers are written. */
class FolderTransportTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Path MEMORY = Path.of("/dev/shm");
    private static final HospitalId AUH = new HospitalId("auh");
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    @TempDir
    private Path directory;
    private Path in;
    private Path out;

    @BeforeEach
    void start() throws Exception {
        in = Files.createDirectory(directory.resolve("in æ"));
        out = Files.createDirectory(directory.resolve("out"));
        MessageFolder folder = new MessageFolder(AUH, in, out, Duration.ofMillis(100));
        HospitalFolders.bind("auh", camel.getRegistry());
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(IntakeEndpoints.messagesIn(folder)).errorHandler(noErrorHandler())
                    .process(FolderTransportTest.this::take)
                    .setHeader(Exchange.FILE_NAME, constant("answer-1.hl7")).to(IntakeEndpoints.answersIn(folder));
            }
        });
    }

    @AfterEach
    void stop() throws IOException {
        camel.close();
    }

    private void take(Exchange exchange) throws IOException {
        String text = exchange.getMessage().getBody(String.class);
        taken.add(text);
        if (text.equals("the hub fails")) {
            throw new IllegalStateException("staged");
        }
        exchange.setProperty(TakeFile.READ, FileState.of(exchange.getMessage().getBody(File.class).toPath()));
        exchange.setProperty(TakeFile.GOES_TO, (text.equals("wrong") ? "refused/" : "done/") + "by-the-hub");
        exchange.getMessage().removeHeaders("*");
    }

    @Test
    void a_file_moves_after_its_answer_is_written() throws Exception {
        put("a citizen.hl7", "right");
        camel.start();

        await("moved").atMost(PATIENCE).until(() -> Files.exists(in.resolve("done/by-the-hub")));
        assertThat(files(out)).containsExactly("answer-1.hl7");
        assertThat(files(in)).containsExactly("done");
    }

    @Test
    void a_refused_file_moves_to_the_refused_ones() throws Exception {
        put("a", "wrong");
        camel.start();

        await("moved").atMost(PATIENCE).until(() -> Files.exists(in.resolve("refused/by-the-hub")));
    }

    @Test
    void a_file_that_is_being_written_is_not_taken() throws Exception {
        put("a.hl7.tmp", "half");
        put(".b.hl7", "half");
        put("c.PART", "half");
        put("z", "right");
        camel.start();

        await("the whole file is taken").atMost(PATIENCE).until(() -> Files.exists(in.resolve("done/by-the-hub")));
        assertThat(taken).containsExactly("right");

        Files.move(in.resolve("a.hl7.tmp"), in.resolve("a.hl7"));
        Files.delete(out.resolve("answer-1.hl7"));
        await("and this one when it is whole").atMost(PATIENCE).until(() -> taken.contains("half"));
    }

    @Test
    void a_file_on_which_the_hub_fails_stays_and_is_taken_again_and_holds_up_no_other() throws Exception {
        put("a", "the hub fails");
        put("b", "right");
        camel.start();

        await("taken again").atMost(PATIENCE).until(() -> taken.stream().filter("the hub fails"::equals).count() > 1);
        await("the other one is done").atMost(PATIENCE).until(() -> Files.exists(in.resolve("done/by-the-hub")));
        assertThat(Files.readString(in.resolve("a"))).isEqualTo("the hub fails");
    }

    @Test
    void a_folder_that_is_missing_is_never_made_and_read_when_it_is_there() throws Exception {
        Files.delete(in);
        camel.start();
        await("the route runs").atMost(PATIENCE).until(() -> camel.getStatus().isStarted());
        assertThat(in).doesNotExist();

        Files.createDirectory(in);
        put("a", "right");

        await("taken").atMost(PATIENCE).until(() -> Files.exists(in.resolve("done/by-the-hub")));
    }

    @Test
    void an_empty_file_is_taken() throws Exception {
        put("a", "");
        camel.start();

        await("moved").atMost(PATIENCE).until(() -> Files.exists(in.resolve("done/by-the-hub")));
        assertThat(taken).containsExactly("");
    }

    @Test
    void a_file_of_the_future_is_passed_over_and_counted_and_delays_no_other() throws Exception {
        for (int i = 0; i < 5; i++) {
            Files.setLastModifiedTime(Files.writeString(in.resolve("future-" + i), "not yet"),
                FileTime.from(Instant.now().plusSeconds(86_400)));
        }
        put("z", "right");
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger logger = (Logger) LoggerFactory.getLogger(FolderLook.class);
        logger.addAppender(log);
        camel.start();

        await("the other one is done").atMost(Duration.ofSeconds(5)).until(() -> Files.exists(in.resolve("done/by-the-hub")));
        await("looked again, often").pollDelay(Duration.ofSeconds(1)).until(() -> true);
        logger.detachAppender(log);
        assertThat(log.list).extracting(ILoggingEvent::getFormattedMessage).containsExactly("BRN1605 files-passed-over source=auh count=5");
        assertThat(taken).containsExactly("right");
    }

    @Test
    void a_file_that_cannot_move_is_not_answered_at_each_look() throws Exception {
        Files.writeString(in.resolve("done"), "no folder");
        Files.setLastModifiedTime(in.resolve("done"), FileTime.from(Instant.now().plusSeconds(86_400)));
        put("a", "right");
        camel.start();
        await("taken").atMost(PATIENCE).until(() -> taken.size() == 1);
        await("looked again, often").pollDelay(Duration.ofSeconds(3)).until(() -> true);
        assertThat(taken).containsExactly("right");

        put("a", "other content");
        Files.delete(out.resolve("answer-1.hl7"));

        await("another file with the name").atMost(PATIENCE).until(() -> taken.contains("other content"));
    }

    /** A rename is refused between two file systems, as in a folder with the sticky bit; a copy would not be. */
    @Test
    void a_file_that_cannot_be_renamed_is_not_copied() throws Exception {
        assumeTrue(Files.isWritable(MEMORY) && !Files.getFileStore(MEMORY).equals(Files.getFileStore(in)), "one file system only");
        Path elsewhere = Files.createTempDirectory(MEMORY, "broen-folder");
        try {
            Files.createSymbolicLink(in.resolve("done"), elsewhere);
            put("a", "right");
            camel.start();

            await("answered").atMost(PATIENCE).until(() -> Files.exists(out.resolve("answer-1.hl7")));
            await("moved or not").pollDelay(Duration.ofSeconds(4)).until(() -> true);
            assertThat(files(elsewhere)).isEmpty();
            assertThat(in.resolve("a")).exists();
        } finally {
            FileSystemUtils.deleteRecursively(elsewhere);
        }
    }

    /** It is old enough to be whole. */
    private void put(String name, String text) throws IOException {
        Files.setLastModifiedTime(Files.writeString(in.resolve(name), text), FileTime.from(Instant.now().minusSeconds(10)));
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
