package dk.broen.simulator.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dk.broen.simulator.hospital.Acknowledgement;
import dk.broen.simulator.hospital.FhirAnswer;
import dk.broen.simulator.hub.DemoClock;
import dk.broen.simulator.hub.DemoClock.Backlog;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.StreamSupport;

/** Plays the script. For each step it moves the clock, sends, waits until the hub is idle, and prints the result in the table. */
final class Performance {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(40);
    /** The demo does not wait for notices that are due later than this after the last step. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(7);

    private final Stage stage;
    private final DemoClock clock;
    private final Table table;
    private final ShownNotices shown;
    private final DemoFacts facts;
    private final Map<String, Citizen> citizens = new LinkedHashMap<>();

    Performance(Stage stage, Table table, ShownNotices shown) {
        this.stage = stage;
        this.clock = stage.clock();
        this.table = table;
        this.shown = shown;
        this.facts = new DemoFacts(stage);
    }

    void play(Script script) throws IOException, InterruptedException {
        clock.moveTo(script.begin().toOffsetDateTime());
        facts.load(script.begin().toLocalDate());
        for (Step step : script.steps()) {
            advance(step.at());
            play(step);
        }
        advanceUntilNothingWaits();
    }

    private void play(Step step) throws IOException, InterruptedException {
        if (step instanceof Step.Hl7 hl7) {
            requireAccepted(hl7.citizen(), stage.hospital().send(hl7.message()));
            show(hl7.at(), hl7.citizen(), hl7.id(), hl7.ward());
        } else if (step instanceof Step.Again again) {
            sendAgain(again);
        } else if (step instanceof Step.Unreadable unreadable) {
            Acknowledgement answer = stage.hospital().send(unreadable.message());
            table.head(step.at(), "REFUSED", "a message without a CPR number");
            table.answer("the sender", "%s: %s".formatted(answer.code(), answer.errorText()));
        } else if (step instanceof Step.Fhir fhir) {
            FhirAnswer answer = stage.fhirHospital().send(fhir.bundle());
            if (!answer.positive()) {
                throw new IllegalStateException("the hub answered a MedCom message with HTTP status " + answer.status());
            }
            show(fhir.at(), fhir.citizen(), fhir.id(), fhir.ward());
        } else if (step instanceof Step.Withdrawal withdrawal) {
            facts.withdrawConsents(withdrawal.citizen());
            awaitIdle();
            table.event(withdrawal.at(), "CONSENT WITHDRAWN", withdrawal.citizen(), "");
            showChanges();
        } else {
            throw new IllegalStateException("the script has a step that nothing plays: " + step.getClass().getSimpleName());
        }
    }

    private void sendAgain(Step.Again again) throws IOException, InterruptedException {
        int before = shown.sent().size();
        requireAccepted(again.first().citizen(), stage.hospital().send(again.first().message()));
        awaitIdle();
        List<Explained> known = why(again.first().id());
        table.event(again.at(), "SENT AGAIN", again.first().citizen(), "ref " + known.get(0).reference());
        boolean nothingSent = known.size() == 1 && shown.changes(known.get(0)).isEmpty() && shown.sent().size() == before;
        table.answer("ward " + again.first().ward(),
            nothingSent ? "AA as before; nobody is told twice" : "AA, but notices were sent again");
    }

    private void show(ZonedDateTime at, Citizen citizen, String messageId, String ward) throws InterruptedException {
        awaitIdle();
        Explained event = why(messageId).get(0);
        citizens.put(event.reference(), citizen);
        shown.record(event, citizen, messageId);
        table.event(at, event.happened(), citizen, "ref " + event.reference());
        event.candidates().forEach(table::candidate);
        if (event.candidates().isEmpty()) {
            event.steps().forEach(step -> table.note("nobody", step));
        }
        if (!event.wardAnswers().isEmpty()) {
            answer(messageId, ward);
        }
        if (!event.flags().isEmpty()) {
            table.note("flags", String.join(", ", event.flags().stream().map(Words::ofCode).sorted().toList()));
        }
        event.workItems().forEach(item -> table.note("work item", item));
        showChanges();
    }

    private void answer(String messageId, String ward) throws InterruptedException {
        await("the answer to the ward", () -> answerTo(messageId).isPresent());
        JsonNode answer = answerTo(messageId).orElseThrow();
        JsonNode contact = answer.path("coordinator");
        table.answer("ward " + ward, contact.isMissingNode() ? "no coordinator may be named"
            : "%s %s, %s, %s".formatted(contact.path("appointed").asBoolean() ? "coordinator" : "no coordinator appointed: contact",
                contact.path("name").asText(), contact.path("phone").asText("no telephone"), contact.path("hours").asText()));
        if (answer.path("askForConsent").asBoolean()) {
            table.answer("ward " + ward, "not sent: consent missing, ask the citizen");
        }
    }

    private Optional<JsonNode> answerTo(String messageId) {
        return stage.fromQueues().stream().map(received -> received.body())
            .filter(body -> body.path("inReplyTo").path("messageId").asText().equals(messageId)).findFirst();
    }

    /** Moves the clock to that time, and before it to each time at which a notice is due. */
    private void advance(ZonedDateTime to) throws InterruptedException {
        for (Optional<OffsetDateTime> due = nextDue(to.toInstant()); due.isPresent(); due = nextDue(to.toInstant())) {
            release(due.get());
        }
        clock.moveTo(to.toOffsetDateTime());
    }

    private void advanceUntilNothingWaits() throws InterruptedException {
        Instant end = clock.now().toInstant().plus(LONGEST_WAIT);
        for (Optional<OffsetDateTime> due = nextDue(end); due.isPresent(); due = nextDue(end)) {
            release(due.get());
        }
    }

    private Optional<OffsetDateTime> nextDue(Instant before) throws InterruptedException {
        return awaitIdle().nextDue().filter(due -> due.toInstant().isBefore(before));
    }

    private void release(OffsetDateTime due) throws InterruptedException {
        if (due.isAfter(clock.now())) {
            clock.moveTo(due);
        }
        await("the due notices", () -> clock.backlog().nextDue().filter(next -> !next.isAfter(due)).isEmpty());
        awaitIdle();
        showChanges();
    }

    private void showChanges() {
        ZonedDateTime now = clock.now().atZoneSameInstant(Script.DENMARK);
        citizens.keySet().stream().flatMap(reference -> shown.changes(why(reference).get(0)).stream())
            .sorted(Comparator.comparing(change -> change.sending().sentAt().orElse(now.toInstant())))
            .forEach(change -> {
                table.event(now, "HELD UNTIL NOW", citizens.get(change.event().reference()),
                    change.event().happened() + ", ref " + change.event().reference());
                table.released(change.candidate(), change.sending());
            });
    }

    private List<Explained> why(String reference) {
        JsonNode events = stage.operator().get("/api/why/" + reference);
        return StreamSupport.stream(events.spliterator(), false).map(Explained::of).toList();
    }

    private Backlog awaitIdle() throws InterruptedException {
        await("the hub to be idle", () -> clock.backlog().isEmpty());
        return clock.backlog();
    }

    private static void requireAccepted(Citizen citizen, Acknowledgement answer) {
        if (!answer.positive()) {
            throw new IllegalStateException("the hub answered " + answer.code() + " " + answer.errorText() + " to the message about "
                + citizen);
        }
    }

    static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited " + PATIENCE.toSeconds() + " s for " + what + ", without success");
            }
            TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
        }
    }
}
