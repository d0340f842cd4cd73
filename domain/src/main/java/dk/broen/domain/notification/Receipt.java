package dk.broen.domain.notification;

import java.time.Instant;

/**
 * Kvittering: what a channel says about a notice that it took (domain.md §2).
 *
 * @param status in the words of the channel, without citizen data
 * @param at when the hub heard it
 */
public record Receipt(Meaning meaning, Proof proof, String status, Instant at) {
    /** What the status means for the notice. */
    public enum Meaning {
        /** It arrived. */
        DELIVERED,
        /** It did not arrive, and will not. */
        FAILED,
        /** The channel still tries, or knows nothing. */
        UNDERWAY
    }

    /** By which way the channel says it. */
    public enum Proof {
        /** A delivery report of an SMS gateway by HTTP. */
        SMS_REPORT,
        /** A delivery receipt of an SMSC by SMPP. */
        SMPP_RECEIPT
    }
}
