package dk.broen.routes.planning;

import dk.broen.adapters.facts.Fact;
import dk.broen.adapters.facts.FactsOfCitizen;
import dk.broen.adapters.history.Stays;
import dk.broen.domain.history.Said;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.planning.Plan;
import dk.broen.domain.planning.Planner;
import dk.broen.domain.planning.Situation;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.OccasionId;
import dk.broen.mappings.Interpretation;
import dk.broen.mappings.hl7v2.AdtInterpreter;
import dk.broen.mappings.hl7v2.Hl7Envelope;
import dk.broen.mappings.medcom.HospitalNotificationReader;
import dk.broen.routes.arrival.Envelopes;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says what a message or a fact would do now, without doing it: the same planner on the same situation, and nothing is stored. */
@Component
public class DryRun {
    private final Envelopes envelopes;
    private final AdtInterpreter adt;
    private final HospitalNotificationReader medcom;
    private final Identities identities;
    private final Situations situations;
    private final Stays stays;
    private final Directory directory;
    private final Clock clock;

    DryRun(Envelopes envelopes, AdtInterpreter adt, HospitalNotificationReader medcom, Identities identities, Situations situations,
        Stays stays,
        Directory directory, Clock clock) {
        this.envelopes = envelopes;
        this.adt = adt;
        this.medcom = medcom;
        this.identities = identities;
        this.situations = situations;
        this.stays = stays;
        this.directory = directory;
        this.clock = clock;
    }

    /** What would happen. */
    public sealed interface Answer {
        /** The citizen would be planned like this. */
        record Planned(Plan plan) implements Answer {}

        /** Nothing would be planned. */
        record Nothing(String because) implements Answer {}

        /** The message would be refused or become a dead letter. */
        record Unreadable(String code, String location, String message) implements Answer {}
    }

    /** What an HL7 v2 message would do. */
    @Transactional(readOnly = true)
    public Answer hl7v2(byte[] raw) {
        Hl7Envelope envelope = envelopes.read(raw);
        if (envelope instanceof Hl7Envelope.Unreadable unreadable) {
            return new Answer.Unreadable(unreadable.refusal().fault().name(), unreadable.refusal().location(),
                unreadable.refusal().fault().sentence());
        }
        return answer(adt.interpret(raw, ((Hl7Envelope.Readable) envelope).charset(), directory::sender));
    }

    /** What a MedCom message would do. */
    @Transactional(readOnly = true)
    public Answer medcom(byte[] raw) {
        return answer(medcom.interpret(raw, directory::sender));
    }

    /** What these facts about the citizen would do, together with those that are recorded. */
    @Transactional(readOnly = true)
    public Plan facts(Cpr citizen, List<Fact> more) {
        Situation now = situations.of(citizen);
        return Planner.plan(new Situation(now.course(), FactsOfCitizen.with(now.facts(), more), now.ledger(), now.answers(), now.items(),
            now.decided(), now.disputed(), now.directory(), now.disclosure(), now.rules(), now.at()));
    }

    private Answer answer(Interpretation meaning) {
        if (meaning instanceof Interpretation.Nothing nothing) {
            return new Answer.Nothing(nothing.because());
        }
        if (meaning instanceof Interpretation.Unreadable unreadable) {
            return new Answer.Unreadable(unreadable.code(), unreadable.location(), unreadable.message());
        }
        if (identities.current(meaning) instanceof Interpretation.Event event && event.event() instanceof StayEvent stayEvent) {
            List<Said> said = Stream.concat(stays.said(stayEvent.citizen()).stream(),
                Stream.of(new Said(new OccasionId(UUID.randomUUID()), stayEvent, clock.instant()))).toList();
            return new Answer.Planned(Planner.plan(situations.of(stayEvent.citizen(), said)));
        }
        return new Answer.Nothing("two identities would be merged; a dry run does not show what is taken back then");
    }
}
