package dk.broen.hub.cases;

import static org.awaitility.Awaitility.await;

import dk.broen.hub.staging.StagedHub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The folder in which the hospital auh gives its lists. All cases have one hospital, so a list has the inpatients of all of them: of each case those
 * of its last list.
 */
final class InpatientLists {
    private static final Pattern TAKEN = Pattern.compile("broen_lists_total\\{hospital=\"auh\",outcome=\"taken\"\\} ([\\d.]+)");

    private final Path folder;
    private final Map<String, String> rows = new TreeMap<>();

    InpatientLists(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    /** Writes the list, which was made at the time of the step, and returns when the hub has taken it. */
    void give(StagedHub hub, CaseFolder from, Step.Arrives list) {
        String text = new String(list.raw(), StandardCharsets.UTF_8);
        int header = text.indexOf('\n') + 1;
        rows.put(from.name(), text.substring(header));
        double before = taken(hub);
        try {
            Path part = Files.writeString(folder.resolve("inpatients.csv.part"),
                text.substring(0, header) + rows.values().stream().collect(Collectors.joining()));
            Files.setLastModifiedTime(part, FileTime.from(list.at()));
            Files.move(part, folder.resolve("inpatients.csv"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        await("the hub has taken the list").atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100))
            .until(() -> taken(hub) > before);
    }

    private static double taken(StagedHub hub) {
        Matcher count = TAKEN.matcher(hub.management().get("/actuator/prometheus").asText());
        return count.find() ? Double.parseDouble(count.group(1)) : 0;
    }
}
