package dk.broen.adapters.smpp;

import dk.broen.mappings.notice.Gsm7;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.extra.SessionState;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.SMPPSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The link to the SMSC, bound as transceiver. It is kept: when the connection ends or the SMSC does not answer enquire_link, the link is bound
 * again, after pauses that grow. Each SMS asks for a receipt.
 */
public final class SmppLink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SmppLink.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 10;
    private static final String DEFAULT_SERVICE = "";
    private static final byte NONE = 0;

    private final SmppSettings settings;
    private final ScheduledExecutorService keeper = Executors.newSingleThreadScheduledExecutor(SmppLink::daemon);
    /** Read: an SMS is being handed over. Write: the link ends. */
    private final ReadWriteLock submitting = new ReentrantReadWriteLock();
    private volatile @Nullable SMPPSession session;
    private int failures;

    public SmppLink(SmppSettings settings) {
        this.settings = settings;
    }

    /**
     * Binds, and keeps the link from now on.
     *
     * @param taken takes a receipt; false: the SMSC must say it again
     */
    public void start(Predicate<SmppReceipt> taken) {
        keeper.execute(() -> bind(new ReceiveReceipts(settings.ids(), taken)));
    }

    /** Whether an SMS can leave now. */
    public boolean isBound() {
        SMPPSession current = session;
        return current != null && current.getSessionState().isTransmittable();
    }

    /**
     * Hands an SMS to the SMSC.
     *
     * @param number E.164
     * @param text in the alphabet GSM-7, not longer than one part
     * @return what the SMSC calls the SMS
     * @throws NotBoundException when nothing was sent
     * @throws SmppRefusedException when the SMSC did not take it
     * @throws IOException when nobody knows whether the SMSC took it
     */
    public String submit(String number, String text) throws SmppRefusedException, IOException {
        submitting.readLock().lock();
        try {
            return settings.ids().inAnswer(submitted(number, text));
        } finally {
            submitting.readLock().unlock();
        }
    }

    private String submitted(String number, String text) throws SmppRefusedException, IOException {
        SMPPSession current = session;
        if (current == null || !current.getSessionState().isTransmittable()) {
            throw new NotBoundException(settings.host());
        }
        try {
            return current.submitShortMessage(DEFAULT_SERVICE, TypeOfNumber.ALPHANUMERIC, NumberingPlanIndicator.UNKNOWN, settings.sender(),
                TypeOfNumber.INTERNATIONAL, NumberingPlanIndicator.ISDN, number.replace("+", ""), new ESMClass(), NONE, NONE, null, null,
                new RegisteredDelivery(SMSCDeliveryReceipt.SUCCESS_FAILURE), NONE, DataCodings.ZERO, NONE, Gsm7.encoded(text))
                .getMessageId();
        } catch (NegativeResponseException refused) {
            throw new SmppRefusedException(refused.getCommandStatus());
        } catch (ResponseTimeoutException silent) {
            throw (IOException) new SocketTimeoutException("no answer of the SMSC").initCause(silent);
        } catch (InvalidResponseException | PDUException broken) {
            throw new IOException("the SMSC answers no submit_sm_resp", broken);
        }
    }

    private void bind(ReceiveReceipts receipts) {
        SMPPSession next = new SMPPSession(new SmscConnection(settings.encrypted()));
        next.setEnquireLinkTimer(Math.toIntExact(settings.enquireLink().toMillis()));
        next.setTransactionTimer(settings.answerWithin().toMillis());
        next.setMessageReceiverListener(receipts);
        try {
            next.connectAndBind(settings.host(), settings.port(), new BindParameter(BindType.BIND_TRX, settings.systemId(),
                settings.password(), settings.systemType(), TypeOfNumber.UNKNOWN, NumberingPlanIndicator.UNKNOWN, null,
                InterfaceVersion.IF_34), settings.answerWithin().toMillis());
            session = next;
            failures = 0;
            LOG.info("BRN4346 smpp-bound host={}", settings.host());
            next.addSessionStateListener((now, before, source) -> ended(now, next, receipts));
            ended(next.getSessionState(), next, receipts);
        } catch (IOException | RuntimeException failed) {
            next.close();
            again(cause(failed), receipts);
        }
    }

    private void ended(SessionState now, SMPPSession ended, ReceiveReceipts receipts) {
        if (now == SessionState.CLOSED && !keeper.isShutdown()) {
            keeper.execute(() -> replace(ended, receipts));
        }
    }

    /** Once for each session, whoever says that it ended. */
    private void replace(SMPPSession ended, ReceiveReceipts receipts) {
        if (session == ended) {
            session = null;
            again("CLOSED", receipts);
        }
    }

    private void again(String cause, ReceiveReceipts receipts) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
        failures++;
        LOG.warn("BRN4347 smpp-away host={} cause={} again-in={}", settings.host(), cause, pause);
        if (!keeper.isShutdown()) {
            keeper.schedule(() -> bind(receipts), pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static String cause(Exception failed) {
        return failed.getCause() instanceof NegativeResponseException refused ? String.format("SMPP_%08X", refused.getCommandStatus())
            : failed.getClass().getSimpleName();
    }

    /** Unbinds when what is being handed over is answered: then the SMSC keeps the receipts until the hub is bound again. */
    @Override
    public void close() {
        keeper.shutdownNow();
        SMPPSession current = session;
        session = null;
        if (current != null) {
            boolean idle = awaitAnswers();
            current.unbindAndClose();
            LOG.info("BRN4380 smpp-unbound host={} idle={}", settings.host(), idle);
        }
    }

    /** Whoever wants to hand something over from now on finds no session, and waits for nobody. */
    private boolean awaitAnswers() {
        try {
            boolean answered = submitting.writeLock().tryLock(settings.answerWithin().toMillis(), TimeUnit.MILLISECONDS);
            if (answered) {
                submitting.writeLock().unlock();
            }
            return answered;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "smpp-link");
        thread.setDaemon(true);
        return thread;
    }
}
