package dk.broen.routes.receipts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import dk.broen.adapters.smpp.SmppLink;
import dk.broen.mappings.sms.SmsAccount;
import dk.broen.mappings.sms.SmsForm;
import dk.broen.routes.delivery.SmsGateway;
import java.net.URI;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/** When the link to the SMSC begins and ends. */
class SmppReceiptsTest {
    private final SmppLink link = mock(SmppLink.class);

    @Test
    void the_link_begins_with_the_hub_and_is_unbound_when_it_stops() {
        SmppReceipts receipts = receipts(new SmsGateway.BySmpp());

        receipts.start();
        verify(link).start(any());
        verify(link, never()).close();
        receipts.stop();

        verify(link).close();
        assertThat(receipts.isRunning()).isFalse();
        assertThat(receipts.getPhase()).as("what stops first begins last").isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void no_link_begins_where_sms_leave_by_http() {
        receipts(new SmsGateway.ByHttp(URI.create("https://gateway.example/sms"), mock(SmsAccount.class), mock(SmsForm.class))).start();

        verify(link, never()).start(any());
    }

    private SmppReceipts receipts(SmsGateway gateway) {
        return new SmppReceipts(gateway, link, mock(TakeReceipt.class), Clock.systemUTC());
    }
}
