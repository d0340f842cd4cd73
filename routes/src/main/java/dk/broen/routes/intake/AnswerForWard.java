package dk.broen.routes.intake;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.adapters.followup.StoredWorkItem;
import dk.broen.adapters.followup.WorkItemFilter;
import dk.broen.adapters.followup.WorkItems;
import dk.broen.domain.followup.Addressee;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.StayKey;
import dk.broen.mappings.hl7v2.ConsentReply;
import dk.broen.mappings.hl7v2.Hl7Fault;
import dk.broen.mappings.hl7v2.Hl7Refusal;
import dk.broen.routes.followup.AnswerWorkItem;
import dk.broen.routes.followup.AskAbout;
import dk.broen.routes.planning.Identities;
import dk.broen.routes.planning.ReplacementCitizens;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Answers a work item for a ward, as the API does. The same answer again changes nothing. What the citizen says later is recorded too, as far as
 * it may follow: the ward has read its acknowledgement, and nobody would read a conflict in time. A reference of another hospital, citizen or
 * stay is refused like one that does not exist. Who has taken the work item does not stop the ward's own system: it was taken on the ward's behalf.
 */
@Component
class AnswerForWard {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerForWard.class);
    private static final String BECAUSE = "answered by the ward in HL7 v2";
    /** Before the id of the hospital: no name of a client that logs in has a colon. */
    private static final String SYSTEM = "hl7:";
    private final WorkItems workItems;
    private final AskAbout askAbout;
    private final AnswerWorkItem answering;
    private final Identities identities;
    private final ReplacementCitizens replacements;

    AnswerForWard(WorkItems workItems, AskAbout askAbout, AnswerWorkItem answering, Identities identities,
        ReplacementCitizens replacements) {
        this.workItems = workItems;
        this.askAbout = askAbout;
        this.answering = answering;
        this.identities = identities;
        this.replacements = replacements;
    }

    /**
     * It is committed when this returns.
     *
     * @param message the reference under which the hub has logged the message
     * @return why it is not recorded; empty if it is
     */
    Optional<Hl7Refusal> answer(HospitalId hospital, ConsentReply reply, String message) {
        Optional<StoredWorkItem> asked = asked(hospital, reply);
        if (asked.isEmpty()) {
            return Optional.of(new Hl7Refusal(Hl7Fault.QUESTION_UNKNOWN, "OBR-2"));
        }
        if (!reply.visits().isEmpty() && isAboutAnotherStay(hospital, reply, asked.get())) {
            return Optional.of(new Hl7Refusal(Hl7Fault.QUESTION_UNKNOWN, "PV1-19",
                "The question that has this reference is about another stay of the citizen"));
        }
        if (reply.on().day().isBefore(LocalDate.ofInstant(asked.get().createdAt(), DENMARK))) {
            return Optional.of(new Hl7Refusal(Hl7Fault.FIELD_INVALID, reply.on().field(),
                "The day of the answer is before the question was asked"));
        }
        AnswerWorkItem.Outcome outcome = answering.answer(asked.get().id(), new AnswerWorkItem.Given(SYSTEM + hospital, true, reply.code(),
            details(reply), BECAUSE, Optional.of(reply.on().day()), true));
        if (outcome instanceof AnswerWorkItem.Outcome.Refused refused) {
            return Optional.of(new Hl7Refusal(Hl7Fault.FIELD_INVALID, "OBX-5", String.join("; ", refused.faults())));
        }
        if (outcome instanceof AnswerWorkItem.Outcome.Conflict conflict) {
            return Optional.of(new Hl7Refusal(Hl7Fault.ANSWER_NOT_RECORDED, "OBR-2", conflict.because()));
        }
        LOG.info("BRN4361 ward-replied source={} ref={} message={} answer={}", hospital, asked.get().reference(), message, reply.code());
        return Optional.empty();
    }

    private Optional<StoredWorkItem> asked(HospitalId hospital, ConsentReply reply) {
        Optional<Cpr> citizen = inUse(hospital, reply.citizen());
        return workItems.list(WorkItemFilter.of(reply.reference(), Optional.of(Set.of(new Addressee.Ward(hospital))))).stream()
            .filter(item -> item.item().kind() == WorkItem.Kind.ASK_FOR_CONSENT)
            .filter(item -> citizen.isPresent() && workItems.citizenOf(item.id()).map(identities::current).equals(citizen)).findFirst();
    }

    private boolean isAboutAnotherStay(HospitalId hospital, ConsentReply reply, StoredWorkItem asked) {
        return askAbout.once(asked)
            .filter(known -> reply.visits().stream().noneMatch(visit -> known.stays().contains(new StayKey(hospital, visit)))).isPresent();
    }

    /** The hospital knows the citizen by the number under which it reported the stay: since retired, or a replacement CPR number. */
    private Optional<Cpr> inUse(HospitalId hospital, ConsentReply.Citizen citizen) {
        Optional<Cpr> named = citizen instanceof ConsentReply.Citizen.ByCpr known ? Optional.of(known.number())
            : replacements.citizenOf(((ConsentReply.Citizen.ByReplacement) citizen).number(), hospital);
        return named.map(identities::current);
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
