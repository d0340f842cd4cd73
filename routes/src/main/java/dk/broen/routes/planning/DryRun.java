package dk.broen.routes.planning;

import dk.broen.adapters.consent.ConsentAnswers;
import dk.broen.adapters.facts.Fact;
import dk.broen.domain.history.CprFound;
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
import dk.broen.mappings.xdis.XdisReader;
import dk.broen.routes.arrival.Envelopes;
import java.nio.charset.Charset;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Says what a message or a fact would do now, without doing it: the same planner on the same situation, and nothing is stored. */
@Component
public class DryRun {
    private final Envelopes envelopes;
    private final AdtInterpreter adt;
    private final HospitalNotificationReader medcom;
    private final XdisReader xdis;
    private final ReplacementCitizens replacements;
    private final Identities identities;
    private final Situations situations;
    private final AskRegisters registers;
    private final TransactionTemplate readOnly;
    private final Directory directory;
    private final Clock clock;

    DryRun(Envelopes envelopes, AdtInterpreter adt, HospitalNotificationReader medcom, XdisReader xdis, ReplacementCitizens replacements,
        Identities identities, Situations situations, AskRegisters registers, PlatformTransactionManager transactions, Directory directory,
        Clock clock) {
        this.envelopes = envelopes;
        this.adt = adt;
        this.medcom = medcom;
        this.xdis = xdis;
        this.replacements = replacements;
        this.identities = identities;
        this.situations = situations;
        this.registers = registers;
        this.readOnly = new TransactionTemplate(transactions);
        readOnly.setReadOnly(true);
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
    public Answer hl7v2(byte[] raw) {
        Hl7Envelope envelope = envelopes.read(raw);
        if (envelope instanceof Hl7Envelope.Unreadable unreadable) {
            return new Answer.Unreadable(unreadable.refusal().fault().name(), unreadable.refusal().location(),
                unreadable.refusal().fault().sentence());
        }
        Charset charset = ((Hl7Envelope.Readable) envelope).charset();
        Interpretation meaning = adt.interpret(raw, charset, directory::sender);
        return answer(meaning instanceof Interpretation.Waiting waiting ? directory.sender(envelope.header().sender())
            .flatMap(hospital -> replacements.citizenOf(waiting.number(), hospital.id()))
            .map(citizen -> adt.interpret(raw, charset, directory::sender, citizen)).orElse(waiting) : meaning);
    }

    /** What a MedCom message would do. */
    public Answer medcom(byte[] raw) {
        return answer(medcom.interpret(raw, directory::sender));
    }

    /** What an XDIS message would do. */
    public Answer xdis(byte[] raw) {
        return answer(xdis.interpret(raw, directory::sender));
    }

    /** What these facts about the citizen would do, together with those that are recorded. */
    public Plan facts(Cpr citizen, List<Fact> more) {
        return Planner.plan(situation(citizen, List.of(), List.of(), more));
    }

    private Answer answer(Interpretation meaning) {
        if (meaning instanceof Interpretation.Nothing nothing) {
            return new Answer.Nothing(nothing.because());
        }
        if (meaning instanceof Interpretation.Unreadable unreadable) {
            return new Answer.Unreadable(unreadable.code(), unreadable.location(), unreadable.message());
        }
        if (meaning instanceof Interpretation.Event event && event.event() instanceof StayEvent asSent) {
            StayEvent stayEvent = asSent.withCitizen(identities.current(asSent.citizen()));
            return new Answer.Planned(Planner.plan(situation(stayEvent.citizen(), List.of(stayEvent),
                List.of(new Said(new OccasionId(UUID.randomUUID()), stayEvent, clock.instant())), List.of())));
        }
        if (meaning instanceof Interpretation.Waiting) {
            return new Answer.Nothing("the message waits until somebody says whose replacement CPR number it names");
        }
        if (meaning instanceof Interpretation.Event event && event.event() instanceof CprFound) {
            return new Answer.Nothing("it says whose a replacement CPR number is; a dry run does not show what waited for that");
        }
        return new Answer.Nothing("two identities would be merged; a dry run does not show what is taken back then");
    }

    /** The consent registers are asked before the transaction, as in planning. */
    private Situation situation(Cpr citizen, List<StayEvent> arriving, List<Said> more, List<Fact> recorded) {
        ConsentAnswers consents = registers.about(Set.of(citizen), arriving);
        return Objects
            .requireNonNull(readOnly.execute(transaction -> situations.of(Set.of(citizen), consents, more, recorded).get(citizen)));
    }
}
