package dk.broen.routes.delivery;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;

import dk.broen.domain.municipality.Directory;
import dk.broen.mappings.medcom.outgoing.HospitalNotificationWriter;
import dk.broen.mappings.medcom.outgoing.MedComParty;
import java.time.Clock;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class WriteNotificationTest {
    private final HospitalNotificationWriter writer = mock(HospitalNotificationWriter.class);
    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());

    @Test
    void a_hub_without_a_sor_id_sends_nothing_to_a_former_receiver() {
        MedComSender sender = new MedComSender(new MedComParty("", "", "Broen"), 2, Map.of());
        WriteNotification write = new WriteNotification(mock(Directory.class), sender, writer, Clock.systemUTC());

        assertThatExceptionOfType(UndeliverableException.class).isThrownBy(() -> write.write(SomeNotices.reported(), exchange))
            .withMessage("MEDCOM_NOT_CONFIGURED");
        verifyNoInteractions(writer);
    }
}
