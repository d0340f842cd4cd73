package dk.broen.simulator.smsc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GSMSpecificFeature;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.bean.MessageMode;
import org.jsmpp.bean.MessageType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.extra.SessionState;
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.util.MessageId;

/** An SMSC. It accepts one login, takes SMS or answers an error, and delivers the receipts that a test asks for. */
public final class Smsc implements AutoCloseable {
    private static final String NAME = "smsc";
    private static final byte NONE = 0;
    private final String systemId;
    private final String password;
    private final int port;
    private final ExecutorService threads = Executors.newCachedThreadPool(Smsc::daemon);
    private final List<SMPPServerSession> sessions = new CopyOnWriteArrayList<>();
    private final List<SubmittedSms> submitted = new CopyOnWriteArrayList<>();
    private final AtomicInteger attempts = new AtomicInteger();
    private final AtomicInteger unbound = new AtomicInteger();
    private SMPPServerSessionListener listener;
    private volatile int refusal = SMPPConstant.STAT_ESME_ROK;

    /** Starts the SMSC on a free port. */
    public Smsc(String systemId, String password) {
        this.systemId = systemId;
        this.password = password;
        this.port = freePort();
        this.listener = listening(port);
        accept();
    }

    public int port() {
        return port;
    }

    /** What was taken, in order of arrival. */
    public List<SubmittedSms> submitted() {
        return List.copyOf(submitted);
    }

    /** How often an SMS was handed to it, also those that it refused. */
    public int attempts() {
        return attempts.get();
    }

    /** From now on each SMS is refused with this command status of SMPP 3.4 §5.1.3; 0: each is taken. */
    public void refuse(int status) {
        refusal = status;
    }

    /** Whether a client is bound. */
    public boolean isBound() {
        return sessions.stream().anyMatch(session -> session.getSessionState().isBound());
    }

    /** How many clients said that they end, and did not only close the connection. */
    public int unbound() {
        return unbound.get();
    }

    /** Closes the socket and each connection. New connections are refused. */
    public void stop() {
        try {
            listener.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        sessions.forEach(SMPPServerSession::close);
        sessions.clear();
    }

    /** Listens again on the same port, after {@link #stop()}. */
    public void start() {
        listener = listening(port);
        accept();
    }

    /**
     * Delivers a receipt in text form, as most SMSC do.
     *
     * @param state for example {@code DELIVRD} or {@code UNDELIV}
     * @return the command status of the answer; 0: taken
     */
    public int receipt(String id, String state) {
        return deliver("id:" + id + " sub:001 dlvrd:001 submit date:2611212200 done date:2611212201 stat:" + state + " err:000 text:");
    }

    /**
     * Delivers a receipt in the parameters receipted_message_id and message_state.
     *
     * @param state for example 2, delivered
     * @return the command status of the answer; 0: taken
     */
    public int receipt(String id, byte state) {
        return deliver("", new OptionalParameter.Receipted_message_id(id), new OptionalParameter.Message_state(state));
    }

    /** Delivers a receipt with any text, and returns the command status of the answer. */
    public int deliver(String text) {
        return deliver(text, new OptionalParameter[0]);
    }

    private int deliver(String text, OptionalParameter... parameters) {
        SMPPServerSession session = sessions.stream().filter(one -> one.getSessionState().isBound()).findFirst().orElseThrow();
        try {
            session.deliverShortMessage("", TypeOfNumber.INTERNATIONAL, NumberingPlanIndicator.ISDN, "4500000000",
                TypeOfNumber.ALPHANUMERIC, NumberingPlanIndicator.UNKNOWN, "Broen",
                new ESMClass(MessageMode.DEFAULT, MessageType.SMSC_DEL_RECEIPT, GSMSpecificFeature.DEFAULT), NONE, NONE,
                new RegisteredDelivery(0), DataCodings.ZERO, text.getBytes(StandardCharsets.US_ASCII), parameters);
            return SMPPConstant.STAT_ESME_ROK;
        } catch (NegativeResponseException refused) {
            return refused.getCommandStatus();
        } catch (PDUException | ResponseTimeoutException | InvalidResponseException | IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        stop();
        threads.shutdownNow();
    }

    /** The listener of the library does not say which port it got. */
    private static int freePort() {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static SMPPServerSessionListener listening(int port) {
        try {
            return new SMPPServerSessionListener(port);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot listen on port " + port, failure);
        }
    }

    private void accept() {
        SMPPServerSessionListener open = listener;
        threads.execute(() -> {
            try {
                while (true) {
                    SMPPServerSession session = open.accept();
                    session.setMessageReceiverListener(new TakeSubmitted(this::take));
                    threads.execute(() -> bind(session));
                }
            } catch (IOException closed) {
                // the listener was closed
            }
        });
    }

    private void bind(SMPPServerSession session) {
        try {
            BindRequest request = session.waitForBind(5_000);
            if (!systemId.equals(request.getSystemId()) || !password.equals(request.getPassword())) {
                request.reject(SMPPConstant.STAT_ESME_RINVPASWD);
                return;
            }
            session.addSessionStateListener((now, before, source) -> {
                if (now == SessionState.UNBOUND) {
                    unbound.incrementAndGet();
                }
            });
            request.accept(NAME, InterfaceVersion.IF_34);
            sessions.add(session);
        } catch (TimeoutException | IOException | PDUStringException | IllegalStateException gone) {
            session.close();
        }
    }

    private SubmitSmResult take(SubmitSm sms) throws ProcessRequestException {
        int number = attempts.incrementAndGet();
        if (refusal != SMPPConstant.STAT_ESME_ROK) {
            throw new ProcessRequestException("refused by the test", refusal);
        }
        try {
            String id = String.format("%08x", number);
            submitted.add(new SubmittedSms(id, sms.getDestAddress(), sms.getSourceAddr(), sms.getShortMessage(), sms.getDataCoding(),
                SMSCDeliveryReceipt.SUCCESS_FAILURE.containedIn(sms.getRegisteredDelivery())));
            return new SubmitSmResult(new MessageId(id), new OptionalParameter[0]);
        } catch (PDUStringException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "stand-in-smsc");
        thread.setDaemon(true);
        return thread;
    }
}
