package dk.broen.routes.facts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.adapters.facts.FactsIntake;
import dk.broen.adapters.facts.FactsOrder;
import dk.broen.adapters.facts.FactsRefused;
import dk.broen.adapters.facts.ForeignFactsException;
import dk.broen.adapters.facts.PreviewOutdatedException;
import dk.broen.adapters.facts.Recorded;
import dk.broen.adapters.facts.Recorded.Result;
import dk.broen.adapters.facts.StaleFactsException;
import dk.broen.adapters.facts.TooManyFactsException;
import dk.broen.adapters.queue.Addresses;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.routes.facts.QueueAnswer.Outcome;
import dk.broen.routes.facts.QueueAnswer.Refused;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Handler;
import org.springframework.stereotype.Component;

/** Records the facts of a message for the municipality to whose address it was sent. The address is their author and their source. */
@Component
class RecordFacts {
    private static final int LISTED = 1000;
    private final FactsIntake intake;
    private final Clock clock;

    RecordFacts(FactsIntake intake, Clock clock) {
        this.intake = intake;
        this.clock = clock;
    }

    /** @param message stays as it is, because this step is tried again while the database is away */
    @Handler
    QueueAnswer record(ObjectNode message, @ExchangeProperty(TakeFacts.MUNICIPALITY) String code) {
        ObjectNode document = message.deepCopy();
        Instant now = clock.instant();
        FactsOrder order;
        try {
            order = FactsOrder.take(document, Optional.of(new MunicipalityCode(code)), Addresses.FACTS + code);
        } catch (IllegalArgumentException wrong) {
            return refused(List.of(Refused.of(String.valueOf(wrong.getMessage()))), now);
        }
        try {
            return recorded(intake.take(document, order, now), order, now);
        } catch (FactsRefused refused) {
            return refused(refused.faults().stream().map(Refused::of).toList(), now);
        } catch (ForeignFactsException foreign) {
            return refused(foreign.faults().stream().map(Refused::of).toList(), now);
        } catch (StaleFactsException stale) {
            return refused(stale.stale().stream()
                .map(citizen -> new Refused(citizen.place() + ".version", "is not the version now, which is " + citizen.version()))
                .toList(), now);
        } catch (PreviewOutdatedException | TooManyFactsException refused) {
            return refused(List.of(new Refused("document", String.valueOf(refused.getMessage()))), now);
        }
    }

    private static QueueAnswer recorded(FactsIntake.Taken taken, FactsOrder order, Instant now) {
        Recorded recorded = taken.recorded();
        Map<Result, Long> counts = new EnumMap<>(Result.class);
        Stream.of(Result.values()).filter(result -> recorded.count(result) > 0)
            .forEach(result -> counts.put(result, recorded.count(result)));
        boolean isShort = recorded.facts().size() <= LISTED;
        return new QueueAnswer(outcome(taken), now, order.preview(), counts,
            recorded.facts().stream().filter(fact -> isShort || fact.result() != Result.UNCHANGED).limit(LISTED)
                .map(fact -> new QueueAnswer.Done(fact.place(), fact.result(), fact.id())).toList(),
            taken.refused().stream().limit(LISTED).map(Refused::of).toList(), Optional.of(recorded.token()), Optional.empty());
    }

    private static Outcome outcome(FactsIntake.Taken taken) {
        if (taken.refused().isEmpty()) {
            return Outcome.RECORDED;
        }
        return taken.recorded().facts().isEmpty() ? Outcome.REFUSED : Outcome.PARTLY_RECORDED;
    }

    private static QueueAnswer refused(List<Refused> refused, Instant now) {
        return QueueAnswer.none(Outcome.REFUSED, now, refused, Optional.empty());
    }
}
