package dk.broen.routes.delivery;

import dk.broen.adapters.smpp.SmppLink;
import dk.broen.adapters.smpp.SmppRefusedException;
import dk.broen.mappings.sms.OutgoingSms;
import java.io.IOException;
import org.apache.camel.Handler;
import org.springframework.stereotype.Component;

/** Hands an SMS to the SMSC by SMPP, and returns what the SMSC calls it. */
@Component(SubmitSms.NAME)
class SubmitSms {
    static final String NAME = "submitSms";
    private final SmppLink smsc;

    SubmitSms(SmppLink smsc) {
        this.smsc = smsc;
    }

    @Handler
    String submit(OutgoingSms sms) throws SmppRefusedException, IOException {
        return smsc.submit(sms.number(), sms.text());
    }
}
