package dk.broen.routes.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.adapters.configuration.ConfigurationDirectory;
import dk.broen.adapters.configuration.ConfigurationResult;
import dk.broen.adapters.crypto.Keys;
import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.citizen.Consent;
import dk.broen.domain.citizen.ConsentRecord;
import dk.broen.domain.history.Course;
import dk.broen.domain.history.Said;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.history.Urgency;
import dk.broen.domain.notification.Ledger;
import dk.broen.domain.planning.Situation;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.Department;
import dk.broen.domain.terms.EventNature;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.OccasionId;
import dk.broen.domain.terms.Period;
import dk.broen.domain.terms.StayKey;
import dk.broen.domain.terms.UnitFunction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputDigestTest {
    private static final Instant NOW = Instant.parse("2026-11-20T23:40:00Z");
    private static final OccasionId OCCASION = new OccasionId(UUID.randomUUID());
    private static final HospitalId HOSPITAL = new HospitalId("auh");
    private static final ConfigurationResult.Loaded SHIPPED =
        (ConfigurationResult.Loaded) new ConfigurationDirectory(Path.of("..", "config")).load();

    @TempDir
    private Path directory;

    @Test
    void equal_inputs_give_equal_digests_and_different_inputs_different_ones() {
        InputDigest digest = digest("one");
        assertThat(digest.of(admitted("P2", NOW))).isEqualTo(digest.of(admitted("P2", NOW)))
            .isNotEqualTo(digest.of(admitted("P3", NOW)))
            .isNotEqualTo(digest.of(admitted("P2", NOW.plusSeconds(1))));
    }

    @Test
    void the_digest_depends_on_the_key_of_the_hub() {
        assertThat(digest("one").of(admitted("P2", NOW))).isNotEqualTo(digest("another").of(admitted("P2", NOW)));
    }

    @Test
    void the_order_of_a_set_does_not_change_the_digest() {
        Consent consent = new Consent("consent", Consent.Answer.GIVEN, Set.of(UnitFunction.COORDINATOR), Set.of(),
            Set.of(EventType.values()), new MunicipalityCode("0751"), Set.of(),
            Consent.Obtained.inWriting("afsnit P2", LocalDate.of(2026, 9, 1)),
            Period.between(LocalDate.of(2026, 9, 1), LocalDate.of(2027, 8, 31)), Optional.empty());
        Situation situation = situation("P2", NOW, new ConsentRecord.Known(List.of(consent)));

        String sorted = Arrays.stream(EventType.values()).map(Enum::name).sorted().collect(Collectors.joining("\",\"", "[\"", "\"]"));
        assertThat(new String(InputDigest.input(situation), StandardCharsets.UTF_8)).contains(sorted);
    }

    private InputDigest digest(String keys) {
        Path folder = directory.resolve(keys);
        if (!folder.toFile().exists()) {
            Keys.create(folder);
        }
        return new InputDigest(Keys.load(folder).index());
    }

    private static Situation admitted(String ward, Instant at) {
        return situation(ward, at, new ConsentRecord.Known(List.of()));
    }

    private static Situation situation(String ward, Instant at, ConsentRecord consents) {
        StayEvent event = new StayEvent(EventType.ADMITTED, EventNature.ORIGINAL, new StayKey(HOSPITAL, "E-1"), new Cpr("2509479989"),
            Optional.empty(), NOW, NOW, new Department(HOSPITAL, ward, List.of()), Urgency.ACUTE, Optional.empty(), Optional.empty(),
            Set.of());
        return new Situation(
            Course.of(List.of(new Said(OCCASION, event, NOW)), SHIPPED.directory()::specialtyOf, SHIPPED.rules().course(), List.of(), at),
            new CitizenFacts(List.of(), List.of(), List.of(), consents), Ledger.EMPTY, List.of(), Map.of(), Map.of(),
            Set.of(), Set.of(), SHIPPED.directory(), SHIPPED.disclosure(), SHIPPED.rules(), at);
    }
}
