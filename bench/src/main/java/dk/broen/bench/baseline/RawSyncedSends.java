package dk.broen.bench.baseline;

import dk.broen.bench.load.Figures;
import dk.broen.bench.load.Load;
import dk.broen.bench.load.Repetition;
import dk.broen.bench.load.StayMessages;
import dk.broen.bench.load.Worker;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Measures the journal alone: JMS sends the same messages, persistent and synced, in a loop. */
final class RawSyncedSends {
    private final ScratchBroker broker;
    private final StayMessages messages;
    private final AtomicLong next = new AtomicLong();

    RawSyncedSends(ScratchBroker broker, StayMessages messages) {
        this.broker = broker;
        this.messages = messages;
    }

    Figures measure(Load load) throws InterruptedException {
        return Repetition.of(load, index -> new Sender(broker.connections().createConnection()));
    }

    private final class Sender implements Worker {
        private final Connection connection;
        private final Session session;
        private final MessageProducer producer;
        private final Map<String, Queue> queues = new HashMap<>();

        Sender(Connection connection) throws JMSException {
            this.connection = connection;
            this.session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            this.producer = session.createProducer(null);
            producer.setDeliveryMode(DeliveryMode.PERSISTENT);
        }

        @Override
        public void once() throws JMSException {
            BytesMessage message = session.createBytesMessage();
            message.writeBytes(messages.message(next.getAndIncrement()));
            producer.send(queue(broker.address()), message);
        }

        @Override
        public void close() throws JMSException {
            connection.close();
        }

        private Queue queue(String address) throws JMSException {
            Queue known = queues.get(address);
            if (known == null) {
                known = session.createQueue(address);
                queues.put(address, known);
            }
            return known;
        }
    }
}
