package dk.broen.routes.followup;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.adapters.consent.ConsentRegisters;
import dk.broen.adapters.facts.AnswerReader;
import dk.broen.adapters.facts.FactOwner;
import dk.broen.adapters.facts.Facts;
import dk.broen.adapters.facts.FactsMapper;
import dk.broen.adapters.facts.FactsReader;
import dk.broen.adapters.facts.FactsRecording;
import dk.broen.adapters.followup.StoredWorkItem;
import dk.broen.adapters.followup.WorkItemFilter;
import dk.broen.adapters.followup.WorkItemSteps;
import dk.broen.adapters.history.ReplacementNumbers;
import dk.broen.domain.citizen.Consent;
import dk.broen.domain.citizen.ConsentRecord;
import dk.broen.domain.followup.Answer.Code;
import dk.broen.domain.followup.WorkItem;
import dk.broen.routes.followup.AnswerWorkItem.Given;
import dk.broen.routes.followup.AnswerWorkItem.Outcome;
import dk.broen.routes.planning.AHub;
import dk.broen.routes.planning.Replacements;
import dk.broen.routes.staging.Store;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a ward says that the citizen said, one after the other, to one question. */
@ExtendWith(Store.Shared.class)
class AnswerWorkItemTest {
    private static final String WARD = "hl7:auh";

    private Store store;
    private AHub hub;
    private UUID asked;
    private AnswerWorkItem answering;

    @BeforeEach
    void the_ward_is_asked(Store shared) throws Exception {
        store = shared;
        hub = new AHub(store);
        hub.consentIsGone();
        hub.admitted();
        asked = hub.workItems().list(WorkItemFilter.OPEN).stream()
            .filter(item -> item.item().kind() == WorkItem.Kind.ASK_FOR_CONSENT)
            .filter(item -> hub.workItems().citizenOf(item.id()).equals(Optional.of(hub.citizen()))).findFirst().orElseThrow().id();
        answering = answering(new ConsentRegisters(Map.of(), hub.clock()));
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void a_no_after_a_yes_is_recorded_beside_it() {
        says(Code.CONSENTS, "COORDINATOR", "HOUSING_SUPPORT");

        assertThat(says(Code.REFUSES)).isInstanceOf(Outcome.Recorded.class);

        assertThat(consents()).extracting(Consent::answer).containsExactly(Consent.Answer.GIVEN, Consent.Answer.REFUSED);
        assertThat(item().standing()).isEqualTo(StoredWorkItem.Standing.DONE);
        assertThat(item().closed()).flatMap(StoredWorkItem.Closed::answer).as("the last word").contains(Code.REFUSES);
        assertThat(hub.workItems().steps(asked)).extracting(WorkItemSteps.Step::what).containsExactly(WorkItemSteps.What.ANSWERED_AGAIN);
    }

    @Test
    void a_no_to_a_question_that_the_hub_closed_is_recorded() {
        hub.workItems().reasonGone(asked, hub.clock().instant());

        assertThat(says(Code.REFUSES)).isInstanceOf(Outcome.Recorded.class);
        assertThat(consents()).extracting(Consent::answer).containsExactly(Consent.Answer.REFUSED);
    }

    @Test
    void a_no_to_some_takes_nothing_from_a_no_to_all() {
        says(Code.REFUSES);
        says(Code.REFUSES, "COORDINATOR");

        assertThat(consents()).extracting(consent -> consent.functions().size() > 1).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void a_yes_after_a_no_is_not_recorded() {
        says(Code.REFUSES);

        assertThat(says(Code.CONSENTS, "COORDINATOR")).isInstanceOf(Outcome.Conflict.class);
        assertThat(consents()).extracting(Consent::answer).containsExactly(Consent.Answer.REFUSED);
    }

    @Test
    void who_could_not_be_asked_can_be_asked_the_next_day() {
        says(Code.UNREACHABLE);

        assertThat(item().standing().open()).isTrue();
        assertThat(hub.workItems().steps(asked)).extracting(WorkItemSteps.Step::what).containsExactly(WorkItemSteps.What.NOT_REACHED);
        hub.clock().moveTo(hub.clock().instant().plus(Duration.ofDays(1)));
        assertThat(says(Code.CONSENTS, "COORDINATOR")).isInstanceOf(Outcome.Recorded.class);
        assertThat(consents()).extracting(Consent::answer).contains(Consent.Answer.GIVEN);
        assertThat(item().standing()).isEqualTo(StoredWorkItem.Standing.DONE);
    }

    @Test
    void a_yes_to_another_recipient_is_added() {
        says(Code.CONSENTS, "COORDINATOR");
        says(Code.CONSENTS, "HOUSING_SUPPORT");

        assertThat(consents()).flatExtracting(Consent::functions).extracting(Object::toString)
            .containsExactlyInAnyOrder("COORDINATOR", "HOUSING_SUPPORT");
    }

    @Test
    void the_same_answer_again_changes_nothing() {
        says(Code.CONSENTS, "COORDINATOR");
        List<Consent> before = consents();

        assertThat(says(Code.CONSENTS, "COORDINATOR")).isInstanceOf(Outcome.Recorded.class);
        assertThat(consents()).isEqualTo(before);
        assertThat(hub.workItems().steps(asked)).isEmpty();
    }

    @Test
    void a_corrected_day_takes_the_place_of_the_wrong_one() {
        LocalDate today = today();
        hub.clock().moveTo(hub.clock().instant().plus(Duration.ofDays(2)));
        says(Code.CONSENTS, "COORDINATOR");

        says(today, Code.CONSENTS, "COORDINATOR");

        assertThat(consents()).singleElement().extracting(consent -> consent.obtained().on()).isEqualTo(today);
    }

    @Test
    void the_answer_of_a_human_and_then_of_the_system_of_the_same_ward_is_no_conflict() {
        answering.answer(asked, Given.now("nurse", false, Code.CONSENTS, details("COORDINATOR"), "asked"));

        assertThat(says(Code.CONSENTS, "COORDINATOR")).isInstanceOf(Outcome.Recorded.class);
    }

    @Test
    void who_reads_the_conflict_decides_whether_to_record_a_later_no_elsewhere() {
        says(Code.CONSENTS, "COORDINATOR");

        assertThat(answering.answer(asked, Given.now("nurse", false, Code.REFUSES, details(), "changed")))
            .isInstanceOf(Outcome.Conflict.class);
    }

    @Test
    void what_the_register_of_the_municipality_must_know_is_not_recorded_in_the_hub() {
        answering = answering(hub.registers());

        assertThat(says(Code.REFUSES)).isInstanceOfSatisfying(Outcome.Conflict.class,
            conflict -> assertThat(conflict.because()).contains("in its own register"));
        assertThat(consents()).isEmpty();
    }

    private Outcome says(Code code, String... to) {
        return says(today(), code, to);
    }

    private Outcome says(LocalDate on, Code code, String... to) {
        return answering.answer(asked, new Given(WARD, true, code, details(to), "answered by the ward", Optional.of(on), true));
    }

    private static ObjectNode details(String... to) {
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        ObjectNode consent = details.putObject("consent").put("form", "VERBAL").put("obtained_by", "Mette Holm");
        if (to.length > 0) {
            Arrays.stream(to).forEach(consent.putArray("to")::add);
        }
        return details;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(hub.clock().instant(), DENMARK);
    }

    private StoredWorkItem item() {
        return store.database().transactions().execute(transaction -> hub.workItems().locked(asked));
    }

    /** What is recorded in the hub, a yes first. */
    private List<Consent> consents() {
        ConsentRecord recorded = new Facts(store.database(), store.keys()).of(hub.citizen()).consents();
        return ((ConsentRecord.Known) recorded).consents().stream().sorted(Comparator.comparing(Consent::answer)).toList();
    }

    private AnswerWorkItem answering(ConsentRegisters registers) {
        FactsMapper mapper = new FactsMapper(hub.shipped().directory(), hub.shipped().functions());
        return new AnswerWorkItem(hub.workItems(), new FactsRecording(store.database(), store.keys(), hub.dueWork()),
            new FactOwner(hub.shipped().directory()), new AnswerReader(new FactsReader(mapper)),
            new ReplacementNumbers(store.database(), store.keys()), mock(Replacements.class), hub.identities(), hub.situations(),
            hub.askRegisters(), registers, hub.shipped().directory(), store.database().transactions(), hub.clock());
    }
}
