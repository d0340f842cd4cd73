package dk.broen.adapters.facts;

import static dk.broen.adapters.facts.SomeFacts.APPOINTMENT;
import static dk.broen.adapters.facts.SomeFacts.CONSENT;
import static dk.broen.adapters.facts.SomeFacts.OVERRIDE;
import static dk.broen.adapters.facts.SomeFacts.PLAN;
import static dk.broen.adapters.facts.SomeFacts.PSP_CASE;
import static dk.broen.adapters.facts.SomeFacts.RESIDENCE;
import static dk.broen.adapters.facts.SomeFacts.SERVICE;
import static dk.broen.adapters.facts.SomeFacts.consented;
import static dk.broen.adapters.facts.SomeFacts.coordinated;
import static dk.broen.adapters.facts.SomeFacts.lives;
import static dk.broen.adapters.facts.SomeFacts.served;
import static dk.broen.adapters.staging.Given.AARHUS;
import static dk.broen.adapters.staging.Given.FRIDAY_NIGHT;
import static dk.broen.adapters.staging.Given.MONDAY_MORNING;
import static dk.broen.adapters.staging.Given.aCitizen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.broen.adapters.history.MergedIdentities;
import dk.broen.adapters.staging.Store;
import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.citizen.Consent;
import dk.broen.domain.citizen.ConsentRecord;
import dk.broen.domain.citizen.Recording;
import dk.broen.domain.citizen.StayEnd;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.MunicipalityCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Store.Shared.class)
class FactsTest {
    private static final String WHO = "sagsbehandler 17";

    private final Cpr citizen = aCitizen();
    private Store store;
    private Facts facts;

    @BeforeEach
    void open(Store shared) {
        store = shared;
        facts = shared.facts();
    }

    @Test
    void recorded_facts_are_read_back() {
        UUID consent = idOf(store.record(citizen, MONDAY_MORNING, consented(), lives(), coordinated(), served()));

        Recording now = Recording.byOperator(MONDAY_MORNING);
        assertThat(facts.of(citizen)).isEqualTo(new CitizenFacts(List.of(RESIDENCE.recorded(now)), List.of(APPOINTMENT.recorded(now)),
            List.of(SERVICE.recorded(now)),
            new ConsentRecord.Known(List.of(withIdOf(consent)))));
        assertThat(facts.seen(citizen, Optional.of(AARHUS)).facts()).filteredOn(fact -> fact.id().equals(consent))
            .containsExactly(new RecordedFact(consent, new Fact.Consented(withIdOf(consent)), AARHUS, "clerk", Optional.empty(), "clerk",
                "asked at the meeting", MONDAY_MORNING));
        assertThat(facts.of(aCitizen()).services()).isEmpty();
    }

    @Test
    void the_end_of_a_stay_goes_with_the_stay_to_the_number_in_use_and_no_other_fact_does() {
        Cpr retired = aCitizen();
        Cpr between = aCitizen();
        StayEnd end = new StayEnd(AARHUS, FRIDAY_NIGHT, MONDAY_MORNING, "Ib Vang", "hjemme", Recording.byOperator(MONDAY_MORNING));
        store.record(retired, MONDAY_MORNING, served(), new Fact.StayEnded(end));
        MergedIdentities identities = new MergedIdentities(store.database(), store.keys());
        identities.merge(retired, between, MONDAY_MORNING);
        identities.merge(between, citizen, MONDAY_MORNING);

        assertThat(facts.of(citizen).stayEnds()).containsExactly(end);
        assertThat(facts.of(citizen).services()).isEmpty();
        assertThat(facts.of(retired).stayEnds()).containsExactly(end);
        assertThat(facts.of(retired).services()).hasSize(1);
    }

    @Test
    void an_ended_fact_is_left_out() {
        UUID service = idOf(store.record(citizen, FRIDAY_NIGHT, served()));

        assertThat(end(service, "afsluttet")).isTrue();
        assertThat(end(service, "afsluttet")).isFalse();

        assertThat(facts.of(citizen).services()).isEmpty();
        assertThat(facts.find(service)).isEmpty();
        assertThat(facts.successorOf(service)).isEmpty();
    }

    @Test
    void a_withdrawn_consent_stays_among_the_facts_as_withdrawn() {
        UUID consent = idOf(store.record(citizen, FRIDAY_NIGHT, consented()));
        UUID service = idOf(store.record(citizen, FRIDAY_NIGHT, served()));

        assertThat(withdraw(consent, MONDAY_MORNING)).isTrue();
        assertThat(withdraw(consent, MONDAY_MORNING.plusSeconds(1))).isFalse();
        assertThat(withdraw(service, MONDAY_MORNING)).isFalse();

        ConsentRecord.Known known = (ConsentRecord.Known) facts.of(citizen).consents();
        assertThat(known.consents()).extracting(Consent::withdrawnAt).containsExactly(Optional.of(MONDAY_MORNING));
    }

    @Test
    void the_decisions_of_named_humans_are_read_back() {
        store.record(citizen, FRIDAY_NIGHT, new Fact.Agreed(PLAN), new Fact.Overridden(OVERRIDE), new Fact.PspStarted(PSP_CASE));

        assertThat(facts.of(citizen).agreements()).containsExactly(PLAN);
        assertThat(facts.of(citizen).overrides()).singleElement()
            .satisfies(decision -> assertThat(decision.recipients()).isEqualTo(OVERRIDE.recipients()));
        assertThat(facts.of(citizen).pspCases()).containsExactly(PSP_CASE);
    }

    @Test
    void a_revoked_override_stays_among_the_facts_as_revoked_and_is_never_ended() {
        UUID override = idOf(store.record(citizen, FRIDAY_NIGHT, new Fact.Overridden(OVERRIDE)));

        assertThat(end(override, "afsluttet")).isFalse();
        assertThat(withdraw(override, MONDAY_MORNING)).isTrue();

        assertThat(facts.of(citizen).overrides()).singleElement().satisfies(decision -> {
            assertThat(decision.id()).isEqualTo(override.toString());
            assertThat(decision.revokedAt()).contains(MONDAY_MORNING);
        });
    }

    @Test
    void an_override_is_not_seen_by_a_municipality() {
        store.record(citizen, FRIDAY_NIGHT, new Fact.Overridden(OVERRIDE), served());

        assertThat(facts.seen(citizen, Optional.of(AARHUS)).facts()).extracting(seen -> FactKind.of(seen.fact()))
            .containsExactly(FactKind.SERVICE);
        assertThat(facts.seen(citizen, Optional.empty()).facts()).hasSize(2);
    }

    @Test
    void a_consent_cannot_be_ended() {
        UUID consent = idOf(store.record(citizen, FRIDAY_NIGHT, consented()));

        assertThat(end(consent, "afsluttet")).isFalse();

        assertThat(facts.of(citizen).consents()).isEqualTo(new ConsentRecord.Known(List.of(withIdOf(consent))));
    }

    @Test
    void a_write_without_author_or_reason_is_refused() {
        UUID service = idOf(store.record(citizen, FRIDAY_NIGHT, served()));

        assertThatThrownBy(() -> store.recording().record(FactsWriting.of(" ", "visiteret", List.of()), FRIDAY_NIGHT))
            .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.recording().record(FactsWriting.of(WHO, "", List.of()), FRIDAY_NIGHT))
            .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> end(service, "")).isInstanceOf(IllegalArgumentException.class);
        assertThat(facts.of(citizen).services()).hasSize(1);
    }

    @Test
    void the_facts_of_a_municipality_are_given_out_page_by_page() {
        MunicipalityCode municipality = new MunicipalityCode("0849");
        List<Cpr> citizens = IntStream.range(0, 7).mapToObj(i -> aCitizen()).toList();
        citizens.forEach(each -> store.recording().record(FactsWriting.of(WHO, "visiteret",
            List.of(new FactEntry("citizens[0]", each, served(), municipality, Optional.empty()))), FRIDAY_NIGHT));

        List<Cpr> given = new ArrayList<>();
        Facts.Page page = facts.page(municipality, Optional.empty(), "", 3);
        while (!page.citizens().isEmpty()) {
            assertThat(page.citizens()).hasSizeLessThanOrEqualTo(3).allSatisfy(seen -> assertThat(seen.facts()).hasSize(1));
            page.citizens().forEach(seen -> given.add(seen.citizen()));
            page = facts.page(municipality, Optional.empty(), page.last(), 3);
        }

        assertThat(given).containsExactlyInAnyOrderElementsOf(citizens);
        assertThat(facts.page(municipality, Optional.of("another system"), "", 3).citizens()).isEmpty();
    }

    @Test
    void a_municipality_sees_its_own_facts_only_and_their_version_tells_nothing_about_others() {
        MunicipalityCode other = new MunicipalityCode("0461");
        store.record(citizen, FRIDAY_NIGHT, served());
        String before = facts.seen(citizen, Optional.of(AARHUS)).version();

        store.recording().record(FactsWriting.of(WHO, "tilflyttet",
            List.of(new FactEntry("citizens[0]", citizen, lives(), other, Optional.empty()))), FRIDAY_NIGHT);

        assertThat(facts.seen(citizen, Optional.of(AARHUS)).facts()).hasSize(1);
        assertThat(facts.seen(citizen, Optional.of(AARHUS)).version()).isEqualTo(before);
        assertThat(facts.seen(citizen, Optional.empty()).facts()).hasSize(2);
        assertThat(facts.seen(aCitizen(), Optional.of(AARHUS)).version())
            .isEqualTo(facts.seen(citizen, Optional.of(new MunicipalityCode("0101"))).version());
    }

    private boolean end(UUID fact, String because) {
        return store.recording().end(fact, Optional.empty(), Optional.empty(), WHO, because, MONDAY_MORNING);
    }

    private boolean withdraw(UUID fact, Instant at) {
        return store.recording().withdraw(fact, Optional.empty(), Optional.empty(), WHO, "borger ringede", at);
    }

    private static UUID idOf(Recorded recorded) {
        return recorded.facts().get(0).id().orElseThrow();
    }

    /** The consent of these tests with the id of its fact. */
    private static Consent withIdOf(UUID fact) {
        return CONSENT.stored(fact.toString(), CONSENT.withdrawnAt());
    }
}
