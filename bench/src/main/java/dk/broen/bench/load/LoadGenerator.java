package dk.broen.bench.load;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Hospitals that send messages, each on its own connection with one message in flight. A hospital waits for AA to its message. */
public final class LoadGenerator {
    private final List<InetSocketAddress> addresses;
    private final StayMessages messages;
    private final AtomicLong next;

    /**
     * Makes a generator.
     *
     * @param addresses the receivers; the connections are shared among them
     * @param next the number of the next message; generators with the same receivers share it, because a receiver knows what it got before
     */
    public LoadGenerator(List<InetSocketAddress> addresses, StayMessages messages, AtomicLong next) {
        this.addresses = List.copyOf(addresses);
        this.messages = messages;
        this.next = next;
    }

    /** Sends messages with the given load. Message numbers continue from one load to the next, so no message is sent twice. */
    public Figures send(Load load, Observer observer) throws InterruptedException {
        return Repetition.of(load, index -> new Hospital(new MllpSender(addresses.get(index % addresses.size())), observer));
    }

    /** Called for each message, on the thread of the sender. */
    @FunctionalInterface
    public interface Observer {

        /** Returns when the next message may be sent. */
        default void beforeSending() throws InterruptedException {
        }

        /**
         * @param number the number of the message
         * @param at {@link System#nanoTime()} when the answer was read
         */
        void acknowledged(long number, long at);
    }

    private final class Hospital implements Worker {
        private final MllpSender sender;
        private final Observer observer;

        Hospital(MllpSender sender, Observer observer) {
            this.sender = sender;
            this.observer = observer;
        }

        @Override
        public void once() throws Exception {
            observer.beforeSending();
            long number = next.getAndIncrement();
            sender.send(messages.message(number));
            observer.acknowledged(number, System.nanoTime());
        }

        @Override
        public void close() throws Exception {
            sender.close();
        }
    }
}
