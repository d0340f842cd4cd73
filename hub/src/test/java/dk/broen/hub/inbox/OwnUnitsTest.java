package dk.broen.hub.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.adapters.configuration.ConfigurationDirectory;
import dk.broen.adapters.configuration.ConfigurationResult;
import dk.broen.domain.terms.UnitId;
import dk.broen.hub.settings.InboxRole;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bostøtte Vest closed on 30 June 2026, and Bostøtte Nord does its work since. */
class OwnUnitsTest {
    private static final String CLOSED = "aarhus-bostoette-vest";
    private static final String SUCCESSOR = "aarhus-bostoette-nord";

    @Test
    void a_successor_has_the_notices_of_its_predecessor_and_the_predecessor_has_none() {
        OwnUnits after = on("2026-12-01T10:00:00Z");

        assertThat(after.of(staffOf(SUCCESSOR))).containsExactlyInAnyOrder(new UnitId(CLOSED), new UnitId(SUCCESSOR));
        assertThat(after.of(staffOf(CLOSED))).isEmpty();
    }

    @Test
    void before_that_each_has_its_own() {
        OwnUnits before = on("2026-06-30T10:00:00Z");

        assertThat(before.of(staffOf(SUCCESSOR))).containsExactly(new UnitId(SUCCESSOR));
        assertThat(before.of(staffOf(CLOSED))).containsExactly(new UnitId(CLOSED));
        assertThat(before.of(staffOf("nothing"))).isEmpty();
    }

    private static Person staffOf(String unit) {
        return Person.of("x", "X", InboxRole.STAFF, "0751", List.of(unit), "", "");
    }

    private static OwnUnits on(String time) {
        return new OwnUnits(((ConfigurationResult.Loaded) new ConfigurationDirectory(Path.of("../config")).load()).directory(),
            Clock.fixed(Instant.parse(time), ZoneOffset.UTC));
    }
}
