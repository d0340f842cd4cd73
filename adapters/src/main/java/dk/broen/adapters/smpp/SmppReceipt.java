package dk.broen.adapters.smpp;

import dk.broen.domain.notification.Receipt;

/**
 * A delivery receipt.
 *
 * @param id what the SMSC calls the SMS
 * @param status the state in the words of SMPP, for example {@code UNDELIV}
 */
public record SmppReceipt(String id, Receipt.Meaning meaning, String status) {}
