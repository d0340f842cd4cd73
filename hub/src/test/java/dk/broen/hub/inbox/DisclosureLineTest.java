package dk.broen.hub.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.adapters.configuration.ConfigurationDirectory;
import dk.broen.adapters.configuration.ConfigurationResult;
import dk.broen.adapters.inbox.ToldNotice;
import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.disclosure.Words;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.notification.ContentLevel;
import dk.broen.domain.notification.LedgerEntry;
import dk.broen.domain.notification.NoticeLife;
import dk.broen.domain.permission.Basis;
import dk.broen.domain.planning.Content;
import dk.broen.domain.planning.Reading;
import dk.broen.domain.planning.Reread;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.LedgerEntryId;
import dk.broen.domain.terms.MatterKey;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.NotificationId;
import dk.broen.domain.terms.OccasionId;
import dk.broen.domain.terms.RecipientId;
import dk.broen.domain.terms.Specialty;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the coordinator may see of who was told the same. */
class DisclosureLineTest {
    private static final Directory DIRECTORY =
        ((ConfigurationResult.Loaded) new ConfigurationDirectory(Path.of("../config")).load()).directory();
    private static final Instant AT = Instant.parse("2026-12-01T10:00:00Z");
    private static final NoticeLife SENT = new NoticeLife.Sent(AT);

    private final ToldNotice own = told("team", "COORDINATOR", "0751", Basis.CONSENT, EventType.ADMITTED, SENT);
    private final ToldNotice housing = told("housing", "HOUSING_SUPPORT", "0751", Basis.CONSENT, EventType.ADMITTED, SENT);

    @Test
    void it_lists_who_was_told_the_same() {
        assertThat(units(own, readable(own, false), housing)).containsExactly("team", "housing");
    }

    @Test
    void left_out_is_whose_part_is_nobody_elses_business() {
        assertThat(units(own, readable(own, false),
            told("confidential", "SUBSTANCE_USE", "0751", Basis.CONSENT, EventType.ADMITTED, SENT),
            told("named", "POLICE", "0751", Basis.CONSENT, EventType.ADMITTED, SENT),
            told("minimal", "JOBCENTRE", "0751", Basis.OVERRIDE, EventType.ADMITTED, SENT),
            told("elsewhere", "JOBCENTRE", "0461", Basis.CONSENT, EventType.ADMITTED, SENT))).containsExactly("team");
    }

    @Test
    void left_out_is_what_the_coordinator_was_not_told_and_what_never_left_in_full() {
        assertThat(units(own, readable(own, false),
            told("other", "JOBCENTRE", "0751", Basis.CONSENT, EventType.DISCHARGED, SENT),
            told("dropped", "JOBCENTRE", "0751", Basis.CONSENT, EventType.ADMITTED, new NoticeLife.Dropped("x", Optional.of(AT)))))
            .containsExactly("team");
    }

    @Test
    void on_a_minimal_basis_of_today_nothing_is_listed() {
        assertThat(units(own, readable(own, true), housing)).isEmpty();
    }

    private static List<String> units(ToldNotice own, Reread reread, ToldNotice... others) {
        OpenNotice.Opened opened = new OpenNotice.Opened(own, reread, Optional.empty());
        return DisclosureLine.of(new OpenNotice.Course(opened, List.of(opened), List.of(others)), DIRECTORY).stream()
            .map(line -> line.unit().value()).toList();
    }

    private static Reread readable(ToldNotice notice, boolean minimal) {
        return new Reread(Reading.PERMITTED, Optional.of(notice.content()), minimal);
    }

    private static ToldNotice told(String unit, String function, String municipality, Basis basis, EventType event, NoticeLife life) {
        RecipientId recipient = RecipientId.of(new UnitId(unit));
        MunicipalityCode code = new MunicipalityCode(municipality);
        Words words = new Words(List.of(), List.of(new Saying(new MatterKey(event.name()), event, Optional.empty(), Specialty.UNKNOWN, AT,
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty())), Optional.empty(), false);
        LedgerEntry entry = new LedgerEntry(new LedgerEntryId(UUID.randomUUID()), new OccasionId(UUID.randomUUID()), AT, recipient,
            new UnitFunction(function), code, words,
            List.of(new LedgerEntry.Sending(new NotificationId(UUID.randomUUID()),
                new ContactPoint.Queue("notifications.x"), ContentLevel.FULL, life)));
        return new ToldNotice("AAAAAA", new Cpr("2509479989"), "key", entry,
            new Content(recipient, new UnitFunction(function), Optional.empty(), code, words,
                Set.of(), List.of(), Optional.empty(), Optional.empty(), basis, "RULE"),
            basis, List.of(), List.of());
    }
}
