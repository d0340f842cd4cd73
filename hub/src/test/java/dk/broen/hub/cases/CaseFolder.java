package dk.broen.hub.cases;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dk.broen.domain.followup.WorkItem;
import dk.broen.simulator.hub.Checkout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A case, read from its folder: the facts about one citizen, the steps with their times, and the expected result.
 *
 * @param name the name of the folder
 * @param citizen the citizen's part of a facts document, recorded before the first step
 * @param outage the time in which the consent register is unavailable, if the case has one
 * @param regionLists whether the regions have switched on their lists of own units
 * @param escalation whether notices must be answered
 * @param courses whether Aarhus has switched on its courses
 * @param course the steps, in order of time
 * @param end what is planned for a later time does not belong to the case
 * @param nothingElse whether a result that is not expected is an error
 */
record CaseFolder(String name, String title, ObjectNode citizen, Optional<RegisterOutage> outage, boolean regionLists, boolean escalation,
    boolean courses,
    List<Step> course, Instant end,
    List<Line> expected, boolean nothingElse) {
    private static final String COURSE = "course.yaml";
    /** The cases of domain.md §9 that must have a folder. */
    private static final List<String> REQUIRED =
        List.of("V1", "V2", "V3", "V4", "V5", "V6", "V7", "V8", "V9", "O1", "O2", "O3", "O4", "O5", "O6", "O8", "O9", "O10", "O11", "S1",
            "S2",
            "S3", "S4",
            "S5",
            "S6", "S7", "S8", "P1", "P2", "P4", "I1", "I2", "I3", "I5", "I6", "I7", "O7", "O7b");
    /** Unless the folder says otherwise, a case ends this long after its last step: every unit has been open since then. */
    private static final Duration UNTIL_ALL_IS_SENT = Duration.ofDays(7);
    private static final ObjectMapper YAML = YAMLMapper.builder().addModules(new JavaTimeModule(), new Jdk8Module())
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
        .build();

    private record CourseDocument(@JsonProperty(required = true) String title, @JsonProperty(required = true) String source,
        @JsonProperty(required = true) ObjectNode facts, Optional<OutageDocument> register,
        @JsonProperty("region_lists") boolean regionLists, boolean escalation, boolean courses,
        @JsonProperty(required = true) List<StepDocument> course, Optional<OffsetDateTime> until,
        @JsonProperty(required = true) ArrayNode expect, @JsonProperty("nothing_else") boolean nothingElse) {}

    private record OutageDocument(@JsonProperty(required = true) String municipality, Optional<RegisterOutage.Form> form,
        @JsonProperty(value = "down_from", required = true) OffsetDateTime from,
        @JsonProperty(required = true) OffsetDateTime until) {}

    private record StepDocument(@JsonProperty(required = true) OffsetDateTime at, Optional<String> arrives, Optional<String> answered,
        Optional<ObjectNode> fact, Optional<ObjectNode> end, Optional<ObjectNode> answers,
        @JsonProperty("takes_back") Optional<String> takesBack, Optional<AcknowledgementDocument> acknowledges, Optional<String> by) {}

    private record AcknowledgementDocument(@JsonProperty(required = true) String of, @JsonProperty(required = true) String answer) {}

    CaseFolder {
        course = List.copyOf(course);
        expected = List.copyOf(expected);
    }

    /**
     * Reads every folder of {@code cases/}, in order of their names.
     *
     * @throws IOException when a required case has no folder
     */
    static List<CaseFolder> all() throws IOException {
        List<CaseFolder> cases = new ArrayList<>();
        try (Stream<Path> folders = Files.list(Checkout.here().root().resolve("cases"))) {
            for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
                cases.add(read(folder));
            }
        }
        List<String> missing = REQUIRED.stream().filter(id -> cases.stream().noneMatch(folder -> folder.name().startsWith(id + "-")))
            .toList();
        if (!missing.isEmpty()) {
            throw new IOException("cases/ has no folder for " + missing);
        }
        return cases;
    }

    /**
     * Reads one case folder.
     *
     * @throws IOException when its {@code course.yaml} is invalid; the message names the folder
     */
    static CaseFolder read(Path folder) throws IOException {
        try {
            CourseDocument document = YAML.readValue(folder.resolve(COURSE).toFile(), CourseDocument.class);
            List<Step> course = new ArrayList<>();
            for (StepDocument step : document.course()) {
                course.add(step(folder, step));
            }
            course.sort(Comparator.comparing(Step::at));
            Instant end = document.until().map(OffsetDateTime::toInstant).orElseGet(() -> course.stream().map(Step::at)
                .max(Comparator.naturalOrder()).orElse(Instant.EPOCH).plus(UNTIL_ALL_IS_SENT));
            List<Line> expected = new ArrayList<>(ExpectedLines.read(document.expect()));
            course.stream().filter(Step.Arrives.class::isInstance).map(Step.Arrives.class::cast)
                .forEach(message -> expected.add(Line.of("message", message.file(), "answered", message.answered())));
            return new CaseFolder(folder.getFileName().toString(), document.title(), document.facts(),
                document.register().map(
                    outage -> new RegisterOutage(outage.municipality(), outage.form().orElse(RegisterOutage.Form.BROEN),
                        outage.from().toInstant(), outage.until().toInstant())),
                document.regionLists(), document.escalation(), document.courses(), course, end, expected, document.nothingElse());
        } catch (IOException | IllegalArgumentException invalid) {
            throw new IOException(folder.getFileName() + "/" + COURSE + ": " + invalid.getMessage(), invalid);
        }
    }

    /** Whether the case has a register with that form. A municipality has one register, so the forms are played with a hub each. */
    boolean hasRegister(RegisterOutage.Form form) {
        return outage.filter(register -> register.form() == form).isPresent();
    }

    String cpr() {
        return citizen.path("cpr").asText();
    }

    /** The citizen's part of a facts document, with the facts that a step of the course records. */
    ObjectNode citizenWith(Step.Recorded step) {
        return ((ObjectNode) step.citizen().deepCopy()).put("cpr", cpr());
    }

    /** The citizen's part of a facts document, without facts. */
    static ObjectNode citizen(String cpr) {
        return YAML.createObjectNode().put("cpr", cpr);
    }

    /** A facts document about one citizen. */
    static ObjectNode document(JsonNode citizen) {
        ObjectNode document = YAML.createObjectNode();
        document.putArray("citizens").add(citizen);
        return document;
    }

    private static Step step(Path folder, StepDocument step) throws IOException {
        if (Stream.of(step.arrives(), step.fact(), step.end(), step.answers(), step.takesBack(), step.acknowledges())
            .filter(Optional::isPresent).count() != 1) {
            throw new IllegalArgumentException("the step at " + step.at()
                + " must have exactly one of \"arrives\", \"fact\", \"end\", \"answers\", \"takes_back\" and \"acknowledges\"");
        }
        Instant at = step.at().toInstant();
        if (step.acknowledges().isPresent()) {
            return new Step.Acknowledged(at, step.acknowledges().get().of(), step.acknowledges().get().answer());
        }
        if (step.answers().isPresent()) {
            ObjectNode answer = step.answers().get().deepCopy();
            Optional<JsonNode> byHl7 = Optional.ofNullable(answer.remove("by_hl7"));
            WorkItem.State state =
                byHl7.map(said -> WorkItem.State.valueOf(said.path("state").asText(WorkItem.State.OPEN.name())))
                    .orElse(WorkItem.State.OPEN);
            return new Step.Answered(at, answer.remove("work_item").asText(), byHl7.map(said -> said.path("visit").asText()), state,
                answer);
        }
        if (step.takesBack().isPresent()) {
            return new Step.TakenBack(at, step.takesBack().get());
        }
        if (step.arrives().isEmpty()) {
            return step.fact().isPresent() ? new Step.Recorded(at, step.by(), step.fact().get())
                : new Step.Ended(at, step.by(), step.end().orElseThrow());
        }
        return new Step.Arrives(at, step.arrives().get(), message(folder.resolve(step.arrives().get())), step.answered().orElse("AA"));
    }

    /** Reads a message file. HL7 v2 files have one segment on each line; on the wire a segment ends with a carriage return. */
    private static byte[] message(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return file.toString().endsWith(".hl7") && !text.contains("\r")
            ? (text.strip().replace('\n', '\r') + "\r").getBytes(StandardCharsets.ISO_8859_1) : bytes;
    }
}
