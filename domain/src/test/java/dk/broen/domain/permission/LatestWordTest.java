package dk.broen.domain.permission;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.citizen.Consent;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.Period;
import dk.broen.domain.terms.RegionCode;
import dk.broen.domain.terms.UnitFunction;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Noon of 1 December 2026 in Denmark is 11:00 UTC. */
class LatestWordTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-12-01");
    private static final Instant NOON = Instant.parse("2026-12-01T11:00:00Z");
    private static final Instant EVENING = NOON.plusSeconds(6 * 3600);
    private static final RegionCode HOME = new RegionCode("1082");

    private final Consent again = consent(Set.of("RESIDENCE"), TODAY, Optional.empty());

    @Test
    void a_withdrawal_stops_what_was_given_on_its_day_or_before_and_not_what_was_given_later() {
        Consent withdrawn = consent(Set.of("RESIDENCE", "JOBCENTRE"), TODAY.minusDays(9), Optional.of(NOON));

        assertThat(after(withdrawn).stops(again, EVENING)).isTrue();
        assertThat(after(withdrawn).stops(consent(Set.of("RESIDENCE"), TODAY.minusDays(1), Optional.empty()), EVENING)).isTrue();
        assertThat(after(withdrawn).stops(consent(Set.of("RESIDENCE"), TODAY.plusDays(1), Optional.empty()), EVENING)).isFalse();
        assertThat(after(withdrawn).stops(again, NOON.minusSeconds(1))).as("it is not withdrawn yet").isFalse();
        assertThat(after(withdrawn).stops(consent(Set.of("POLICE"), TODAY, Optional.empty()), EVENING)).as("others").isFalse();
    }

    @Test
    void a_refusal_stops_and_a_consent_that_vanished_or_was_recorded_by_mistake_does_not() {
        assertThat(after(with(again, Consent.Answer.REFUSED)).stops(again, EVENING)).isTrue();
        assertThat(after(with(again, Consent.Answer.NOT_REQUESTED)).stops(again, EVENING)).isFalse();
        assertThat(after(consent(Set.of("RESIDENCE"), TODAY, Optional.of(NOON)).vanishing()).stops(again, EVENING)).isFalse();
    }

    @Test
    void a_no_for_another_region_or_another_event_stops_nothing() {
        Consent withdrawn = consent(Set.of("RESIDENCE"), TODAY, Optional.of(NOON));

        assertThat(after(scoped(withdrawn, Set.of(), Set.of(new RegionCode("1084")))).stops(again, EVENING)).isFalse();
        assertThat(after(scoped(withdrawn, Set.of(), Set.of(HOME))).stops(again, EVENING)).isTrue();
        assertThat(after(scoped(withdrawn, Set.of(EventType.ADMITTED), Set.of()))
            .stops(scoped(again, Set.of(EventType.DISCHARGED), Set.of()), EVENING)).isFalse();
    }

    private static LatestWord after(Consent no) {
        return new LatestWord(List.of(no), Set.of(HOME));
    }

    private static Consent consent(Set<String> functions, LocalDate from, Optional<Instant> withdrawn) {
        return new Consent("c", Consent.Answer.GIVEN, functions.stream().map(UnitFunction::new).collect(Collectors.toSet()),
            Set.of(), Set.of(), new MunicipalityCode("0751"), Set.of(), Consent.Obtained.inWriting("a nurse", from),
            new Period(from, Optional.empty()), withdrawn);
    }

    private static Consent with(Consent like, Consent.Answer answer) {
        return new Consent(like.id(), answer, like.functions(), like.units(), like.events(), like.municipality(), like.regions(),
            like.obtained(), like.period(), like.withdrawnAt());
    }

    private static Consent scoped(Consent like, Set<EventType> events, Set<RegionCode> regions) {
        return new Consent(like.id(), like.answer(), like.functions(), like.units(), events, like.municipality(), regions,
            like.obtained(), like.period(), like.withdrawnAt());
    }
}
