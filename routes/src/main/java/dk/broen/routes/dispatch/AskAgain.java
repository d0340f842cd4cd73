package dk.broen.routes.dispatch;

import dk.broen.adapters.store.Addressee;
import dk.broen.adapters.store.DueNotification;
import dk.broen.adapters.store.Next;
import dk.broen.adapters.store.Outbox;
import dk.broen.adapters.store.Stays;
import dk.broen.domain.basis.Question;
import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.directory.Directory;
import dk.broen.domain.directory.Municipality;
import dk.broen.domain.planning.Recheck;
import dk.broen.routes.planning.KnownFacts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The gate again, at the moment of sending, also for notices held overnight (domain.md §4). An answer to a ward names no citizen and goes. */
@Component
class AskAgain {
    private static final Logger LOG = LoggerFactory.getLogger(AskAgain.class);
    private static final Duration LATER = Duration.ofSeconds(30);

    private final Recheck recheck = new Recheck();
    private final KnownFacts facts;
    private final Stays stays;
    private final Outbox outbox;
    private final Directory directory;
    private final Clock clock;

    AskAgain(KnownFacts facts, Stays stays, Outbox outbox, Directory directory, Clock clock) {
        this.facts = facts;
        this.stays = stays;
        this.outbox = outbox;
        this.directory = directory;
        this.clock = clock;
    }

    @Handler
    Object ask(DueNotification due, Exchange exchange) {
        if (due.to() instanceof Addressee.Ward ward) {
            return new Cleared.ToWard(due, ward);
        }
        Addressee.Unit unit = (Addressee.Unit) due.to();
        CitizenFacts known = facts.of(due.event());
        Recheck.Answer answer = ask(due, unit, known);
        if (answer instanceof Recheck.Answer.Drop drop) {
            LOG.info("BRN4101 dropped ref={} channel={} reason={}", due.reference(), due.channel(), drop.reason());
            outbox.dropped(due.id(), drop.reason(), clock.instant());
            exchange.setRouteStop(true);
            return new Next.Done();
        }
        if (answer instanceof Recheck.Answer.Wait) {
            Instant again = clock.instant().plus(LATER);
            outbox.postponed(due.id(), again);
            exchange.setRouteStop(true);
            return new Next.Again(again);
        }
        return new Cleared.ToUnit(due, unit, known);
    }

    private Recheck.Answer ask(DueNotification due, Addressee.Unit unit, CitizenFacts known) {
        Municipality municipality = directory.municipality(unit.municipality())
            .orElseThrow(() -> new UndeliverableException("MUNICIPALITY_NOT_CONFIGURED"));
        Question question = Question.about(unit.function(), unit.unit(), municipality, due.event(), known, directory, clock.instant());
        return recheck.ask(due.event(), unit.kind(), question, stays.readHistoryOf(due.event().citizen()));
    }
}
