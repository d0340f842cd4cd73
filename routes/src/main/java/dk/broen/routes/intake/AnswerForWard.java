package dk.broen.routes.intake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.adapters.followup.StoredWorkItem;
import dk.broen.adapters.followup.WorkItemFilter;
import dk.broen.adapters.followup.WorkItems;
import dk.broen.domain.followup.Addressee;
import dk.broen.domain.followup.WorkItem;
import dk.broen.mappings.hl7v2.ConsentReply;
import dk.broen.mappings.hl7v2.Hl7Envelope;
import dk.broen.mappings.hl7v2.Hl7Fault;
import dk.broen.mappings.hl7v2.Hl7Refusal;
import dk.broen.routes.followup.AnswerWorkItem;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Answers a work item for a ward, exactly as the API does. It is committed when this returns, so that AA means recorded. The same answer again
 * changes nothing. A reference of another hospital or another citizen is answered like one that does not exist.
 */
@Component
class AnswerForWard {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerForWard.class);
    private static final String BECAUSE = "answered by the ward in HL7 v2";
    private final WorkItems workItems;
    private final AnswerWorkItem answering;

    AnswerForWard(WorkItems workItems, AnswerWorkItem answering) {
        this.workItems = workItems;
        this.answering = answering;
    }

    @Handler
    void answer(ReceivedReply received, Exchange exchange) throws MessageRefused {
        Hl7Envelope envelope = exchange.getProperty(Identify.ENVELOPE, Hl7Envelope.class);
        ConsentReply reply = received.reply();
        StoredWorkItem item = asked(received)
            .orElseThrow(() -> new MessageRefused.Hl7(envelope, new Hl7Refusal(Hl7Fault.QUESTION_UNKNOWN, "OBR-2")));
        AnswerWorkItem.Outcome outcome = answering.answer(item.id(),
            new AnswerWorkItem.Given(received.hospital().value(), false, reply.code(), details(reply), BECAUSE));
        if (outcome instanceof AnswerWorkItem.Outcome.Refused refused) {
            throw new MessageRefused.Hl7(envelope, new Hl7Refusal(Hl7Fault.FIELD_INVALID, "OBX-5", String.join("; ", refused.faults())));
        }
        if (outcome instanceof AnswerWorkItem.Outcome.Conflict conflict) {
            throw new MessageRefused.Hl7(envelope, new Hl7Refusal(Hl7Fault.ANSWER_NOT_RECORDED, "OBR-2", conflict.because()));
        }
        LOG.info("BRN4361 ward-replied source={} ref={} answer={}", received.hospital(), item.reference(), reply.code());
    }

    private Optional<StoredWorkItem> asked(ReceivedReply received) {
        Set<Addressee> wards = Set.of(new Addressee.Ward(received.hospital()));
        return workItems.list(WorkItemFilter.of(received.reply().reference().toUpperCase(Locale.ROOT), Optional.of(wards))).stream()
            .filter(item -> item.item().kind() == WorkItem.Kind.ASK_FOR_CONSENT)
            .filter(item -> workItems.citizenOf(item.id()).equals(Optional.of(received.reply().citizen()))).findFirst();
    }

    /** As in the body of the API: what the work item determines is left out. */
    private static ObjectNode details(ConsentReply reply) {
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        ObjectNode consent = details.putObject("consent").put("form", reply.form().orElse("VERBAL")).put("obtained_by", reply.obtainedBy());
        if (!reply.recipients().isEmpty()) {
            ArrayNode to = consent.putArray("to");
            reply.recipients().forEach(to::add);
        }
        return details;
    }
}
