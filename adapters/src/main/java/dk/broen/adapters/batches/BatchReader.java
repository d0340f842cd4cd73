package dk.broen.adapters.batches;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Collects the messages of a batch: until it is full or has a megabyte, or for some milliseconds after the first message. */
final class BatchReader implements AutoCloseable {
    private static final long WAIT_FOR_FIRST_MS = 500;
    /** A batch of large messages must not fill the memory. */
    private static final int ENOUGH_BYTES = 1 << 20;

    private final MessageConsumer consumer;
    private final BatchSettings settings;
    private boolean busy;

    BatchReader(MessageConsumer consumer, BatchSettings settings) {
        this.consumer = consumer;
        this.settings = settings;
    }

    /** The contents of the next messages; empty when no message came for half a second. */
    List<byte[]> next() throws JMSException {
        List<byte[]> batch = new ArrayList<>();
        long left = WAIT_FOR_FIRST_MS;
        long end = 0;
        long bytes = 0;
        while (batch.size() < settings.largest() && bytes < ENOUGH_BYTES && left > 0) {
            Message message = consumer.receive(left);
            if (message == null) {
                break;
            }
            byte[] content = content(message);
            batch.add(content);
            bytes += content.length;
            end = batch.size() == 1 ? System.nanoTime() + pause().toNanos() : end;
            // a time-out of 0 would wait for ever
            left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        }
        busy = batch.size() > 1;
        return batch;
    }

    @Override
    public void close() throws JMSException {
        consumer.close();
    }

    private Duration pause() {
        return busy ? settings.busy() : settings.idle();
    }

    /**
     * A message that the hub did not write is handed on as well: the route sets aside what it cannot read. An object message is handed on
     * empty, because already the question for its type would deserialise it.
     */
    private static byte[] content(Message message) throws JMSException {
        if (message instanceof BytesMessage bytes) {
            byte[] content = bytes.getBody(byte[].class);
            return content == null ? new byte[0] : content;
        }
        return message instanceof TextMessage text ? String.valueOf(text.getText()).getBytes(StandardCharsets.UTF_8) : new byte[0];
    }
}
