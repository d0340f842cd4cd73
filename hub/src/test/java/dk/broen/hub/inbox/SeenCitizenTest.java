package dk.broen.hub.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.adapters.configuration.ConfigurationDirectory;
import dk.broen.adapters.configuration.ConfigurationResult;
import dk.broen.adapters.facts.Fact;
import dk.broen.adapters.facts.Facts;
import dk.broen.adapters.facts.RecordedFact;
import dk.broen.domain.citizen.Consent;
import dk.broen.domain.citizen.ServiceAssignment;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.Period;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the administrator sees of the facts about a citizen. */
class SeenCitizenTest {
    private static final Directory DIRECTORY =
        ((ConfigurationResult.Loaded) new ConfigurationDirectory(Path.of("../config")).load()).directory();
    private static final MunicipalityCode AARHUS = new MunicipalityCode("0751");
    private static final LocalDate DAY = LocalDate.parse("2026-11-01");

    @Test
    void a_service_in_a_confidential_function_is_not_shown_and_does_not_change_the_mark() {
        RecordedFact open = recorded(service("HOUSING_SUPPORT", "aarhus-bostoette-nord"));
        SeenCitizen without = seen(open);

        SeenCitizen with = seen(open, recorded(service("SUBSTANCE_USE", "aarhus-rusmiddelcenter")));

        assertThat(with.facts()).containsExactly(open);
        assertThat(with.mark()).isEqualTo(without.mark());
    }

    @Test
    void of_a_consent_only_open_recipients_are_shown() {
        assertThat(seen(recorded(consent(Set.of("SUBSTANCE_USE"), Set.of("aarhus-rusmiddelcenter")))).facts()).isEmpty();
        Consent mixed = consent(Set.of("SUBSTANCE_USE", "JOBCENTRE", "POLICE"), Set.of("aarhus-rusmiddelcenter", "aarhus-bostoette-nord"))
            .consent();

        assertThat(SeenCitizen.recipients(mixed, DIRECTORY)).containsExactly(
            new SeenCitizen.Recipient(Optional.of(new UnitFunction("JOBCENTRE")), Optional.empty()),
            new SeenCitizen.Recipient(Optional.empty(), Optional.of(new UnitId("aarhus-bostoette-nord"))));
    }

    @Test
    void a_withdrawal_changes_the_mark() {
        RecordedFact given = recorded(consent(Set.of("JOBCENTRE"), Set.of()));
        Consent withdrawn = ((Fact.Consented) given.fact()).consent().stored("c", Optional.of(Instant.EPOCH));

        assertThat(
            seen(new RecordedFact(given.id(), new Fact.Consented(withdrawn), AARHUS, "s", Optional.empty(), "by", "b", Instant.EPOCH))
                .mark())
            .isNotEqualTo(seen(given).mark());
    }

    private static SeenCitizen seen(RecordedFact... facts) {
        return SeenCitizen.of(new Facts.Seen(new Cpr("0101010101"), "all", Arrays.asList(facts)), DIRECTORY);
    }

    private static RecordedFact recorded(Fact fact) {
        return new RecordedFact(UUID.nameUUIDFromBytes(fact.toString().getBytes(StandardCharsets.UTF_8)), fact, AARHUS, "s",
            Optional.empty(), "by", "because", Instant.EPOCH);
    }

    private static Fact service(String function, String unit) {
        return new Fact.Served(new ServiceAssignment(new UnitFunction(function), new UnitId(unit), new Period(DAY, Optional.empty()),
            Optional.empty()));
    }

    private static Fact.Consented consent(Set<String> functions, Set<String> units) {
        return new Fact.Consented(
            new Consent("c", Consent.Answer.GIVEN, functions.stream().map(UnitFunction::new).collect(Collectors.toSet()),
                units.stream().map(UnitId::new).collect(Collectors.toSet()), Set.of(), AARHUS, Set.of(),
                Consent.Obtained.inWriting("a nurse", DAY), new Period(DAY, Optional.empty()), Optional.empty()));
    }
}
