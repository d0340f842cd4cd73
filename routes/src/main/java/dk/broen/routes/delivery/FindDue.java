package dk.broen.routes.delivery;

import dk.broen.adapters.consent.ConsentAnswers;
import dk.broen.adapters.consent.ConsentQuestion;
import dk.broen.adapters.consent.ConsentRegisters;
import dk.broen.adapters.occasions.Citizens;
import dk.broen.adapters.outbox.Outbox;
import dk.broen.adapters.outbox.Pauses;
import dk.broen.domain.citizen.ConsentRecord;
import dk.broen.domain.notification.Channel;
import dk.broen.routes.arrival.PassingFault;
import dk.broen.routes.planning.AskRegisters;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
    /** So many notices are in one mail at most. */
    private static final int IN_ONE_MAIL = 50;

    private final Outbox outbox;
    private final Citizens citizens;
    private final ConsentRegisters registers;
    private final AskRegisters ask;
    private final Breakers breakers;
    private final DueAtOneHost atOneHost;
    private final InHand inHand;
    private final Paused paused;
    private final Clock clock;

    FindDue(Outbox outbox, Citizens citizens, ConsentRegisters registers, AskRegisters ask, Breakers breakers, DueAtOneHost atOneHost,
        InHand inHand, Paused paused,
        Clock clock) {
        this.outbox = outbox;
        this.citizens = citizens;
        this.registers = registers;
        this.ask = ask;
        this.breakers = breakers;
        this.atOneHost = atOneHost;
        this.inHand = inHand;
        this.paused = paused;
        this.clock = clock;
    }

    @Handler
    DueBatch find(Channel channel, Exchange exchange) {
        exchange.setProperty(MayLeave.CLAIMED_AT, System.nanoTime());
        Pauses.HeldBack heldBack = paused.heldBack();
        if (heldBack.channels().contains(channel)) {
            return new DueBatch(channel, 0, List.of(), ConsentAnswers.NONE);
        }
        if (channel.toHostsOfPartners()) {
            List<Outbox.Candidate> due = atOneHost.find(channel, heldBack, ONE_BY_ONE, exchange);
            return new DueBatch(channel, due.size(), due, answers(due));
        }
        int most = breakers.most(Receiver.only(channel), channel == Channel.QUEUE ? AT_ONCE : ONE_BY_ONE);
        List<Outbox.Candidate> due =
            most == 0 ? List.of() : outbox.due(channel, heldBack.municipalities(), inHand.ids(), Set.of(), most, clock.instant());
        return batch(channel, most, due, heldBack);
    }

    /** What is collected leaves with all that is due for its unit, and with nothing else. */
    private DueBatch batch(Channel channel, int most, List<Outbox.Candidate> due, Pauses.HeldBack heldBack) {
        Optional<Outbox.Together> together = due.stream().findFirst().flatMap(Outbox.Candidate::together);
        List<Outbox.Candidate> batch = together
            .map(one -> outbox.dueTogether(one, channel, heldBack.municipalities(), inHand.ids(), IN_ONE_MAIL, clock.instant()))
            .orElseGet(() -> due.stream().takeWhile(candidate -> candidate.together().isEmpty()).toList());
        boolean others = together.isPresent() || batch.size() < due.size();
        return new DueBatch(channel, others ? batch.size() : most, batch, answers(batch));
    }

    private ConsentAnswers answers(List<Outbox.Candidate> due) {
        return due.isEmpty() || registers.isEmpty() ? ConsentAnswers.NONE
            : answers(due.stream().map(Outbox.Candidate::citizenKey).collect(Collectors.toUnmodifiableSet()));
    }

    /** Asks about all citizens together; if that fails, one by one. What is not answered holds the notices of that citizen. */
    private ConsentAnswers answers(Set<String> citizenKeys) {
        try {
            return ask.about(citizenKeys.stream().map(citizens::of).toList());
        } catch (RuntimeException oneFails) {
            if (PassingFault.isIn(oneFails)) {
                throw oneFails;
            }
            Map<ConsentQuestion, ConsentRecord> all = new HashMap<>();
            if (citizenKeys.size() > 1) {
                citizenKeys.forEach(one -> all.putAll(answers(Set.of(one)).answers()));
            }
            return new ConsentAnswers(all);
        }
    }
}
