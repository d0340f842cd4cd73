package dk.broen.bench.rows;

import dk.broen.bench.hub.Pipe;
import dk.broen.bench.hub.WarmUp;
import java.time.Duration;
import java.util.List;

/**
 * How much is measured.
 *
 * @param runs how often each quantity is measured
 * @param connections the numbers of connections at which acknowledgements are measured
 * @param warmUp of each hub
 * @param measured the time of each measurement
 * @param drain the longest wait for a backlog
 * @param citizens the citizens of the messages
 */
public record Extent(int runs, List<Integer> connections, Duration warmUp, Duration measured, Duration drain, int citizens) {
    public Extent {
        connections = List.copyOf(connections);
        if (runs < 1 || connections.isEmpty() || warmUp.toSeconds() < 1 || measured.toSeconds() < 1 || citizens < 1) {
            throw new IllegalArgumentException("runs, connections, times and counts must be at least 1");
        }
    }

    /** How it was measured, for the page with the results, in Markdown. */
    public String inWords() {
        return """
            ## How it is measured
            - Each value is the median of %d runs. A run has a new start of the hub and its own figures of plain Camel; ratios are taken
              within a run.
            - Each hub is warmed for %d seconds before anything is measured, with the whole pipe: three quarters at %d messages per second, the
              rest as fast as the notices come out. Plain Camel is warmed for the same time.
            - Each connection has one ADT^A01 of about 400 bytes in flight, about one of %,d citizens. A message is planned in a transaction,
              and told with three notices: to the housing support, to the coordinator, and an answer to the ward.
            - *Acknowledged* is measured for %d seconds, at most until %,d messages are stored, so that neither the hub nor plain Camel pages
              messages to disk. *Receiving alone* holds planning by a lock in the database.
            - *Sustained* sends only while fewer than %d messages are on their way. What is counted is on the queues.
            """.formatted(runs, warmUp.toSeconds(), WarmUp.PER_SECOND, citizens, measured.toSeconds(), Acknowledgement.IN_MEMORY,
            Pipe.ON_THEIR_WAY);
    }
}
