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
 * A hospital's sending system: HL7 v2 over MLLP on one connection that is opened at the first message and kept.
 * Answers are matched to messages by MSA-2, not by order (danish-standards.md §3). After a failure the connection is closed, so that no
 * late answer can be taken for another's; the next message opens a new one. One message or list at a time: callers wait for each other.
 */
public final class MllpClient implements AutoCloseable {
    private final InetSocketAddress address;
    private final Duration timeout;
    private Optional<Connection> connection = Optional.empty();

    /** @param timeout the longest wait for a connection, and the longest silence before an answer */
    public MllpClient(String host, int port, Duration timeout) {
        this.address = new InetSocketAddress(host, port);
        this.timeout = timeout;
    }

    /**
     * Sends one message, without its frame, and waits for its answer.
     *
     * @throws NoAcknowledgementException when the message could not be sent or no answer to it came in time
     */
    public Acknowledgement send(byte[] message) throws NoAcknowledgementException {
        return sendAll(List.of(message)).get(0);
    }

    /**
     * Sends all messages without waiting in between (pipelined), and waits for the answers.
     *
     * @return one answer per message, in the order of the messages
     * @throws NoAcknowledgementException when not every message was answered in time
     */
    public synchronized List<Acknowledgement> sendAll(List<byte[]> messages) throws NoAcknowledgementException {
        Unanswered unanswered = new Unanswered(messages);
        try {
            Connection open = open();
            CompletableFuture<Void> writing = written(open, messages);
            while (unanswered.remain()) {
                unanswered.answered(Acknowledgement.read(MllpFrames.next(open.in())));
            }
            writing.join();
            return unanswered.inOrderOfMessages();
        } catch (IOException | CompletionException failure) {
            close();
            throw new NoAcknowledgementException(unanswered.arrived, messages.size(), asIo(failure));
        }
    }

    /** Closes the connection; a further message opens a new one. */
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

    /** One message is written by the caller; many by a thread beside it, because the hub may wait for its answers to be read. */
    private static CompletableFuture<Void> written(Connection open, List<byte[]> messages) throws IOException {
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
                // the connection is given up either way, and the caller is told by the failure that led here
                return;
            }
        }
    }

    /** The messages that wait for an answer, by control id; the same id sent twice waits for two answers. */
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

        boolean remain() {
            return arrived.size() < answers.length;
        }

        void answered(Acknowledgement answer) throws IOException {
            Integer message = position(answer.controlId());
            answers[message] = answer;
            arrived.add(answer);
        }

        List<Acknowledgement> inOrderOfMessages() {
            return List.of(answers);
        }

        /** A single unreadable message may be answered without its control id: there is no other it could belong to. */
        private Integer position(String controlId) throws IOException {
            Deque<Integer> positions = waiting.getOrDefault(controlId, new ArrayDeque<>());
            if (!positions.isEmpty()) {
                return positions.remove();
            }
            if (answers.length == 1 && controlId.isEmpty()) {
                return 0;
            }
            throw new IOException("an answer came to a message that was not sent or is already answered");
        }
    }
}
