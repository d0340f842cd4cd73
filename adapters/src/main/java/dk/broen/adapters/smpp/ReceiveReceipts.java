package dk.broen.adapters.smpp;

import java.util.Optional;
import java.util.function.Predicate;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what the SMSC delivers. A receipt is answered when it is committed; if it cannot be taken now, the SMSC is asked to say it again. */
final class ReceiveReceipts implements MessageReceiverListener {
    private static final Logger LOG = LoggerFactory.getLogger(ReceiveReceipts.class);
    private final MessageIds ids;
    private final Predicate<SmppReceipt> taken;

    ReceiveReceipts(MessageIds ids, Predicate<SmppReceipt> taken) {
        this.ids = ids;
        this.taken = taken;
    }

    @Override
    public void onAcceptDeliverSm(DeliverSm delivered) throws ProcessRequestException {
        if (!delivered.isSmscDeliveryReceipt()) {
            LOG.info("BRN4349 smpp-message-ignored");
            return;
        }
        Optional<SmppReceipt> receipt = ReceiptReader.read(delivered, ids);
        if (receipt.isEmpty()) {
            LOG.warn("BRN4348 smpp-receipt-unreadable");
        } else if (!taken.test(receipt.get())) {
            throw new ProcessRequestException("not now", SMPPConstant.STAT_ESME_RX_T_APPN);
        }
    }

    @Override
    public void onAcceptAlertNotification(AlertNotification alert) {
        LOG.debug("the SMSC reports that a phone can be reached again");
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm data, Session session) throws ProcessRequestException {
        throw new ProcessRequestException("data_sm is not used", SMPPConstant.STAT_ESME_RINVCMDID);
    }
}
