package dk.broen.adapters.smpp;

import dk.broen.domain.notification.Receipt.Meaning;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.DeliveryReceipt;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.util.DeliveryReceiptState;
import org.jsmpp.util.InvalidDeliveryReceiptException;

/**
 * Reads a delivery receipt: from the parameters {@code receipted_message_id} and {@code message_state} (SMPP 3.4 §5.3.2), else from its text
 * (appendix B).
 */
final class ReceiptReader {
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7E]{1,100}");

    private ReceiptReader() {}

    /** Empty if it does not say which SMS it is about, or in which state that is. */
    static Optional<SmppReceipt> read(DeliverSm receipt, MessageIds ids) {
        Optional<DeliveryReceipt> text = text(receipt);
        Optional<String> id = parameter(receipt, OptionalParameter.Receipted_message_id.class)
            .map(OptionalParameter.Receipted_message_id::getValueAsString).map(ids::inAnswer)
            .or(() -> text.map(DeliveryReceipt::getId).map(ids::inText)).filter(one -> ID.matcher(one).matches());
        Optional<DeliveryReceiptState> state = parameter(receipt, OptionalParameter.Message_state.class)
            .flatMap(one -> state(one.getValue())).or(() -> text.flatMap(one -> Optional.ofNullable(one.getFinalStatus())));
        return id.flatMap(one -> state.map(known -> new SmppReceipt(one, meaning(known), known.name())));
    }

    private static <P extends OptionalParameter> Optional<P> parameter(DeliverSm receipt, Class<P> kind) {
        return Optional.ofNullable(receipt.getOptionalParameters()).flatMap(all -> Optional.ofNullable(receipt.getOptionalParameter(kind)));
    }

    private static Optional<DeliveryReceipt> text(DeliverSm receipt) {
        try {
            return Optional.of(receipt.getShortMessageAsDeliveryReceipt());
        } catch (InvalidDeliveryReceiptException | RuntimeException noText) {
            return Optional.empty();
        }
    }

    private static Optional<DeliveryReceiptState> state(byte value) {
        return switch (value) {
            case 1 -> Optional.of(DeliveryReceiptState.ENROUTE);
            case 2 -> Optional.of(DeliveryReceiptState.DELIVRD);
            case 3 -> Optional.of(DeliveryReceiptState.EXPIRED);
            case 4 -> Optional.of(DeliveryReceiptState.DELETED);
            case 5 -> Optional.of(DeliveryReceiptState.UNDELIV);
            case 6 -> Optional.of(DeliveryReceiptState.ACCEPTD);
            case 7 -> Optional.of(DeliveryReceiptState.UNKNOWN);
            case 8 -> Optional.of(DeliveryReceiptState.REJECTD);
            default -> Optional.empty();
        };
    }

    /** An SMS in an unknown state may have arrived. */
    private static Meaning meaning(DeliveryReceiptState state) {
        return switch (state) {
            case DELIVRD -> Meaning.DELIVERED;
            case EXPIRED, DELETED, UNDELIV, REJECTD -> Meaning.FAILED;
            case ENROUTE, ACCEPTD, UNKNOWN -> Meaning.UNDERWAY;
        };
    }
}
