package dk.broen.simulator.hospital;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A hospital's sending system: HL7 v2 over MLLP on one connection, which the first message opens and later messages use again.
 * Answers are matched to messages by MSA-2, not by order (danish-standards.md §3). A failure closes the connection, so that a late answer
 * is never matched to another message. The next message opens a new connection. Only one thread sends at a time; other threads wait.
 */
public final class MllpClient implements AutoCloseable {
    private final InetSocketAddress address;
    private final Duration timeout;
    private Optional<Connection> connection = Optional.empty();

    /** @param timeout the longest time to wait for a connection, and for the next bytes of an answer */
    public MllpClient(String host, int port, Duration timeout) {
        this.address = new InetSocketAddress(host, port);
        this.timeout = timeout;
    }

    /**
     * Frames one message, sends it and waits for its answer.
     *
     * @throws NoAcknowledgementException when the message cannot be sent or its answer does not come before the timeout
     */
    public Acknowledgement send(byte[] message) throws NoAcknowledgementException {
        return sendAll(List.of(message)).get(0);
    }

    /**
     * Sends all messages without waiting for answers in between (pipelining), and then waits for the answers.
     *
     * @return one answer for each message, in the order of the messages
     * @throws NoAcknowledgementException when a message is not answered before the timeout
     */
    public synchronized List<Acknowledgement> sendAll(List<byte[]> messages) throws NoAcknowledgementException {
        Unanswered unanswered = new Unanswered(messages);
        try {
            Connection open = open();
            CompletableFuture<Void> writing = write(open, messages);
            while (!unanswered.isEmpty()) {
                unanswered.remove(Acknowledgement.read(MllpFrames.next(open.in())));
            }
            writing.join();
            return unanswered.inOrderOfMessages();
        } catch (IOException | CompletionException failure) {
            close();
            throw new NoAcknowledgementException(unanswered.arrived, messages.size(), asIo(failure));
        }
    }

    /** Closes the connection. The next message opens a new one. */
    @Override
    public synchronized void close() {
        connection.ifPresent(Connection::close);
        connection = Optional.empty();
    }

    private Connection open() throws IOException {
        if (connection.isEmpty()) {
            Socket socket = new Socket();
            try {
                socket.connect(address, Math.toIntExact(timeout.toMillis()));
                socket.setSoTimeout(Math.toIntExact(timeout.toMillis()));
                socket.setTcpNoDelay(true);
                BufferedInputStream in = new BufferedInputStream(socket.getInputStream());
                connection = Optional.of(new Connection(socket, in, socket.getOutputStream()));
            } catch (IOException failure) {
                socket.close();
                throw failure;
            }
        }
        return connection.orElseThrow();
    }

    /** Writes one message on the calling thread, several on a second thread: the hub may stop reading until its answers are read. */
    private static CompletableFuture<Void> write(Connection open, List<byte[]> messages) throws IOException {
        if (messages.size() == 1) {
            open.write(messages);
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> writing = new CompletableFuture<>();
        Thread writer = new Thread(() -> {
            try {
                open.write(messages);
                writing.complete(null);
            } catch (IOException failure) {
                writing.completeExceptionally(failure);
                open.close();
            }
        }, "hospital-pipeline");
        writer.setDaemon(true);
        writer.start();
        return writing;
    }

    private static IOException asIo(Exception failure) {
        return failure instanceof IOException io ? io : new IOException(failure.getCause());
    }

    private record Connection(Socket socket, BufferedInputStream in, OutputStream out) {
        void write(List<byte[]> messages) throws IOException {
            for (byte[] message : messages) {
                out.write(MllpFrames.framed(message));
            }
            out.flush();
        }

        void close() {
            try {
                socket.close();
            } catch (IOException alreadyBroken) {
                // ignored: the connection is no longer used, and the caller already gets the first failure
                return;
            }
        }
    }

    /** The messages that wait for an answer, by control id. A control id that is sent twice waits for two answers. */
    private static final class Unanswered {
        private final Map<String, Deque<Integer>> waiting = new HashMap<>();
        private final Acknowledgement[] answers;
        private final List<Acknowledgement> arrived = new ArrayList<>();

        Unanswered(List<byte[]> messages) {
            answers = new Acknowledgement[messages.size()];
            for (int i = 0; i < messages.size(); i++) {
                waiting.computeIfAbsent(MllpFrames.controlId(messages.get(i)), id -> new ArrayDeque<>()).add(i);
            }
        }

        boolean isEmpty() {
            return arrived.size() == answers.length;
        }

        void remove(Acknowledgement answer) throws IOException {
            Integer message = position(answer.controlId());
            answers[message] = answer;
            arrived.add(answer);
        }

        List<Acknowledgement> inOrderOfMessages() {
            return List.of(answers);
        }

        /** An answer without control id is accepted only for a single message: then it cannot belong to another message. */
        private Integer position(String controlId) throws IOException {
            Deque<Integer> positions = waiting.getOrDefault(controlId, new ArrayDeque<>());
            if (!positions.isEmpty()) {
                return positions.remove();
            }
            if (answers.length == 1 && controlId.isEmpty()) {
                return 0;
            }
            throw new IOException("MSA-2 of an answer is not the control id of a message that waits for an answer");
        }
    }
}
