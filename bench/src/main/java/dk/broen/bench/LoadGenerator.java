package dk.broen.bench;

import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicLong;

/** Hospitals that send admissions, each on its own connection with one message in flight. A hospital waits for AA to its message. */
final class LoadGenerator {
    private final InetSocketAddress address;
    private final Admissions admissions;
    private final AtomicLong next = new AtomicLong();

    LoadGenerator(InetSocketAddress address, Admissions admissions) {
        this.address = address;
        this.admissions = admissions;
    }

    /** Sends messages with the given load. Message numbers continue from one load to the next, so no message is sent twice. */
    Figures send(Load load, Acknowledged acknowledged) throws InterruptedException {
        return Repetition.of(load, index -> new Hospital(new MllpSender(address), acknowledged));
    }

    /** A callback for each acknowledgement, called on the thread of the sender. */
    @FunctionalInterface
    interface Acknowledged {

        /**
         * @param number the number of the message
         * @param at {@link System#nanoTime()} when the answer was read
         */
        void acknowledged(long number, long at);
    }

    private final class Hospital implements Worker {
        private final MllpSender sender;
        private final Acknowledged acknowledged;

        Hospital(MllpSender sender, Acknowledged acknowledged) {
            this.sender = sender;
            this.acknowledged = acknowledged;
        }

        @Override
        public void once() throws Exception {
            long number = next.getAndIncrement();
            sender.send(admissions.message(number));
            acknowledged.acknowledged(number, System.nanoTime());
        }

        @Override
        public void close() throws Exception {
            sender.close();
        }
    }
}
