package dk.broen.routes.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockingDetails;
import static org.mockito.Mockito.when;

import dk.broen.adapters.due.DueWork;
import dk.broen.adapters.occasions.Occasions;
import dk.broen.adapters.occasions.OpenedOccasion;
import dk.broen.domain.disclosure.Words;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.municipality.Unit;
import dk.broen.domain.notification.CameBack;
import dk.broen.domain.planning.Content;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.OccasionId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReportOutcomeTest {
    private static final Cpr CITIZEN = new Cpr("2509479989");
    private static final String BOUNCED = CameBack.byMail("5.1.1");
    private final Occasions occasions = mock(Occasions.class);
    private final Directory directory = mock(Directory.class);
    private final Unit unit = mock(Unit.class);

    @Test
    void a_mail_that_came_back_is_an_occasion_if_the_unit_has_another_contact_point() {
        assertThat(looks(SomeNotices.content(), BOUNCED, true)).isEqualTo(1);
        assertThat(looks(SomeNotices.content(), BOUNCED, false)).isZero();
    }

    @Test
    void a_mail_that_was_refused_for_good_is_one_and_a_mail_whose_attempts_failed_is_none() {
        assertThat(looks(SomeNotices.content(), CameBack.atOnce("SMTP_550"), true)).isEqualTo(1);
        assertThat(looks(SomeNotices.content(), CameBack.atOnce("SMTP_550"), false)).isZero();
        assertThat(looks(SomeNotices.content(), "SMTP_451", true)).isZero();
    }

    @Test
    void what_says_only_how_things_stand_is_none_because_it_would_come_back_without_end() {
        Content admitted = SomeNotices.content();
        Words now = new Words(List.of(), List.of(), admitted.words().now(), false);
        Content content =
            new Content(admitted.recipient(), admitted.function(), admitted.standsInAs(), admitted.municipality(), now, admitted.flags(),
                admitted.toldAlso(), Optional.empty(), Optional.empty(), admitted.basis(), admitted.rule());

        assertThat(looks(content, BOUNCED, true)).isZero();
    }

    private int looks(Content content, String code, boolean reachable) {
        DueWork dueWork = mock(DueWork.class);
        when(occasions.open(any(), any(), any())).thenReturn(new OpenedOccasion(new OccasionId(new UUID(0, 1)), "7KQ4ZT"));
        when(directory.unit(any(), any())).thenReturn(Optional.of(unit));
        when(unit.isReachableBesides(any())).thenReturn(reachable);
        new ReportOutcome(occasions, dueWork, directory, Clock.systemUTC()).givenUp(SomeNotices.attempted(content), code, CITIZEN);
        return mockingDetails(dueWork).getInvocations().size();
    }
}
