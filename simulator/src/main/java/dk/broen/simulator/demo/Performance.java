package dk.broen.simulator.demo;

import dk.broen.simulator.hospital.Acknowledgement;
import dk.broen.simulator.hospital.FhirAnswer;
import dk.broen.simulator.hub.DemoClock;
import dk.broen.simulator.hub.DemoClock.Backlog;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Optional;

/** Plays the script. For each step it moves the clock, acts, waits until the hub is idle, and lets the chronicle print what followed. */
final class Performance {
    /** The demo does not wait for notices that are due later than this after the last step. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(7);

    private final Stage stage;
    private final DemoClock clock;
    private final Table table;
    private final ShownNotices shown;
    private final Chronicle chronicle;
    private final DemoFacts facts;

    Performance(Stage stage, Table table, ShownNotices shown) {
        this.stage = stage;
        this.clock = stage.clock();
        this.table = table;
        this.shown = shown;
        this.facts = new DemoFacts(stage);
        this.chronicle = new Chronicle(stage.operator()::get, facts::occasionsOf, stage::fromQueues, table, shown);
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
            awaitIdle();
            chronicle.message(hl7.at(), hl7.citizen(), hl7.id(), hl7.ward());
        } else if (step instanceof Step.Again again) {
            int before = shown.sent().size();
            requireAccepted(again.first().citizen(), stage.hospital().send(again.first().message()));
            awaitIdle();
            chronicle.repetition(again.at(), again.first(), before);
        } else if (step instanceof Step.Unreadable unreadable) {
            Acknowledgement answer = stage.hospital().send(unreadable.message());
            table.head(step.at(), "REFUSED", "a message without a CPR number");
            table.answer("the sender", "%s: %s".formatted(answer.code(), answer.errorText()));
        } else if (step instanceof Step.Fhir fhir) {
            FhirAnswer answer = stage.fhirHospital().send(fhir.bundle());
            if (!answer.positive()) {
                throw new IllegalStateException("the hub answered a MedCom message with HTTP status " + answer.status());
            }
            awaitIdle();
            chronicle.message(fhir.at(), fhir.citizen(), fhir.id(), fhir.ward());
        } else if (step instanceof Step.ConsentGiven given) {
            facts.giveConsent(given.citizen(), given.to(), given.at().toLocalDate());
            awaitIdle();
            chronicle.recorded(given.at(), "CONSENT GIVEN", given.citizen());
        } else if (step instanceof Step.Received received) {
            String notice = chronicle.noticeTo(received.unit(), received.message());
            stage.received(received.unit(), notice);
            awaitIdle();
            chronicle.answered(received.at(), received.citizen(), received.unit(), notice);
        } else if (step instanceof Step.WardAnswers ward) {
            facts.answerOfWard(ward, chronicle.workItem("ASK_FOR_CONSENT", ward.message()));
            awaitIdle();
            chronicle.wardAnswered(ward);
        } else if (step instanceof Step.ConsentWithdrawn withdrawn) {
            facts.withdrawConsents(withdrawn.citizen());
            awaitIdle();
            chronicle.recorded(withdrawn.at(), "CONSENT WITHDRAWN", withdrawn.citizen());
        } else {
            throw new IllegalStateException("the script has a step that nothing plays: " + step.getClass().getSimpleName());
        }
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
        Waiting.until("the due notices", () -> clock.backlog().nextDue().filter(next -> !next.isAfter(due)).isEmpty());
        awaitIdle();
        chronicle.changes(clock.now().atZoneSameInstant(Script.DENMARK));
    }

    private Backlog awaitIdle() throws InterruptedException {
        Waiting.until("the hub to be idle", () -> clock.backlog().isEmpty());
        return clock.backlog();
    }

    private static void requireAccepted(Citizen citizen, Acknowledgement answer) {
        if (!answer.positive()) {
            throw new IllegalStateException("the hub answered " + answer.code() + " " + answer.errorText() + " to the message about "
                + citizen);
        }
    }
}
