package dk.broen.routes.acknowledgement;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.domain.notification.Acknowledgement;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.routes.followup.AnswerNotice;
import dk.broen.routes.followup.Audience;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Handler;
import org.springframework.stereotype.Component;

/** Records an answer for the municipality to whose address it was sent: it answers notices to its own units only. */
@Component
class RecordAcknowledgement {
    private static final String ANSWER = "answer";
    private static final String BECAUSE = "because";
    private static final Set<String> FIELDS = Set.of("reference", ANSWER, "by", BECAUSE);
    private static final List<Acknowledgement.Kind> ANSWERS = List.of(Acknowledgement.Kind.RECEIVED, Acknowledgement.Kind.NOT_US);

    private final AnswerNotice answering;
    private final Clock clock;

    RecordAcknowledgement(AnswerNotice answering, Clock clock) {
        this.answering = answering;
        this.clock = clock;
    }

    @Handler
    AnswerOutcome record(ObjectNode message, @ExchangeProperty(TakeAcknowledgement.MUNICIPALITY) String code) {
        Instant now = clock.instant();
        Optional<Acknowledgement.Kind> kind =
            ANSWERS.stream().filter(one -> text(message, ANSWER).filter(one.name()::equals).isPresent()).findFirst();
        List<String> faults = faults(message, kind);
        if (!faults.isEmpty()) {
            return AnswerOutcome.refused(faults, now);
        }
        AnswerNotice.Outcome outcome = answering.answer(text(message, "reference").orElseThrow(),
            new AnswerNotice.Given(text(message, "by").orElse(""), new Audience.OneMunicipality(new MunicipalityCode(code)),
                kind.orElseThrow(), text(message, BECAUSE), Acknowledgement.Way.QUEUE));
        if (outcome instanceof AnswerNotice.Outcome.Refused refused) {
            return AnswerOutcome.refused(refused.because(), now);
        }
        if (outcome instanceof AnswerNotice.Outcome.Unknown) {
            return AnswerOutcome.refused(List.of("reference: no notice to a unit of the municipality has it"), now);
        }
        return AnswerOutcome.of(
            outcome instanceof AnswerNotice.Outcome.Already ? AnswerOutcome.Outcome.UNCHANGED : AnswerOutcome.Outcome.RECORDED, now);
    }

    private static List<String> faults(ObjectNode message, Optional<Acknowledgement.Kind> kind) {
        List<String> faults = new ArrayList<>();
        message.properties().stream().filter(field -> FIELDS.contains(field.getKey()) && !field.getValue().isTextual())
            .forEach(field -> faults.add(field.getKey() + ": is not a text"));
        if (message.properties().stream().anyMatch(field -> !FIELDS.contains(field.getKey()))) {
            faults.add("document: has a field that is not accepted; accepted are reference, answer, by, because");
        }
        if (text(message, "reference").isEmpty()) {
            faults.add("reference: is missing");
        }
        if (kind.isEmpty()) {
            faults.add("answer: is not one of " + ANSWERS);
        }
        return faults;
    }

    private static Optional<String> text(ObjectNode message, String field) {
        return Optional.ofNullable(message.path(field).textValue()).filter(text -> !text.isBlank());
    }
}
