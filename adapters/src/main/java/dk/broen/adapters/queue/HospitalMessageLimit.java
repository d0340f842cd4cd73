package dk.broen.adapters.queue;

import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;

/**
 * Refuses a message of a hospital that is too long for the heap of the hub, before it is on its queue: the broker keeps a long message on
 * disk, but the hub reads it as a whole before it can answer that it is too long.
 */
final class HospitalMessageLimit implements ActiveMQServerMessagePlugin {
    /** In bytes, as it is sent: some clients send a text with two bytes for each character. */
    static final int LONGEST = 32 << 20;

    @Override
    public void beforeSend(ServerSession session, Transaction transaction, Message message, boolean direct, boolean noAutoCreateQueue)
        throws ActiveMQException {
        if (message.getAddress().startsWith(Addresses.HOSPITAL_MESSAGES) && message.getWholeMessageSize() > LONGEST) {
            throw new ActiveMQException("a message of a hospital has at most 32 MB");
        }
    }
}
