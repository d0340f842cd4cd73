package dk.broen.hub.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.adapters.configuration.ConfigurationDirectory;
import dk.broen.adapters.configuration.ConfigurationResult;
import dk.broen.adapters.facts.Fact;
import dk.broen.adapters.facts.Facts;
import dk.broen.adapters.facts.Recorded;
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
    void what_is_not_configured_any_more_could_have_been_confidential_and_is_not_shown() {
        assertThat(seen(recorded(consent(Set.of(), Set.of("odense-rusmiddel-removed")))).facts()).isEmpty();
        assertThat(seen(recorded(service("REMOVED_FUNCTION", "aarhus-bostoette-nord"))).facts()).isEmpty();
    }

    @Test
    void nobody_reads_of_a_consent_with_hidden_recipients_who_asked_and_why() {
        Fact mixed = consent(Set.of("JOBCENTRE", "SUBSTANCE_USE"), Set.of());
        Fact open = consent(Set.of("JOBCENTRE"), Set.of());

        assertThat(SeenCitizen.isWhollyShown(mixed, DIRECTORY)).isFalse();
        assertThat(SeenCitizen.isWhollyShown(open, DIRECTORY)).isTrue();
        assertThat(lines(mixed).line().recorded()).isEmpty();
        assertThat(lines(mixed).obtainedBy()).isEmpty();
        assertThat(lines(open).line().recorded().orElseThrow().because()).isEqualTo("because");
        assertThat(lines(open).obtainedBy()).contains("a nurse");
    }

    @Test
    void a_consent_after_a_no_of_the_same_day_is_a_contradiction_and_does_not_say_that_it_counts() {
        Instant now = Instant.parse("2026-11-01T12:00:00Z");
        RecordedFact given = recorded(consent(Set.of("JOBCENTRE"), Set.of()));
        Consent no = consent(Set.of("JOBCENTRE", "RESIDENCE"), Set.of()).consent().stored("n", Optional.of(now));
        SeenCitizen before = seen(recorded(new Fact.Consented(no)));
        SeenCitizen after = seen(before.facts().get(0), given);

        assertThat(new Contradiction(before, after, after.latestWord(AARHUS, DIRECTORY, now)).of(given, Recorded.Result.RECORDED, now))
            .contains(FormFault.SAID_NO);
        assertThat(new CitizenLines(after, AARHUS, DIRECTORY, now).consents())
            .extracting(line -> line.line().state()).containsExactly("WITHDRAWN", "STOPPED");
    }

    @Test
    void a_fact_that_replaces_another_one_is_a_contradiction_unless_that_was_a_mistake() {
        RecordedFact given = recorded(consent(Set.of("JOBCENTRE"), Set.of()));
        Consent said = ((Fact.Consented) given.fact()).consent();
        RecordedFact mistake = recorded(new Fact.Consented(new Consent("m", Consent.Answer.NOT_REQUESTED, said.functions(), said.units(),
            said.events(), said.municipality(), said.regions(), said.obtained(), said.period(), Optional.empty())));
        RecordedFact other = recorded(service("HOUSING_SUPPORT", "aarhus-bostoette-nord"));

        assertThat(fault(seen(mistake), seen(given), given)).isEmpty();
        assertThat(fault(seen(other), seen(given), given)).contains(FormFault.EXISTS);
        assertThat(new Contradiction(seen(given), seen(given), seen(given).latestWord(AARHUS, DIRECTORY, Instant.EPOCH))
            .of(given, Recorded.Result.UNCHANGED, Instant.EPOCH)).contains(FormFault.EXISTS);
    }

    private static CitizenLines.ConsentLine lines(Fact consent) {
        return new CitizenLines(seen(recorded(consent)), AARHUS, DIRECTORY, Instant.EPOCH).consents().get(0);
    }

    private static Optional<FormFault> fault(SeenCitizen before, SeenCitizen after, RecordedFact fact) {
        return new Contradiction(before, after, after.latestWord(AARHUS, DIRECTORY, Instant.EPOCH))
            .of(fact, Recorded.Result.CHANGED, Instant.EPOCH);
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
