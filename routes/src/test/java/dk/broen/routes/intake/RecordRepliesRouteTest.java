package dk.broen.routes.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.adapters.followup.StoredWorkItem;
import dk.broen.adapters.followup.WorkItemFilter;
import dk.broen.adapters.followup.WorkItems;
import dk.broen.adapters.history.MergedIdentities;
import dk.broen.adapters.journal.DeadLetter;
import dk.broen.adapters.journal.JournalEntry;
import dk.broen.adapters.occasions.Citizens;
import dk.broen.adapters.occasions.Occasions;
import dk.broen.adapters.occasions.References;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.planning.OccasionKind;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.OccasionId;
import dk.broen.routes.arrival.Arrival;
import dk.broen.routes.arrival.DatabaseRetryContract;
import dk.broen.routes.arrival.SealedArrivals;
import dk.broen.routes.staging.RouteTest;
import dk.broen.simulator.people.TestPeople;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of a reply behind its acknowledgement. The question has no stay here; the cases WA3 and WA4 record what a ward replies. */
@RouteTest
@UseAdviceWith
class RecordRepliesRouteTest extends DatabaseRetryContract {
    private final TestPeople people = new TestPeople(6010);
    private final Cpr citizen = new Cpr(people.next().cpr());
    private final String reference = References.draw();
    @Autowired
    private SealedArrivals sealed;
    @Autowired
    private WorkItems workItems;
    @Autowired
    private Occasions occasions;
    @Autowired
    private Citizens citizens;
    @Autowired
    private MergedIdentities merged;
    @Autowired
    private Clock clock;

    RecordRepliesRouteTest() {
        super("record-replies", "record-reply");
    }

    @Override
    protected byte[] message() {
        return sealed(SomeReplies.reply(citizen.digits(), "8BCDFG", "NEJ"), "EPJ|AUH");
    }

    @Test
    void a_reply_is_recorded_in_the_transaction_of_its_queue() {
        assertThat(route().steps()).isEqualTo("""
            keep-sealed-reply
            record-reply
            """);
        assertThat(route().from()).startsWith("jms:queue:replies?transacted=true").contains("disableReplyTo=true");
    }

    @Test
    void a_reply_waits_for_the_database_or_its_key_and_any_other_failure_makes_it_a_dead_letter() {
        assertThat(route().handlers()).isEqualTo("""
            database-unreachable
            key-unknown
            internal-error
              move-to-dead-letters
            """);
    }

    @ParameterizedTest
    @CsvSource({"COSMIC|ODENSE, true, true", "EPJ|AUH, false, true", "EPJ|AUH, true, false"})
    void a_question_to_another_hospital_or_about_another_citizen_or_that_does_not_exist_is_unknown(String sender, boolean sameCitizen,
        boolean exists) {
        String asked = question(citizen);
        String cpr = sameCitizen ? citizen.digits() : people.next().cpr();

        run(SomeReplies.bytes(SomeReplies.text(sender, cpr, exists ? asked : unused(), "NEJ")), sender);

        assertThat(deadLetters().find(reference)).map(DeadLetter::code).hasValue("QUESTION_UNKNOWN");
        assertThat(stateOf(asked)).isEqualTo(StoredWorkItem.Standing.OPEN);
    }

    @Test
    void what_cannot_be_recorded_is_kept_with_its_reason_and_one_work_item() {
        byte[] raw = SomeReplies.reply(citizen.digits(), question(citizen), "NEJ");

        run(raw, "EPJ|AUH");
        run(raw, "EPJ|AUH");

        assertThat(deadLetters().find(reference)).map(DeadLetter::code).as("its stay is not known").hasValue("ANSWER_NOT_RECORDED");
        assertThat(deadLetters().messageOf(reference)).hasValue(raw);
        assertThat(workItems.list(WorkItemFilter.OPEN)).filteredOn(item -> item.item().kind() == WorkItem.Kind.REPLY_NOT_RECORDED)
            .extracting(item -> item.item().because())
            .filteredOn(because -> because.contains(reference))
            .containsExactly("reply " + reference + " of hospital auh is not recorded: ANSWER_NOT_RECORDED at OBR-2");
    }

    @Test
    void the_question_is_found_by_the_number_that_the_hospital_was_sent_although_it_is_retired() {
        Cpr survivor = new Cpr(people.next().cpr());
        citizens.seen(citizen);
        String asked = question(survivor);
        merged.merge(citizen, survivor, clock.instant());

        run(SomeReplies.reply(citizen.digits(), asked, "NEJ"), "EPJ|AUH");

        assertThat(deadLetters().find(reference)).map(DeadLetter::code).as("the question is known").hasValue("ANSWER_NOT_RECORDED");
    }

    @Test
    void who_has_taken_the_question_on_behalf_of_the_ward_does_not_stop_its_system() {
        String asked = question(citizen);
        workItems.take(idOf(asked), "nurse", clock.instant());

        run(SomeReplies.reply(citizen.digits(), asked, "NEJ"), "EPJ|AUH");

        assertThat(deadLetters().find(reference)).map(DeadLetter::message).hasValueSatisfying(
            why -> assertThat(why).doesNotContain("taken").contains("the stay is not known any more"));
    }

    private void run(byte[] raw, String feed) {
        assertThat(route().run(sealed(raw, feed)).getException()).isNull();
    }

    private byte[] sealed(byte[] raw, String feed) {
        return sealed.seal(new Arrival(JournalEntry.Kind.HL7V2, feed.endsWith("AUH") ? "auh" : "odense", feed, "R-1", "ISO-8859-1",
            Instant.parse("2026-11-21T21:00:00Z"), reference, "a group", raw));
    }

    private String question(Cpr about) {
        OccasionId occasion = occasions.open(OccasionKind.RECORDED, Optional.of(about), clock.instant()).id();
        UUID id = workItems.open(occasion, Optional.of(about),
            WorkItem.about(WorkItem.Kind.ASK_FOR_CONSENT, UUID.randomUUID(), "consent missing").to(new HospitalId("auh")), clock.instant());
        return items().stream().filter(item -> item.id().equals(id)).findFirst().orElseThrow().reference();
    }

    private UUID idOf(String asked) {
        return items().stream().filter(item -> item.reference().equals(asked)).findFirst().orElseThrow().id();
    }

    private StoredWorkItem.Standing stateOf(String asked) {
        return items().stream().filter(item -> item.reference().equals(asked)).findFirst().orElseThrow().standing();
    }

    private List<StoredWorkItem> items() {
        return workItems.list();
    }

    private static String unused() {
        return "ZZZZZZ";
    }
}
