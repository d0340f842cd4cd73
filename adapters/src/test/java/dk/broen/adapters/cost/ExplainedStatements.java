package dk.broen.adapters.cost;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.staging.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The plans of the statements that were really executed, also those that check foreign keys: the server explains each one in its log
 * (auto_explain). So the plan is that of the prepared statement, also of one that was planned long ago.
 */
final class ExplainedStatements {
    private static final Pattern EXPLAINED = Pattern.compile("LOG: {2}duration: [^\n]* plan:\n((?:\t[^\n]*\n)+)");

    private final Store store;
    private final Database database;
    private int known;

    /** From now on, new connections to the server of the store explain what they execute. */
    ExplainedStatements(Store store, int connections) {
        this.store = store;
        for (String setting : List.of("session_preload_libraries = 'auto_explain'", "\"auto_explain.log_min_duration\" = 0",
            "\"auto_explain.log_format\" = 'json'", "\"auto_explain.log_analyze\" = on", "\"auto_explain.log_timing\" = off",
            "\"auto_explain.log_buffers\" = off", "\"auto_explain.log_nested_statements\" = on",
            "\"auto_explain.log_parameter_max_length\" = 0")) {
            store.database().jdbc().sql("alter database postgres set " + setting).update();
        }
        this.database = Database.external(store.database().url(), "postgres", "", connections);
        this.known = log().length();
    }

    /** The database with connections that explain. */
    Database database() {
        return database;
    }

    /** The plans since the last call. */
    List<StatementPlan> sinceLast() {
        String marker = UUID.randomUUID().toString();
        database.jdbc().sql("select '" + marker + "'").query(String.class).single();
        await("the server has written its log").until(() -> log().indexOf(marker, known) >= 0);
        String log = log();
        Matcher entries = EXPLAINED.matcher(log.substring(known));
        known = log.length();
        List<StatementPlan> plans = new ArrayList<>();
        while (entries.find()) {
            plans.add(new StatementPlan(json(entries.group(1))));
        }
        return plans;
    }

    private String log() {
        try (Stream<Path> files = Files.list(Store.data(store.directory()).resolve("log"))) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.sorted().toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
