package dk.broen.routes.delivery;

import dk.broen.mappings.sms.SmsAccount;
import dk.broen.mappings.sms.SmsForm;
import java.net.URI;

/** The gateway that sends the hub's SMS. */
public sealed interface SmsGateway {
    /**
     * A gateway with an HTTP interface.
     *
     * @param url the URL to which each SMS is posted; its query can contain a secret
     * @param form how the gateway takes an SMS
     */
    record ByHttp(URI url, SmsAccount account, SmsForm form) implements SmsGateway {
        @Override
        public String toString() {
            return "ByHttp[" + form + "]";
        }
    }

    /** An SMSC that speaks SMPP; the adapter knows where it is. */
    record BySmpp() implements SmsGateway {}
}
