package dk.broen.routes.delivery;

import dk.broen.adapters.consent.ConsentAnswers;
import dk.broen.adapters.consent.ConsentRegisters;
import dk.broen.adapters.occasions.Citizens;
import dk.broen.adapters.outbox.Outbox;
import dk.broen.domain.notification.Channel;
import dk.broen.routes.planning.AskRegisters;
import java.time.Clock;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.springframework.stereotype.Component;

/**
 * Finds what is due on a channel, and asks the consent registers about the citizens. Locks nothing, so that no transaction waits for a
 * register.
 */
@Component
class FindDue {
    /** A broker stores many notices at once. A mail server and a gateway take one after the other, so that a batch must stay short. */
    private static final int AT_ONCE = 200;
    private static final int ONE_BY_ONE = 5;

    private final Outbox outbox;
    private final Citizens citizens;
    private final ConsentRegisters registers;
    private final AskRegisters ask;
    private final Breakers breakers;
    private final Paused paused;
    private final Clock clock;

    FindDue(Outbox outbox, Citizens citizens, ConsentRegisters registers, AskRegisters ask, Breakers breakers, Paused paused, Clock clock) {
        this.outbox = outbox;
        this.citizens = citizens;
        this.registers = registers;
        this.ask = ask;
        this.breakers = breakers;
        this.paused = paused;
        this.clock = clock;
    }

    @Handler
    DueBatch find(Channel channel, Exchange exchange) {
        exchange.setProperty(MayLeave.CLAIMED_AT, System.nanoTime());
        int most = breakers.most(channel, channel == Channel.QUEUE ? AT_ONCE : ONE_BY_ONE);
        List<Outbox.Candidate> due = most == 0 ? List.of() : outbox.due(channel, paused.municipalities(), most, clock.instant());
        return new DueBatch(channel, most, due, answers(due));
    }

    private ConsentAnswers answers(List<Outbox.Candidate> due) {
        return due.isEmpty() || registers.isEmpty() ? ConsentAnswers.NONE
            : ask.about(due.stream().map(Outbox.Candidate::citizenKey).distinct().map(citizens::of).toList());
    }
}
