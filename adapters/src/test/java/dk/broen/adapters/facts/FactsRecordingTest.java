package dk.broen.adapters.facts;

import static dk.broen.adapters.facts.Recorded.Result.CHANGED;
import static dk.broen.adapters.facts.Recorded.Result.ENDED;
import static dk.broen.adapters.facts.Recorded.Result.RECORDED;
import static dk.broen.adapters.facts.Recorded.Result.UNCHANGED;
import static dk.broen.adapters.facts.Recorded.Result.WITHDRAWN;
import static dk.broen.adapters.facts.SomeFacts.APPOINTMENT;
import static dk.broen.adapters.facts.SomeFacts.DAY;
import static dk.broen.adapters.facts.SomeFacts.consent;
import static dk.broen.adapters.facts.SomeFacts.consented;
import static dk.broen.adapters.facts.SomeFacts.coordinated;
import static dk.broen.adapters.facts.SomeFacts.lives;
import static dk.broen.adapters.facts.SomeFacts.served;
import static dk.broen.adapters.facts.SomeFacts.servedUntil;
import static dk.broen.adapters.staging.Given.AARHUS;
import static dk.broen.adapters.staging.Given.FRIDAY_NIGHT;
import static dk.broen.adapters.staging.Given.MONDAY_MORNING;
import static dk.broen.adapters.staging.Given.aCitizen;
import static dk.broen.adapters.staging.Given.aPlan;
import static dk.broen.adapters.staging.Given.anEvent;
import static dk.broen.adapters.staging.Given.anOccasion;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.kagkarlsson.scheduler.serializer.JavaSerializer;
import dk.broen.adapters.history.MergedIdentities;
import dk.broen.adapters.staging.Store;
import dk.broen.domain.citizen.Appointment;
import dk.broen.domain.citizen.Consent;
import dk.broen.domain.citizen.ConsentRecord;
import dk.broen.domain.citizen.Person;
import dk.broen.domain.citizen.Recording;
import dk.broen.domain.citizen.Residence;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.history.Said;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.OccasionId;
import dk.broen.domain.terms.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@ExtendWith(Store.Shared.class)
class FactsRecordingTest {
    private static final String WHO = "fagsystem";
    private static final String WHY = "nightly import";
    private static final MunicipalityCode ODENSE = new MunicipalityCode("0461");

    private final Cpr citizen = aCitizen();
    /** Its own for each test, because a replacement concerns everything that the source said. */
    private final String source = "source " + UUID.randomUUID().toString().replaceAll("\\d", "x").substring(0, 8);
    private Store store;
    private FactsRecording recording;

    @BeforeEach
    void open(Store shared) {
        store = shared;
        recording = shared.recording();
    }

    @Test
    void the_same_facts_again_change_nothing_and_nobody_is_looked_at() {
        hasBeenAdmitted(citizen);
        Recorded first = record(entry(served()), entry(consented()), entry(lives()), entry(coordinated()));
        int looks = looks(citizen);

        Recorded again = record(entry(coordinated()), entry(served()), entry(lives()), entry(consented()));

        assertThat(results(first)).containsOnly(RECORDED);
        assertThat(results(again)).containsOnly(UNCHANGED);
        assertThat(again.changesAnything()).isFalse();
        assertThat(ids(again)).containsExactlyInAnyOrderElementsOf(ids(first));
        assertThat(rows(citizen)).isEqualTo(4);
        assertThat(looks(citizen)).isEqualTo(looks).isEqualTo(1);
    }

    @Test
    void the_same_facts_from_two_clients_at_once_are_recorded_once() {
        List<CompletableFuture<Recorded>> both = Stream.of(1, 2)
            .map(client -> CompletableFuture.supplyAsync(() -> record(entry(served()), entry(consented())))).toList();

        assertThat(both.stream().flatMap(one -> results(one.join()).stream())).containsExactlyInAnyOrder(RECORDED, RECORDED, UNCHANGED,
            UNCHANGED);
        assertThat(rows(citizen)).isEqualTo(2);
    }

    @Test
    void other_content_of_the_same_fact_replaces_it_and_the_former_stays_as_history() {
        UUID former = ids(record(entry(served()))).get(0);

        Recorded changed = record(entry(servedUntil(DAY.plusMonths(3))));

        assertThat(results(changed)).containsExactly(CHANGED);
        assertThat(store.facts().of(citizen).services()).extracting(service -> service.period().until())
            .containsExactly(Optional.of(DAY.plusMonths(3)));
        assertThat(store.facts().successorOf(former)).isEqualTo(Optional.of(ids(changed).get(0)));
        assertThat(store.database().jdbc().sql("select count(*) from citizen_fact where id = :id and ended_by = :by and ended_at = :at")
            .param("id", former).param("by", WHO).param("at", MONDAY_MORNING.atOffset(ZoneOffset.UTC)).query(Integer.class).single())
            .isEqualTo(1);
    }

    @Test
    void facts_with_ids_of_their_source_are_told_apart_by_these() {
        record(entry(served(), "17"), entry(servedUntil(DAY.plusDays(1)), "18"));
        Recorded changed = record(entry(servedUntil(DAY.plusDays(2)), "17"));

        assertThat(results(changed)).containsExactly(CHANGED);
        assertThat(store.facts().of(citizen).services()).extracting(service -> service.period().until().orElseThrow())
            .containsExactlyInAnyOrder(DAY.plusDays(1), DAY.plusDays(2));
        assertThat(store.facts().seen(citizen, Optional.empty()).facts()).extracting(fact -> fact.sourceId().orElse(""))
            .containsExactlyInAnyOrder("17", "18");
    }

    @Test
    void two_sources_with_one_id_do_not_touch_the_facts_of_each_other() {
        record("ehr", Replacement.NONE, entry(served(), "17"));
        Recorded other = record("payroll", Replacement.NONE, entry(servedUntil(DAY.plusDays(2)), "17"));
        assertThat(results(other)).containsExactly(RECORDED);

        Recorded gone = record("payroll", Replacement.SOURCE, entry(lives()));

        assertThat(gone.count(ENDED)).isEqualTo(1);
        assertThat(store.facts().seen(citizen, Optional.empty()).facts()).filteredOn(fact -> fact.sourceId().isPresent()).singleElement()
            .satisfies(fact -> {
                assertThat(fact.source()).isEqualTo("ehr");
                assertThat(fact.sourceId()).contains("17");
                assertThat(fact.fact()).isEqualTo(store.facts().seen(citizen, Optional.empty()).facts().get(0).fact());
            });
        assertThat(results(record("ehr", Replacement.NONE, entry(served(), "17")))).containsExactly(UNCHANGED);
    }

    @Test
    void what_is_edited_under_the_id_of_another_source_stays_a_fact_of_that_source() {
        record("ehr", Replacement.NONE, entry(served(), "17"));

        Recorded edited =
            record("clerk", Replacement.NONE, new FactEntry("citizens[0].facts[0]", citizen, servedUntil(DAY.plusDays(2)), AARHUS,
                Optional.of(new SourceId("17", Optional.of("ehr")))));
        Recorded imported = record("ehr", Replacement.SOURCE, entry(served(), "17"));

        assertThat(results(edited)).containsExactly(CHANGED);
        assertThat(results(imported)).containsExactly(CHANGED);
        assertThat(store.facts().seen(citizen, Optional.empty()).facts()).extracting(RecordedFact::source).containsExactly("ehr");
    }

    @Test
    void a_consent_that_somebody_withdrew_stays_withdrawn_whatever_an_import_says() {
        UUID consent = ids(record(entry(consented()))).get(0);
        recording.withdraw(consent, Optional.empty(), Optional.empty(), "clerk", "the citizen called", FRIDAY_NIGHT);

        assertThat(results(record(entry(consented())))).containsExactly(UNCHANGED);
        assertThat(withdrawals()).containsExactly(Optional.of(FRIDAY_NIGHT));

        assertThat(results(record(entry(new Fact.Consented(consent("læge", Optional.empty())))))).containsExactly(CHANGED);
        assertThat(withdrawals()).containsExactly(Optional.of(FRIDAY_NIGHT));
    }

    @Test
    void a_document_withdraws_a_consent_and_never_later_than_it_was_withdrawn() {
        record(entry(consented()));

        assertThat(results(record(entry(withdrawn(MONDAY_MORNING))))).containsExactly(CHANGED);
        assertThat(results(record(entry(withdrawn(MONDAY_MORNING.plusSeconds(60)))))).containsExactly(UNCHANGED);
        assertThat(withdrawals()).containsExactly(Optional.of(MONDAY_MORNING));

        assertThat(results(record(entry(withdrawn(FRIDAY_NIGHT))))).containsExactly(CHANGED);
        assertThat(withdrawals()).containsExactly(Optional.of(FRIDAY_NIGHT));
    }

    @Test
    void a_withdrawal_that_is_announced_can_be_brought_forward_and_one_that_is_past_stays() {
        UUID consent = ids(record(entry(withdrawn(MONDAY_MORNING)))).get(0);

        assertThat(recording.withdraw(consent, Optional.empty(), Optional.of(AARHUS), "clerk", "the citizen called", FRIDAY_NIGHT))
            .isTrue();
        assertThat(withdrawals()).containsExactly(Optional.of(FRIDAY_NIGHT));

        assertThat(recording.withdraw(consent, Optional.empty(), Optional.of(AARHUS), "clerk", "again", MONDAY_MORNING)).isFalse();
        assertThat(recording.withdraw(consent, Optional.empty(), Optional.of(AARHUS), "clerk", "again", FRIDAY_NIGHT)).isFalse();
        assertThat(withdrawals()).containsExactly(Optional.of(FRIDAY_NIGHT));
    }

    @Test
    void a_replacement_ends_what_the_same_source_said_before_of_these_citizens_and_withdraws_its_consents() {
        Cpr unnamed = aCitizen();
        record(entry(served()), entry(lives()), entry(consented()), entry(unnamed, served()));
        record("another system", Replacement.NONE, entry(coordinated()));

        Recorded replaced = record(source, Replacement.CITIZENS, entry(served()));

        assertThat(results(replaced)).containsExactly(UNCHANGED);
        assertThat(replaced.gone()).extracting(Recorded.Gone::result).containsExactlyInAnyOrder(ENDED, WITHDRAWN);
        assertThat(store.facts().of(citizen).residences()).isEmpty();
        assertThat(store.facts().of(citizen).appointments()).hasSize(1);
        assertThat(withdrawals()).containsExactly(Optional.of(MONDAY_MORNING));
        assertThat(store.facts().of(unnamed).services()).hasSize(1);
        assertThat(record(source, Replacement.CITIZENS, entry(served())).changesAnything()).isFalse();
    }

    @Test
    void a_consent_that_vanished_from_its_source_is_given_again_if_the_source_names_it_again() {
        record(entry(consented()));
        record(source, Replacement.CITIZENS, entry(served()));
        assertThat(withdrawals()).containsExactly(Optional.of(MONDAY_MORNING));
        assertThat(consents()).extracting(Consent::vanished).containsExactly(true);

        assertThat(results(record(entry(consented())))).containsExactly(CHANGED);

        assertThat(withdrawals()).containsExactly(Optional.empty());
        assertThat(consents()).extracting(Consent::vanished).containsExactly(false);
    }

    @Test
    void who_sends_what_a_search_answered_does_not_withdraw_a_consent_that_vanished() {
        record(entry(consented()));
        record(source, Replacement.CITIZENS, entry(served()));

        assertThat(results(record(entry(withdrawn(MONDAY_MORNING))))).containsExactly(UNCHANGED);

        assertThat(consents()).extracting(Consent::vanished).containsExactly(true);
    }

    @Test
    void who_corrects_a_consent_that_vanished_does_not_withdraw_it() {
        record(entry(consented()));
        record(source, Replacement.CITIZENS, entry(served()));
        assertThat(state()).isEqualTo("VANISHED");

        assertThat(results(record(entry(new Fact.Consented(consent("læge", Optional.of(MONDAY_MORNING))))))).containsExactly(CHANGED);
        assertThat(consents()).extracting(Consent::vanished).containsExactly(true);
        assertThat(state()).isEqualTo("VANISHED");

        assertThat(results(record(entry(new Fact.Consented(consent("læge", Optional.of(FRIDAY_NIGHT))))))).containsExactly(CHANGED);
        assertThat(consents()).extracting(Consent::vanished).containsExactly(false);
        assertThat(state()).isEqualTo("WITHDRAWN");
    }

    @Test
    void a_consent_that_vanished_in_one_hub_is_no_withdrawal_in_another() {
        Fact exported = new Fact.Consented(consent("sygeplejerske", Optional.of(FRIDAY_NIGHT)).vanishing());

        record(entry(exported));
        assertThat(withdrawals()).containsExactly(Optional.of(FRIDAY_NIGHT));
        assertThat(consents()).extracting(Consent::vanished).containsExactly(true);

        record(entry(consented()));
        record(entry(exported));
        assertThat(consents()).extracting(Consent::vanished).containsExactly(true);
    }

    @Test
    void the_withdrawal_by_the_citizen_is_not_lost_when_an_older_export_is_sent() {
        record(entry(withdrawn(MONDAY_MORNING)));

        record(entry(new Fact.Consented(consent("læge", Optional.of(FRIDAY_NIGHT)).vanishing())));

        assertThat(withdrawals()).containsExactly(Optional.of(MONDAY_MORNING));
        assertThat(consents()).extracting(Consent::vanished).containsExactly(false);
    }

    @Test
    void the_citizen_can_withdraw_a_consent_that_vanished() {
        UUID consent = ids(record(entry(consented()))).get(0);
        record(source, Replacement.CITIZENS, entry(served()));

        assertThat(recording.withdraw(consent, Optional.empty(), Optional.of(AARHUS), "clerk", "the citizen called",
            MONDAY_MORNING.plusSeconds(60))).isTrue();

        assertThat(withdrawals()).containsExactly(Optional.of(MONDAY_MORNING.plusSeconds(60)));
        assertThat(consents()).extracting(Consent::vanished).containsExactly(false);
    }

    @Test
    void an_advance_consent_that_does_not_say_when_it_was_given_was_given_when_it_was_recorded() {
        LocalDate begins = LocalDate.of(2027, 3, 1);
        Period year = Period.between(begins, LocalDate.of(2028, 2, 29));
        records(AARHUS, advance("sygeplejerske", begins), MONDAY_MORNING);
        assertThat(given()).containsExactly(LocalDate.of(2026, 11, 23));
        assertThat(consents()).extracting(Consent::period).containsExactly(year);

        assertThat(results(records(AARHUS, advance("sygeplejerske", begins), Instant.parse("2027-01-16T01:00:00Z"))))
            .containsExactly(UNCHANGED);
        records(AARHUS, advance("læge", begins), Instant.parse("2027-01-16T01:00:00Z"));
        assertThat(given()).containsExactly(LocalDate.of(2026, 11, 23));
        records(AARHUS, advance("sygeplejerske", begins), Instant.parse("2027-03-02T01:00:00Z"));
        assertThat(given()).containsExactly(LocalDate.of(2026, 11, 23));
        records(AARHUS, advance("sygeplejerske", LocalDate.of(2026, 12, 1)), Instant.parse("2027-03-02T01:00:00Z"));
        assertThat(given()).containsExactly(LocalDate.of(2026, 12, 1));
    }

    private static Fact advance(String obtainedBy, LocalDate given) {
        LocalDate begins = LocalDate.of(2027, 3, 1);
        return new Fact.Consented(new Consent("c1", Consent.Answer.GIVEN, Set.of(HOUSING_SUPPORT), Set.of(), Set.of(), AARHUS, Set.of(),
            Consent.Obtained.inWriting(obtainedBy, given), Period.between(begins, begins.plusYears(1).minusDays(1)), Optional.empty()));
    }

    private List<LocalDate> given() {
        return consents().stream().map(consent -> consent.obtained().on()).toList();
    }

    /** What the answer to a search says about the consent. */
    private String state() {
        Facts.Seen seen = store.facts().seen(citizen, Optional.of(AARHUS));
        return FactsDocuments.citizen(citizen, seen.version(), seen.facts()).at("/consents/0/recorded/state").asText();
    }

    @ParameterizedTest
    @EnumSource(value = Replacement.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void a_replacement_brings_forward_a_withdrawal_that_was_announced(Replacement replacement) {
        record(entry(withdrawn(MONDAY_MORNING.plusSeconds(60))), entry(served()));

        Recorded replaced = record(source, replacement, entry(served()));

        assertThat(replaced.gone()).extracting(Recorded.Gone::result).containsExactly(WITHDRAWN);
        assertThat(withdrawals()).containsExactly(Optional.of(MONDAY_MORNING));
        assertThat(consents()).extracting(Consent::vanished).containsExactly(false);
    }

    @Test
    void a_consent_whose_announced_withdrawal_was_brought_forward_is_not_given_again_by_an_import() {
        record(entry(withdrawn(MONDAY_MORNING.plusSeconds(60))), entry(served()));
        record(source, Replacement.CITIZENS, entry(served()));

        record(entry(consented()));

        assertThat(withdrawals()).containsExactly(Optional.of(MONDAY_MORNING));
    }

    @Test
    void a_replacement_of_the_source_finds_a_citizen_of_whom_it_said_an_announced_withdrawal_only() {
        Cpr unnamed = aCitizen();
        record(entry(unnamed, withdrawn(MONDAY_MORNING.plusSeconds(60))));

        assertThat(record(source, Replacement.SOURCE, entry(served())).gone()).extracting(Recorded.Gone::citizen).containsExactly(unnamed);
    }

    @Test
    void a_consent_that_was_recorded_by_mistake_is_no_withdrawal_once_it_is_put_right() {
        UUID consent = ids(record(entry(consented()))).get(0);
        recording.withdraw(consent, Optional.empty(), Optional.empty(), "clerk", "of another citizen", FRIDAY_NIGHT);

        assertThat(results(record(entry(new Fact.Consented(neverRequested()))))).containsExactly(CHANGED);

        assertThat(consents()).extracting(Consent::answer).containsExactly(Consent.Answer.NOT_REQUESTED);
    }

    @Test
    void a_replacement_of_the_whole_source_ends_what_it_said_of_citizens_whom_the_document_does_not_name() {
        Cpr unnamed = aCitizen();
        record(entry(served()), entry(unnamed, served()));
        record("another system", Replacement.NONE, entry(unnamed, lives()));

        Recorded replaced = record(source, Replacement.SOURCE, entry(served()));

        assertThat(replaced.gone()).extracting(Recorded.Gone::citizen).containsExactly(unnamed);
        assertThat(store.facts().of(unnamed).services()).isEmpty();
        assertThat(store.facts().of(unnamed).residences()).hasSize(1);
    }

    @Test
    void a_replacement_leaves_a_citizen_alone_of_whom_a_fact_was_refused() {
        Cpr other = aCitizen();
        record(entry(served()), entry(lives()), entry(other, served()), entry(other, lives()));

        recording.record(new FactsWriting(Optional.of(AARHUS), WHO, source, WHY, Set.of(citizen, other),
            List.of(entry(served()), entry(other, served())), Replacement.SOURCE, Set.of(citizen), Map.of(), Optional.empty()),
            MONDAY_MORNING);

        assertThat(store.facts().of(citizen).residences()).hasSize(1);
        assertThat(store.facts().of(other).residences()).isEmpty();
    }

    @Test
    void a_preview_says_what_would_be_done_and_stores_nothing() {
        record(entry(served()), entry(lives()));
        FactsWriting writing = writing(source, Replacement.CITIZENS, Map.of(), Optional.empty(), entry(servedUntil(DAY.plusDays(3))));

        Recorded preview = recording.preview(writing, MONDAY_MORNING);

        assertThat(results(preview)).containsExactly(CHANGED);
        assertThat(preview.gone()).extracting(Recorded.Gone::result).containsExactly(ENDED);
        assertThat(rows(citizen)).isEqualTo(2);
        assertThat(recording.record(writing, MONDAY_MORNING).token()).isEqualTo(preview.token());
    }

    @Test
    void what_was_previewed_is_done_exactly_or_not_at_all() {
        record(entry(served()), entry(lives()));
        String token = recording
            .preview(writing(source, Replacement.CITIZENS, Map.of(), Optional.empty(), entry(served())), MONDAY_MORNING).token();
        FactsWriting previewed = writing(source, Replacement.CITIZENS, Map.of(), Optional.of(token), entry(served()));

        record(entry(coordinated()));

        assertThatThrownBy(() -> recording.record(previewed, MONDAY_MORNING)).isInstanceOf(PreviewOutdatedException.class);
        assertThat(store.facts().of(citizen).residences()).hasSize(1);
    }

    @Test
    void an_empty_export_does_not_end_everything_that_the_source_said_unless_somebody_saw_the_preview() {
        List<Cpr> citizens = Stream.generate(() -> aCitizen()).limit(30).toList();
        record(citizens.stream().map(each -> entry(each, served())).toArray(FactEntry[]::new));

        assertThatThrownBy(() -> record(source, Replacement.SOURCE)).isInstanceOf(PreviewOutdatedException.class)
            .hasMessageContaining("30 of the 30 facts");
        assertThat(citizens).allSatisfy(each -> assertThat(store.facts().of(each).services()).hasSize(1));

        String token = recording.preview(writing(source, Replacement.SOURCE, Map.of(), Optional.empty()), MONDAY_MORNING).token();
        recording.record(writing(source, Replacement.SOURCE, Map.of(), Optional.of(token)), MONDAY_MORNING);
        assertThat(citizens).allSatisfy(each -> assertThat(store.facts().of(each).services()).isEmpty());
    }

    @Test
    void a_change_on_a_stale_version_is_refused_and_says_what_is_new_and_what_is_gone() {
        UUID former = ids(record(entry(served()))).get(0);
        String version = store.facts().seen(citizen, Optional.of(AARHUS)).version();
        UUID now = ids(record(entry(servedUntil(DAY.plusDays(9))))).get(0);

        assertThatThrownBy(() -> record(version, entry(lives()))).isInstanceOfSatisfying(StaleFactsException.class,
            stale -> assertThat(stale.stale()).singleElement().satisfies(one -> {
                assertThat(one.added()).containsExactly(now);
                assertThat(one.gone()).containsExactly(former);
                assertThat(one.version()).isEqualTo(store.facts().seen(citizen, Optional.of(AARHUS)).version());
            }));
        assertThat(store.facts().of(citizen).residences()).isEmpty();
        assertThatThrownBy(() -> recording.end(now, Optional.of(version), Optional.of(AARHUS), WHO, WHY, MONDAY_MORNING))
            .isInstanceOf(StaleFactsException.class);
    }

    @Test
    void a_stale_version_does_not_matter_if_nothing_changes() {
        String version = store.facts().seen(citizen, Optional.of(AARHUS)).version();
        record(version, entry(served()));

        assertThat(results(record(version, entry(served())))).containsExactly(UNCHANGED);
    }

    @Test
    void what_another_municipality_records_makes_no_version_stale() {
        String version = store.facts().seen(citizen, Optional.of(AARHUS)).version();
        recording.record(FactsWriting.of("odense", WHY, List.of(new FactEntry("citizens[0]", citizen, served(), ODENSE, Optional.empty()))),
            MONDAY_MORNING);

        assertThat(results(record(version, entry(served())))).containsExactly(RECORDED);
    }

    @Test
    void facts_about_a_citizen_of_whom_nothing_is_open_are_stored_without_a_look() {
        UUID service = ids(record(entry(served()), entry(consented()))).get(0);
        recording.end(service, Optional.empty(), Optional.empty(), WHO, WHY, MONDAY_MORNING);

        assertThat(looks(citizen)).isZero();
        assertThat(occasions(citizen)).isZero();
    }

    @Test
    void a_citizen_who_has_been_in_a_hospital_is_looked_at_once_for_each_write() {
        hasBeenAdmitted(citizen);

        UUID service = ids(record(entry(served()), entry(lives()), entry(consented()))).get(0);
        assertThat(looks(citizen)).isEqualTo(1);
        recording.end(service, Optional.empty(), Optional.empty(), WHO, WHY, MONDAY_MORNING);
        recording.end(service, Optional.empty(), Optional.empty(), WHO, WHY, MONDAY_MORNING);

        assertThat(looks(citizen)).isEqualTo(2);
    }

    @Test
    void a_citizen_with_an_open_work_item_is_looked_at() {
        OccasionId occasion = anOccasion(store, citizen);
        store.workItems().open(occasion, Optional.of(citizen), new WorkItem(WorkItem.Kind.REVIEW_CONSENTS, "merged"), FRIDAY_NIGHT);

        record(entry(served()));

        assertThat(looks(citizen)).isEqualTo(1);
    }

    @Test
    void a_citizen_of_whom_somebody_was_told_is_looked_at() {
        store.save(anOccasion(store, citizen), citizen, aPlan(citizen), FRIDAY_NIGHT);

        record(entry(served()));

        assertThat(looks(citizen)).isEqualTo(1);
    }

    @Test
    void a_citizen_who_waits_for_a_look_is_looked_at() {
        store.dueWork().scheduleLookAgain(store.keys().index().keyOf(citizen), MONDAY_MORNING);

        record(entry(served()));

        assertThat(looks(citizen)).isEqualTo(1);
    }

    @Test
    void a_citizen_of_two_municipalities_is_looked_at() {
        record(entry(lives()));
        assertThat(looks(citizen)).isZero();

        recording.record(FactsWriting.of("odense", WHY, List.of(new FactEntry("citizens[0]", citizen, lives(), ODENSE, Optional.empty()))),
            MONDAY_MORNING);

        assertThat(looks(citizen)).isEqualTo(1);
    }

    @Test
    void a_flood_of_facts_about_one_citizen_is_refused() {
        FactEntry[] flood = IntStream.range(0, 501).mapToObj(i -> entry(served(), "fact " + i)).toArray(FactEntry[]::new);

        assertThatThrownBy(() -> record(flood)).isInstanceOf(TooManyFactsException.class);
        assertThat(rows(citizen)).isZero();
    }

    @Test
    void as_many_facts_of_a_municipality_as_fit_leave_an_operator_room_for_a_fact_of_another_one() {
        record(IntStream.range(0, 500).mapToObj(i -> entry(served(), "fact " + i)).toArray(FactEntry[]::new));

        Recorded ofOdense = recording.record(
            FactsWriting.of("operator", WHY, List.of(new FactEntry("citizens[0]", citizen, lives(), ODENSE, Optional.empty()))),
            MONDAY_MORNING);

        assertThat(results(ofOdense)).containsExactly(RECORDED);
        FactsWriting ofAarhus = FactsWriting.of("operator", WHY, List.of(entry(lives())));
        assertThatThrownBy(() -> recording.record(ofAarhus, MONDAY_MORNING)).isInstanceOf(TooManyFactsException.class);
        assertThat(rows(citizen)).isEqualTo(501);
    }

    @Test
    void facts_under_a_retired_number_are_kept_and_operators_are_told_once() {
        new MergedIdentities(store.database(), store.keys()).merge(citizen, aCitizen(), FRIDAY_NIGHT);
        record(entry(served()));
        findWhomToLookAt();
        record(entry(served(), "another"));
        findWhomToLookAt();

        assertThat(rows(citizen)).isEqualTo(2);
        assertThat(store.workItems().of(citizen)).containsOnlyKeys("FACTS_OF_RETIRED_NUMBER");
        assertThat(count("select count(*) from work_item where citizen_key = :citizen", citizen)).isEqualTo(1);
    }

    @Test
    void a_residence_keeps_who_recorded_it_and_since_when_unless_it_gets_more_days() {
        records(AARHUS, livesUntil(2099), FRIDAY_NIGHT);
        records(AARHUS, livesUntil(2098), MONDAY_MORNING);
        assertThat(recordings()).containsExactly(Recording.by(AARHUS, FRIDAY_NIGHT));

        records(AARHUS, livesUntil(2099), MONDAY_MORNING);
        assertThat(recordings()).containsExactly(Recording.by(AARHUS, MONDAY_MORNING));
    }

    @Test
    void an_end_that_a_municipality_gives_its_residence_does_not_make_it_a_record_of_an_operator() {
        UUID id = records(AARHUS, livesUntil(2099), FRIDAY_NIGHT).facts().get(0).id().orElseThrow();
        recording.replace(id, entry(livesUntil(2098)), Optional.empty(), Optional.of(AARHUS), WHO, WHY, MONDAY_MORNING);

        assertThat(recordings()).containsExactly(Recording.by(AARHUS, FRIDAY_NIGHT));
    }

    @Test
    void a_residence_that_a_source_replaces_by_one_with_another_first_day_keeps_its_place() {
        records(AARHUS, new Fact.Resident(new Residence(AARHUS, Residence.Kind.RESIDENCE, new Period(DAY, Optional.empty()))),
            FRIDAY_NIGHT);
        Fact corrected = new Fact.Resident(new Residence(AARHUS, Residence.Kind.RESIDENCE, new Period(DAY.minusDays(9), Optional.empty())));
        recording.record(new FactsWriting(Optional.of(AARHUS), WHO, source, WHY, Set.of(citizen), List.of(entry(corrected)),
            Replacement.CITIZENS, Set.of(), Map.of(), Optional.empty()), MONDAY_MORNING);

        assertThat(recordings()).containsExactly(Recording.by(AARHUS, FRIDAY_NIGHT));
    }

    @Test
    void an_appointment_that_ends_or_gets_another_deputy_keeps_its_place_and_another_coordinator_does_not() {
        UUID id = records(AARHUS, new Fact.Appointed(APPOINTMENT), FRIDAY_NIGHT).facts().get(0).id().orElseThrow();
        Appointment ended = new Appointment(APPOINTMENT.coordinator(), APPOINTMENT.unit(), APPOINTMENT.rank(),
            Period.between(DAY, LocalDate.of(2099, 12, 31)), Optional.empty(), List.of());
        recording.replace(id, entry(new Fact.Appointed(ended)), Optional.empty(), Optional.of(AARHUS), WHO, WHY, MONDAY_MORNING);
        records(AARHUS,
            new Fact.Appointed(new Appointment(new Person("Grethe Juul", Optional.empty(), Optional.empty(), List.of()), ended.unit(),
                ended.rank(), ended.period(),
                Optional.empty(), List.of())),
            MONDAY_MORNING);

        assertThat(store.facts().of(citizen).appointments()).extracting(Appointment::recording)
            .containsExactlyInAnyOrder(Recording.by(AARHUS, FRIDAY_NIGHT), Recording.by(AARHUS, MONDAY_MORNING));
    }

    @Test
    void what_an_operator_records_is_not_disputed_by_what_the_municipality_shortens() {
        recording.record(FactsWriting.of(WHO, WHY, List.of(entry(livesUntil(2099)))), MONDAY_MORNING);
        records(AARHUS, livesUntil(2098), MONDAY_MORNING.plusSeconds(1));

        assertThat(recordings()).containsExactly(Recording.byOperator(MONDAY_MORNING));
    }

    @Test
    void many_citizens_are_recorded_in_parts_and_the_second_import_changes_nothing() {
        List<Cpr> citizens = Stream.generate(() -> aCitizen()).limit(1_100).toList();
        hasBeenAdmitted(citizens.get(0));
        FactEntry[] all = IntStream.range(0, citizens.size()).boxed()
            .flatMap(i -> Stream.of(served(), lives(), consented()).map(fact -> entry(citizens.get(i), fact))).toArray(FactEntry[]::new);

        Recorded first = record(source, Replacement.SOURCE, all);
        Recorded second = record(source, Replacement.SOURCE, all);

        assertThat(first.count(RECORDED)).isEqualTo(all.length);
        assertThat(second.count(UNCHANGED)).isEqualTo(all.length);
        assertThat(second.changesAnything()).isFalse();
        assertThat(looks(citizens.get(0))).isEqualTo(1);
        assertThat(occasions(citizens.get(1))).isZero();

        Recorded third = record(source, Replacement.SOURCE, Arrays.copyOf(all, all.length - 3));
        assertThat(third.gone()).extracting(Recorded.Gone::citizen).containsOnly(citizens.get(citizens.size() - 1));
        assertThat(third.count(ENDED)).isEqualTo(2);
        assertThat(third.count(WITHDRAWN)).isEqualTo(1);
    }

    private static Fact livesUntil(int year) {
        return new Fact.Resident(new Residence(AARHUS, Residence.Kind.RESIDENCE, Period.between(DAY, LocalDate.of(year, 1, 1))));
    }

    private Recorded records(MunicipalityCode municipality, Fact fact, Instant at) {
        return recording.record(new FactsWriting(Optional.of(municipality), WHO, source, WHY, Set.of(citizen), List.of(entry(fact)),
            Replacement.NONE, Set.of(), Map.of(), Optional.empty()), at);
    }

    private List<Recording> recordings() {
        return store.facts().of(citizen).residences().stream().map(Residence::recording).toList();
    }

    private FactEntry entry(Fact fact) {
        return entry(citizen, fact);
    }

    private static FactEntry entry(Cpr citizen, Fact fact) {
        return new FactEntry("citizens[0].facts[0]", citizen, fact, AARHUS, Optional.empty());
    }

    private FactEntry entry(Fact fact, String id) {
        return new FactEntry("citizens[0].facts[0]", citizen, fact, AARHUS, Optional.of(new SourceId(id)));
    }

    private static Fact withdrawn(Instant at) {
        return new Fact.Consented(consent("sygeplejerske", Optional.of(at)));
    }

    private Recorded record(FactEntry... entries) {
        return record(source, Replacement.NONE, entries);
    }

    private Recorded record(String from, Replacement replacement, FactEntry... entries) {
        return recording.record(writing(from, replacement, Map.of(), Optional.empty(), entries), MONDAY_MORNING);
    }

    private Recorded record(String version, FactEntry entry) {
        return recording.record(writing(source, Replacement.NONE, Map.of(citizen, version), Optional.empty(), entry), MONDAY_MORNING);
    }

    private FactsWriting writing(String from, Replacement replacement, Map<Cpr, String> versions, Optional<String> previewed,
        FactEntry... entries) {
        return new FactsWriting(Optional.of(AARHUS), WHO, from, WHY, Set.of(), List.of(entries), replacement, Set.of(), versions,
            previewed);
    }

    private void hasBeenAdmitted(Cpr admitted) {
        store.stays()
            .add(List.of(new Said(anOccasion(store, admitted), anEvent(admitted, EventType.ADMITTED, FRIDAY_NIGHT), FRIDAY_NIGHT)));
    }

    private List<Optional<Instant>> withdrawals() {
        return consents().stream().map(Consent::withdrawnAt).toList();
    }

    private List<Consent> consents() {
        return ((ConsentRecord.Known) store.facts().of(citizen).consents()).consents();
    }

    private static Consent neverRequested() {
        Consent consent = consent("sygeplejerske", Optional.empty());
        return new Consent(consent.id(), Consent.Answer.NOT_REQUESTED, consent.functions(), consent.units(), consent.events(),
            consent.municipality(), consent.regions(), consent.obtained(), consent.period(), consent.withdrawnAt());
    }

    private int rows(Cpr about) {
        return count("select count(*) from citizen_fact where citizen_key = :citizen", about);
    }

    private int looks(Cpr about) {
        findWhomToLookAt();
        return count("""
            select count(*) from occasion o join scheduled_tasks t on t.task_name = 'look' and t.task_instance = o.id::text
            where o.kind = 'RECORDED' and o.citizen_key = :citizen""", about);
    }

    private int occasions(Cpr about) {
        findWhomToLookAt();
        return count("select count(*) from occasion where citizen_key = :citizen", about);
    }

    /** What due work does after each commit. */
    private void findWhomToLookAt() {
        JdbcClient jdbc = store.database().jdbc();
        jdbc.sql("select task_data from scheduled_tasks where task_name = 'written-facts'").query(byte[].class).list().forEach(data -> {
            List<String> written = List.of(new JavaSerializer().deserialize(String.class, data).split(" "));
            new FactLooks(store.database(), store.keys(), store.workItems(), store.dueWork()).handle(
                Set.copyOf(written.subList(1, written.size())),
                Instant.parse(written.get(0)));
        });
        jdbc.sql("delete from scheduled_tasks where task_name = 'written-facts'").update();
    }

    private int count(String sql, Cpr about) {
        return store.database().jdbc().sql(sql).param("citizen", store.keys().index().keyOf(about)).query(Integer.class).single();
    }

    private static List<Recorded.Result> results(Recorded recorded) {
        return recorded.facts().stream().map(Recorded.Outcome::result).toList();
    }

    private static List<UUID> ids(Recorded recorded) {
        return new ArrayList<>(recorded.facts().stream().map(fact -> fact.id().orElseThrow()).toList());
    }
}
