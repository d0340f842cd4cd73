package dk.broen.hub.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.adapters.explain.Explanation;
import dk.broen.adapters.explain.Explanation.Happened;
import dk.broen.adapters.inbox.ToldNotice;
import dk.broen.domain.disclosure.Present;
import dk.broen.domain.disclosure.Words;
import dk.broen.domain.notification.ContentLevel;
import dk.broen.domain.notification.LedgerEntry;
import dk.broen.domain.notification.NoticeKind;
import dk.broen.domain.notification.NoticeLife;
import dk.broen.domain.permission.Basis;
import dk.broen.domain.planning.Content;
import dk.broen.domain.planning.OccasionKind;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.LedgerEntryId;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.NotificationId;
import dk.broen.domain.terms.OccasionId;
import dk.broen.domain.terms.RecipientId;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a unit reads of the life of its notice. */
class LifeStepTest {
    private static final Instant AT = Instant.parse("2026-12-01T10:00:00Z");
    private static final LedgerEntryId ENTRY = new LedgerEntryId(new UUID(0, 1));
    private static final OccasionId OCCASION = new OccasionId(new UUID(0, 2));
    private static final MunicipalityCode AARHUS = new MunicipalityCode("0751");

    @Test
    void a_unit_reads_that_it_was_reminded_and_not_that_others_were_told() {
        Explanation.Notice explained = new Explanation.Notice(ENTRY, UnitFunction.COORDINATOR, new UnitId("team"), AARHUS, NoticeKind.NEWS,
            List.of(), List.of(EventType.ADMITTED), Optional.<Present>empty(), "CONSENT", "RULE", List.of(), List.of(),
            List.of(new Happened(AT.plusSeconds(1), Happened.What.REMINDED, ""),
                new Happened(AT.plusSeconds(2), Happened.What.NEXT_TOLD, "other")));

        assertThat(LifeStep.of(notice(), List.of(new Explanation(OCCASION, "7KQ4MX", OccasionKind.SAID, AT, Optional.empty(),
            Optional.empty(), List.of(), List.of(explained), List.of(), List.of())))).extracting(LifeStep::what)
            .containsExactly("MADE", "REMINDED");
    }

    private static ToldNotice notice() {
        RecipientId recipient = RecipientId.of(new UnitId("team"));
        Words words = new Words(List.of(), List.of(), Optional.empty(), true);
        LedgerEntry entry = new LedgerEntry(ENTRY, OCCASION, AT, recipient, UnitFunction.COORDINATOR, AARHUS, words,
            List.of(new LedgerEntry.Sending(new NotificationId(new UUID(0, 3)), new ContactPoint.Queue("notifications.team"),
                ContentLevel.FULL, new NoticeLife.Sent(AT))));
        return new ToldNotice("AAAAAA", new Cpr("2509479989"), "key", entry,
            new Content(recipient, UnitFunction.COORDINATOR, Optional.empty(), AARHUS, words,
                Set.of(), List.of(), Optional.empty(), Optional.empty(), Basis.CONSENT, "RULE"),
            Basis.CONSENT, List.of(), List.of());
    }
}
