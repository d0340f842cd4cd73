package dk.broen.hub.cases;

import dk.broen.hub.leaks.Mark;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Collects the values that identify the citizen of a case: the CPR number, and name, birth date and ward from the messages. */
final class CaseMarks {
    private static final Pattern FAMILY = Pattern.compile("(?:\"family\": |<family value=)\"([^\"]+)\"");
    private static final Pattern GIVEN = Pattern.compile("(?:\"given\": \\[\\s*|<given value=)\"([^\"]+)\"");
    private static final Pattern BIRTH_DATE = Pattern.compile("(?:\"birthDate\": |<birthDate value=)\"([^\"]+)\"");
    /** Shorter values are left out, because random bytes can match them by coincidence. */
    private static final int SHORTEST = 6;

    private CaseMarks() {
    }

    static List<Mark> of(CaseFolder folder) {
        Stream<Optional<Mark>> number = Stream.of(mark("cpr", folder.cpr()),
            mark("cpr with hyphen", folder.cpr().replaceFirst("(.{6})", "$1-")));
        Stream<Optional<Mark>> fromMessages = folder.course().stream().filter(Step.Arrives.class::isInstance).map(Step.Arrives.class::cast)
            .flatMap(message -> message.isFhir() ? inFhir(text(message)) : text(message).lines().flatMap(CaseMarks::inSegment));
        return Stream.concat(number, fromMessages).flatMap(Optional::stream).distinct().toList();
    }

    private static Stream<Optional<Mark>> inSegment(String segment) {
        String[] fields = segment.split("\\|", -1);
        return switch (fields[0]) {
            case "PID" -> Stream.of(mark("family name", part(fields, 5, 1)), mark("given name", part(fields, 5, 2)),
                mark("birth date", part(fields, 7, 1)));
            case "PV1" -> Stream.of(mark("ward", part(fields, 3, 9)));
            default -> Stream.empty();
        };
    }

    private static Stream<Optional<Mark>> inFhir(String text) {
        return Stream.of(all(FAMILY, "family name", text), all(GIVEN, "given name", text), all(BIRTH_DATE, "birth date", text))
            .flatMap(marks -> marks);
    }

    private static Stream<Optional<Mark>> all(Pattern pattern, String what, String text) {
        return pattern.matcher(text).results().map(found -> mark(what, found.group(1)));
    }

    private static Optional<Mark> mark(String what, String value) {
        return value.length() < SHORTEST ? Optional.empty() : Optional.of(new Mark(what, value));
    }

    /**
     * A component of a field of an HL7 segment; empty if it does not exist.
     *
     * @param field number of the field, from 1
     * @param part number of the component, from 1
     */
    private static String part(String[] fields, int field, int part) {
        String[] parts = field < fields.length ? fields[field].split("\\^", -1) : new String[0];
        return part <= parts.length ? parts[part - 1] : "";
    }

    private static String text(Step.Arrives message) {
        return new String(message.raw(), StandardCharsets.UTF_8);
    }
}
