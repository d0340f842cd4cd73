package dk.broen.adapters.batches;

import dk.broen.adapters.redaction.RedactedFailure;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands batches of messages to a route and commits the JMS session when the route has succeeded. When the route fails, the whole batch goes
 * back to the queue. A redelivery delay of the broker would change the order, so the waiting happens here. A stopped consumer finishes the
 * batch that it has begun.
 */
final class BatchConsumer extends DefaultConsumer {
    private static final Logger LOG = LoggerFactory.getLogger(BatchConsumer.class);
    private static final long FIRST_PAUSE_MS = 250;
    private static final long LONGEST_PAUSE_MS = 5_000;
    private static final int FINISH_SECONDS = 20;

    private final ConnectionFactory connections;
    private final String queue;
    private final BatchSettings settings;
    private CountDownLatch stopped = new CountDownLatch(0);
    private @Nullable ExecutorService threads;

    BatchConsumer(BatchEndpoint endpoint, Processor processor, ConnectionFactory connections, String queue, BatchSettings settings) {
        super(endpoint, processor);
        this.connections = connections;
        this.queue = queue;
        this.settings = settings;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        CountDownLatch stop = new CountDownLatch(1);
        stopped = stop;
        ExecutorService pool = getEndpoint().getCamelContext().getExecutorServiceManager().newFixedThreadPool(this, "batch-" + queue,
            settings.sessions());
        for (int session = 0; session < settings.sessions(); session++) {
            pool.execute(() -> consumeUntil(stop));
        }
        threads = pool;
    }

    @Override
    protected void doStop() throws Exception {
        stopped.countDown();
        if (threads != null) {
            getEndpoint().getCamelContext().getExecutorServiceManager().shutdown(threads);
        }
        super.doStop();
    }

    /** The batches in progress are committed before the broker and the database are closed. */
    @Override
    protected void doShutdown() throws Exception {
        super.doShutdown();
        if (threads != null && !threads.awaitTermination(FINISH_SECONDS, TimeUnit.SECONDS)) {
            threads.shutdownNow();
        }
    }

    private void consumeUntil(CountDownLatch stop) {
        long pause = FIRST_PAUSE_MS;
        while (stop.getCount() > 0) {
            try (Connection connection = connections.createConnection();
                Session session = connection.createSession(Session.SESSION_TRANSACTED);
                BatchReader reader = new BatchReader(session.createConsumer(session.createQueue(queue)), settings)) {
                connection.start();
                while (stop.getCount() > 0) {
                    pause = next(session, reader) ? FIRST_PAUSE_MS : paused(stop, pause);
                }
            } catch (Throwable lost) { // also an Error: nobody starts the thread again
                LOG.warn("BRN3401 intake-interrupted queue={} error={}", queue, lost.getClass().getSimpleName(), new RedactedFailure(lost));
                pause = paused(stop, pause);
            }
        }
    }

    /** @return false when the batch went back to the queue */
    private boolean next(Session session, BatchReader reader) throws JMSException {
        List<byte[]> batch = reader.next();
        if (batch.isEmpty()) {
            return true;
        }
        boolean succeeded = succeeds(batch);
        if (succeeded) {
            session.commit();
        } else {
            session.rollback();
        }
        return succeeded;
    }

    private boolean succeeds(List<byte[]> batch) {
        Exchange exchange = createExchange(false);
        try {
            exchange.getMessage().setBody(batch);
            getProcessor().process(exchange);
            return !exchange.isFailed();
        } catch (Throwable failed) {
            exchange.setException(failed);
            return false;
        } finally {
            if (exchange.getException() != null) {
                LOG.warn("BRN3402 batch-returned queue={} messages={} error={}", queue, batch.size(),
                    exchange.getException().getClass().getSimpleName(), new RedactedFailure(exchange.getException()));
            }
            releaseExchange(exchange, false);
        }
    }

    /** @return how long to pause the next time */
    private static long paused(CountDownLatch stop, long pause) {
        try {
            stop.await(pause, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            stop.countDown();
        }
        return Math.min(2 * pause, LONGEST_PAUSE_MS);
    }
}
