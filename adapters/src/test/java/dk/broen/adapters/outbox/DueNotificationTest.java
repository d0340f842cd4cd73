package dk.broen.adapters.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.notification.Channel;
import dk.broen.domain.notification.ContentLevel;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.NotificationId;
import dk.broen.domain.terms.OccasionId;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DueNotificationTest {
    private static final ContactPoint OLD = new ContactPoint.MedCom("https://old.example/fhir", "953741000016009", "5790001348120");
    private static final ContactPoint NEW = new ContactPoint.MedCom("https://new.example:8443/fhir", "953741000016009", "5790001348120");

    @Test
    void the_host_of_a_notice_is_that_of_the_contact_point_to_which_it_leaves() {
        DueNotification planned =
            new DueNotification(new NotificationId(new UUID(0, 1)), "7KQ4ZT", new OccasionId(new UUID(0, 2)), "8BCDFG",
                new Cpr("2509479989"), Optional.empty(), new Addressee.Unit(UnitFunction.HOUSING_SUPPORT, new UnitId("bostoette"),
                    new MunicipalityCode("0461"), OLD, ContentLevel.FULL),
                Channel.MEDCOM, false, Instant.EPOCH, 0, Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.of("old.example"));

        assertThat(planned.at(NEW).attempted().receiver()).contains("new.example:8443");
        assertThat(planned.at(OLD).attempted()).isEqualTo(planned.attempted());
    }
}
