package dk.broen.bench;

import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicLong;

/** Hospitals that send admissions over their connections, one in flight on each, and wait for AA to the very message. */
final class LoadGenerator {
    private final InetSocketAddress address;
    private final Admissions admissions;
    private final AtomicLong next = new AtomicLong();

    LoadGenerator(InetSocketAddress address, Admissions admissions) {
        this.address = address;
        this.admissions = admissions;
    }

    /** Sends under the load given. Numbers go on from one load to the next: no message is sent twice. */
    Figures send(Load load, Acknowledged acknowledged) throws InterruptedException {
        return Repetition.of(load, index -> new Hospital(new MllpSender(address), acknowledged));
    }

    /** Is told of each acknowledgement, on the sender's thread. */
    @FunctionalInterface
    interface Acknowledged {

        /** @param at {@link System#nanoTime()} when the answer was read */
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
