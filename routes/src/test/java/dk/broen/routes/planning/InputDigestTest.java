package dk.broen.routes.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.adapters.crypto.Keys;
import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.citizen.ConsentRecord;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.history.StayHistory;
import dk.broen.domain.history.Urgency;
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
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputDigestTest {
    private static final Instant NOW = Instant.parse("2026-11-20T23:40:00Z");
    private static final CitizenFacts NO_FACTS = new CitizenFacts(List.of(), List.of(), List.of(), new ConsentRecord.Known(List.of()));
    private static final UUID EVENT = UUID.randomUUID();

    @TempDir
    private Path directory;

    @Test
    void equal_inputs_give_equal_digests_and_different_inputs_different_ones() {
        InputDigest digest = digest("one");
        assertThat(digest.of(about("2509479989"), NO_FACTS, NOW)).isEqualTo(digest.of(about("2509479989"), NO_FACTS, NOW))
            .isNotEqualTo(digest.of(about("2103009996"), NO_FACTS, NOW))
            .isNotEqualTo(digest.of(about("2509479989"), NO_FACTS, NOW.plusSeconds(1)));
    }

    @Test
    void the_digest_depends_on_the_key_of_the_hub() {
        assertThat(digest("one").of(about("2509479989"), NO_FACTS, NOW))
            .isNotEqualTo(digest("another").of(about("2509479989"), NO_FACTS, NOW));
    }

    private InputDigest digest(String keys) {
        Path folder = directory.resolve(keys);
        if (!folder.toFile().exists()) {
            Keys.create(folder);
        }
        return new InputDigest(Keys.load(folder).index());
    }

    private static KnownEvent about(String cpr) {
        return new KnownEvent(new OccasionId(EVENT), "7KQ4MX", new StayEvent(EventType.ADMITTED, EventNature.ORIGINAL,
            new StayKey(new HospitalId("auh"), "E-1"), new Cpr(cpr), Optional.empty(), NOW, NOW,
            new Department(new HospitalId("auh"), "P2", List.of()), Urgency.ACUTE, Optional.empty(), Optional.empty(), false),
            new StayHistory(List.of()));
    }
}
