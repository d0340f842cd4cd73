package dk.broen.routes.followup;

import static dk.broen.domain.notification.Acknowledgement.Kind.NOT_US;
import static dk.broen.domain.notification.Acknowledgement.Kind.RECEIVED;
import static dk.broen.domain.notification.Acknowledgement.Kind.SEEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dk.broen.adapters.acknowledgement.Acknowledgements;
import dk.broen.adapters.outbox.Outbox;
import dk.broen.domain.notification.Acknowledgement.Kind;
import dk.broen.domain.notification.Acknowledgement.Way;
import dk.broen.domain.notification.Acknowledgement;
import dk.broen.domain.terms.LedgerEntryId;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.NotificationId;
import dk.broen.domain.terms.UnitId;
import dk.broen.routes.followup.AnswerNotice.Given;
import dk.broen.routes.followup.AnswerNotice.Outcome;
import dk.broen.routes.planning.AHub;
import dk.broen.routes.staging.Store;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(Store.Shared.class)
class AnswerNoticeTest {
    private static final Audience AARHUS = new Audience.OneMunicipality(AHub.AARHUS);

    private Store store;
    private AHub hub;
    private Acknowledgements acknowledgements;
    private AnswerNotice answering;
    private NotificationId notice;
    private String reference;

    @BeforeEach
    void a_pointer_waits(Store shared) throws Exception {
        store = shared;
        hub = new AHub(store);
        hub.admitted();
        notice = hub.notice("SMS");
        reference = hub.reference(notice);
        acknowledgements = new Acknowledgements(store.database(), store.keys());
        answering = new AnswerNotice(hub.outbox(), acknowledgements, hub.identities(), hub.occasions(),
            hub.dueWork(), store.database().transactions(), hub.clock());
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void an_answer_is_recorded_and_is_an_occasion_to_look_at_the_citizen() {
        sent();

        assertThat(answer(AARHUS, RECEIVED, "")).isEqualTo(new Outcome.Answered());

        assertThat(answers()).extracting(Acknowledgement::kind, Acknowledgement::by, Acknowledgement::way)
            .containsExactly(tuple(RECEIVED, "Bodil Krog", Way.REST));
        assertThat(looksBecauseOfAnswers()).isEqualTo(1);
    }

    @Test
    void the_same_answer_again_changes_nothing_and_another_one_holds() {
        sent();
        answer(AARHUS, RECEIVED, "");

        assertThat(answer(AARHUS, RECEIVED, "")).isEqualTo(new Outcome.Already());
        assertThat(answers()).hasSize(1);
        assertThat(answer(AARHUS, NOT_US, "has moved")).isEqualTo(new Outcome.Answered());
        assertThat(answers()).extracting(Acknowledgement::kind).containsExactly(RECEIVED, NOT_US);
        assertThat(looksBecauseOfAnswers()).isEqualTo(2);
    }

    @Test
    void a_notice_is_first_opened_once_and_that_is_no_occasion() {
        sent();

        assertThat(answer(AARHUS, SEEN, "")).isEqualTo(new Outcome.Answered());
        assertThat(answer(AARHUS, SEEN, "")).isEqualTo(new Outcome.Already());
        assertThat(looksBecauseOfAnswers()).isZero();
        assertThat(answer(AARHUS, RECEIVED, "")).isEqualTo(new Outcome.Answered());
    }

    @Test
    void a_notice_of_others_is_unknown_as_one_that_does_not_exist() {
        sent();

        assertThat(answer(new Audience.OneMunicipality(new MunicipalityCode("0101")), RECEIVED, "")).isEqualTo(new Outcome.Unknown());
        assertThat(answer(new Audience.Units(Set.of(new UnitId("aarhus-jobcenter"))), RECEIVED, "")).isEqualTo(new Outcome.Unknown());
        assertThat(answering.answer("ZZZZZZ", given(AARHUS, RECEIVED, ""))).isEqualTo(new Outcome.Unknown());
        assertThat(answers()).isEmpty();
        assertThat(answer(new Audience.Units(Set.of(AHub.NORTH)), RECEIVED, "")).isEqualTo(new Outcome.Answered());
    }

    @Test
    void a_notice_that_has_not_left_cannot_be_answered() {
        assertThat(answer(new Audience.Operator(), RECEIVED, "")).isEqualTo(new Outcome.Unknown());
    }

    @Test
    void people_type_references_as_they_read_them() {
        sent();

        assertThat(answering.answer(" " + reference.toLowerCase(Locale.ROOT), given(AARHUS, RECEIVED, "")))
            .isEqualTo(new Outcome.Answered());
    }

    @Test
    void an_answer_is_an_occasion_of_the_number_in_use() {
        sent();
        hub.merged();

        assertThat(answer(AARHUS, RECEIVED, "")).isEqualTo(new Outcome.Answered());
        assertThat(looksBecauseOfAnswers()).isZero();
    }

    static Stream<Arguments> faults() {
        return Stream.of(Arguments.of("Bodil Krog", NOT_US, " ", "because: is missing or empty"),
            Arguments.of(" ", RECEIVED, "", "by: is missing or empty"),
            Arguments.of("x".repeat(201), RECEIVED, "", "by: has more than 200"),
            Arguments.of("Bodil Krog", NOT_US, "x".repeat(2001), "because: has more than 2000"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_fault_names_its_place_and_nothing_is_recorded(String by, Kind kind, String because, String fault) {
        sent();

        assertThat(answering.answer(reference, new Given(by, AARHUS, kind, Optional.of(because), Way.REST)))
            .isInstanceOfSatisfying(Outcome.Refused.class,
                refused -> assertThat(refused.because()).singleElement().asString().startsWith(fault));
        assertThat(answers()).isEmpty();
    }

    private void sent() {
        hub.outbox().attempt(List.of(new Outbox.Attempt(notice, Optional.empty(), Optional.empty())), hub.clock().instant());
    }

    private Outcome answer(Audience as, Kind kind, String because) {
        return answering.answer(reference, given(as, kind, because));
    }

    private static Given given(Audience as, Kind kind, String because) {
        return new Given("Bodil Krog", as, kind, Optional.of(because), Way.REST);
    }

    private List<Acknowledgement> answers() {
        return store.database().jdbc().sql("select entry_id from notification where id = :id").param("id", notice.value())
            .query((row, number) -> new LedgerEntryId(row.getObject(1, UUID.class))).optional().map(acknowledgements::of).orElseThrow();
    }

    private long looksBecauseOfAnswers() {
        return store.database().jdbc().sql("select count(*) from occasion where kind = 'ANSWERED' and citizen_key = :key")
            .param("key", hub.citizens().keyOf(hub.citizen())).query(Long.class).single();
    }
}
