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
 * @param journalRows the rows of a journal that has grown
 * @param held the notices of a channel that wait for an opening
 */
public record Extent(int runs, List<Integer> connections, Duration warmUp, Duration measured, Duration drain, int citizens,
    long journalRows, int held) {
    public Extent {
        connections = List.copyOf(connections);
        if (runs < 1 || connections.isEmpty() || warmUp.toSeconds() < 1 || measured.toSeconds() < 1 || citizens < 1 || journalRows < 1
            || held < 1) {
            throw new IllegalArgumentException("runs, connections, seconds and numbers must be at least 1");
        }
    }

    /** How it was measured, for the page with the results, in Markdown. */
    public String inWords() {
        return """
            ## How it is measured
            - A value is the median of %1$d runs. Each run of the first rows has a new start of the hub and its own figures of plain Camel;
              ratios are taken within a run. The runs of *processor time*, *held notices* and *hubs on one external …* share a start.
            - Each hub is warmed for %2$d seconds before anything is measured, with the whole pipe: three quarters at %3$d messages per second,
              the rest as fast as the notices come out. Plain Camel is warmed for the same time.
            - Each connection has one ADT^A01 or A03 of about 400 bytes in flight, about one of %4$,d citizens. A message is planned in one
              transaction and told with three notices: to housing support, coordinator and social services. An admission is
              answered to the ward too.
            - *Acknowledged* is measured for %5$d seconds, at most until %6$,d messages are stored, so that neither the hub nor plain Camel
              pages messages to disk. *Receiving alone* holds planning by a lock in the database. Each measurement begins without backlog.
            - *Sustained* sends only while fewer than %7$d messages are on their way. What counts is on the queues.
            - *Memory* is the most that was seen in the second half of the time at %3$d/s. What processes share counts once.
            - *Processor time* is that of the processes of hub and PostgreSQL. The rows are of other citizens, inserted by SQL.
            - *Held notices*: in each of %1$d nights, %8$,d mails and as many queue notices are made, a seventh of them urgent, and the clock of
              the hub is moved to the opening. A night before warms the hub. The hub never holds a queue notice; a trigger in the database makes
              them due at the opening. The relay is a stand-in in the process of the bench.
            """.formatted(runs, warmUp.toSeconds(), WarmUp.PER_SECOND, citizens, measured.toSeconds(), Acknowledgement.IN_MEMORY,
            Pipe.ON_THEIR_WAY, held);
    }
}
