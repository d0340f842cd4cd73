package dk.broen.routes.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.adapters.configuration.ConfigurationDirectory;
import dk.broen.adapters.configuration.ConfigurationResult;
import dk.broen.adapters.crypto.Keys;
import dk.broen.domain.citizen.CitizenFacts;
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
import dk.broen.domain.terms.OccasionId;
import dk.broen.domain.terms.StayKey;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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

    private InputDigest digest(String keys) {
        Path folder = directory.resolve(keys);
        if (!folder.toFile().exists()) {
            Keys.create(folder);
        }
        return new InputDigest(Keys.load(folder).index());
    }

    private static Situation admitted(String ward, Instant at) {
        StayEvent event = new StayEvent(EventType.ADMITTED, EventNature.ORIGINAL, new StayKey(HOSPITAL, "E-1"), new Cpr("2509479989"),
            Optional.empty(), NOW, NOW, new Department(HOSPITAL, ward, List.of()), Urgency.ACUTE, Optional.empty(), Optional.empty(),
            false);
        return new Situation(
            Course.of(List.of(new Said(OCCASION, event, NOW)), SHIPPED.directory()::specialtyOf, SHIPPED.rules().course(), List.of(), at),
            new CitizenFacts(List.of(), List.of(), List.of(), new ConsentRecord.Known(List.of())), Ledger.EMPTY, List.of(), Map.of(),
            Set.of(), Set.of(), SHIPPED.directory(), SHIPPED.disclosure(), SHIPPED.rules(), at);
    }
}
