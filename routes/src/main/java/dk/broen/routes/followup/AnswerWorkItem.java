package dk.broen.routes.followup;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.adapters.consent.ConsentAnswers;
import dk.broen.adapters.consent.ConsentRegisters;
import dk.broen.adapters.facts.AnswerReader;
import dk.broen.adapters.facts.Fact;
import dk.broen.adapters.facts.FactEntry;
import dk.broen.adapters.facts.FactOwner;
import dk.broen.adapters.facts.FactsRecording;
import dk.broen.adapters.facts.FactsRefused;
import dk.broen.adapters.facts.FactsWriting;
import dk.broen.adapters.facts.SourceId;
import dk.broen.adapters.followup.StoredWorkItem;
import dk.broen.adapters.followup.WorkItems;
import dk.broen.adapters.history.ReplacementNumbers;
import dk.broen.adapters.history.ReplacementNumbers.Known;
import dk.broen.domain.followup.Addressee;
import dk.broen.domain.followup.Answer;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.planning.Asked;
import dk.broen.domain.planning.CitizenNamed;
import dk.broen.domain.planning.Situation;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import dk.broen.routes.planning.AskRegisters;
import dk.broen.routes.planning.Identities;
import dk.broen.routes.planning.Replacements;
import dk.broen.routes.planning.Situations;
import dk.broen.routes.transaction.AfterCommit;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A named human answers a work item. What the answer says is recorded as a fact, the work item is closed unless the citizen could not be asked,
 * and the hub looks at the citizen again: all in one transaction, so that a killed hub neither loses the answer nor records it twice.
 */
@Component
public class AnswerWorkItem {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerWorkItem.class);
    private final WorkItems workItems;
    private final FactsRecording recording;
    private final FactOwner owner;
    private final AnswerReader reader;
    private final ReplacementNumbers numbers;
    private final Replacements replacements;
    private final Identities identities;
    private final Situations situations;
    private final AskRegisters askRegisters;
    private final ConsentRegisters registers;
    private final Directory directory;
    private final TransactionTemplate transactions;
    private final Clock clock;

    AnswerWorkItem(WorkItems workItems, FactsRecording recording, FactOwner owner, AnswerReader reader, ReplacementNumbers numbers,
        Replacements replacements, Identities identities, Situations situations, AskRegisters askRegisters, ConsentRegisters registers,
        Directory directory, TransactionTemplate transactions, Clock clock) {
        this.workItems = workItems;
        this.recording = recording;
        this.owner = owner;
        this.reader = reader;
        this.numbers = numbers;
        this.replacements = replacements;
        this.identities = identities;
        this.situations = situations;
        this.askRegisters = askRegisters;
        this.registers = registers;
        this.directory = directory;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * What a client sends.
     *
     * @param client the author
     * @param operator whether the client may answer what another one has taken, and for whoever must act
     * @param details the fact that the answer says, as JSON
     * @param on the day on which the citizen answered, if it can be another one than today; never a later one
     * @param later whether what the citizen says after the question was closed is recorded too, as far as it may follow. A client that
     *     reads the conflict decides itself
     */
    public record Given(String client, boolean operator, Answer.Code code, ObjectNode details, String because, Optional<LocalDate> on,
        boolean later) {
        /** From a client that reads at once what has become of it: the citizen answers today. */
        public static Given now(String client, boolean operator, Answer.Code code, ObjectNode details, String because) {
            return new Given(client, operator, code, details, because, Optional.empty(), false);
        }

        /** What is compared to recognise the same answer. */
        private String content() {
            ObjectNode content = details.deepCopy().put("answer", code.name()).put("because", because);
            on.ifPresent(day -> content.put("on", day.toString()));
            return content.toString();
        }

        @Override
        public String toString() {
            return "Given[" + code + "]";
        }
    }

    /** What became of an answer. */
    public sealed interface Outcome {
        /** It is recorded, now or when the client sent it before. */
        record Recorded(StoredWorkItem item) implements Outcome {}

        /** It cannot be recorded as things stand. */
        record Conflict(String because) implements Outcome {}

        /** It has faults; each names its place. */
        record Refused(List<String> faults) implements Outcome {}
    }

    /** Records the answer, unless the work item was closed before. The consent registers are asked before the transaction, as in planning. */
    public Outcome answer(UUID id, Given given) {
        Optional<Cpr> known = workItems.citizenOf(id);
        ConsentAnswers consents = known.map(citizen -> askRegisters.about(Set.of(citizen))).orElse(ConsentAnswers.NONE);
        return Objects.requireNonNull(transactions.execute(transaction -> {
            Optional<Known> number = numbers.lockedOf(id);
            Optional<Cpr> citizen = known.map(former -> identities.locked(Set.of(former)).get(former));
            StoredWorkItem item = workItems.locked(id);
            return closedBefore(item, given).or(() -> notAccepted(item, given))
                .orElseGet(() -> read(item, given, citizen, number, consents));
        }));
    }

    /**
     * A named human takes back whose replacement CPR number it was said to be. What was told because of it is taken back, and another work item
     * asks.
     */
    public Outcome takeBack(UUID id, String client, String because) {
        return Objects.requireNonNull(transactions.execute(transaction -> {
            Optional<Known> number = numbers.lockedOf(id);
            StoredWorkItem item = workItems.locked(id);
            if (number.isEmpty() || item.standing().open()
                || !(item.item().addressee().orElse(null) instanceof Addressee.Ward ward)) {
                return new Outcome.Conflict("nothing can be taken back: this work item is open, is followed by another one, or is no "
                    + WorkItem.Kind.REPLACEMENT_CPR);
            }
            workItems.takenBack(id, client, because, clock.instant());
            replacements.takeBack(number.get(), ward.hospital());
            return new Outcome.Recorded(item);
        }));
    }

    private Optional<Outcome> closedBefore(StoredWorkItem item, Given given) {
        if (item.closed().isEmpty()) {
            return Optional.empty();
        }
        StoredWorkItem.Closed closed = item.closed().get();
        if ((given.later() || closed.by().equals(given.client())) && workItems.answerOf(item.id()).equals(given.content())) {
            return Optional.of(new Outcome.Recorded(item));
        }
        return Optional.<Outcome>of(new Outcome.Conflict("this work item is closed since " + closed.at()
            + closed.answer().map(code -> ": " + code).orElse("") + ", by " + closed.by()))
            .filter(conflict -> !given.later() || !given.code().mayFollow(closed.answer()));
    }

    private static Optional<Outcome> notAccepted(StoredWorkItem item, Given given) {
        Set<Answer.Code> accepted = Answer.Code.acceptedFor(item.item().kind());
        if (!accepted.contains(given.code())) {
            return Optional.of(new Outcome.Refused(List.of("answer: " + given.code() + " answers no " + item.item().kind()
                + "; accepted are " + accepted)));
        }
        return item.taken().filter(taken -> !given.operator() && !taken.by().equals(given.client()))
            .map(taken -> new Outcome.Conflict("this work item is taken by " + taken.by() + " since " + taken.at()));
    }

    private Outcome read(StoredWorkItem item, Given given, Optional<Cpr> citizen, Optional<Known> number, ConsentAnswers consents) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, DENMARK);
        try {
            if (given.code().ofCitizen()) {
                Cpr asking = citizen.orElseThrow();
                Optional<Asked> asked = asked(item, given, situation(asking, consents));
                Optional<Outcome> unanswerable = unanswerable(asked);
                return unanswerable.isPresent() ? unanswerable.get()
                    : record(item, given, citizen, reader.ofCitizen(given.code(), given.details(), asking, asked.orElseThrow(),
                        given.on().orElse(today), today), now);
            }
            AnswerReader.Read read = reader.other(given.code(), given.details(), citizen, today);
            Optional<Outcome> foreign = foreign(item, given, citizen, consents, read.answer());
            if (foreign.isPresent()) {
                return foreign.get();
            }
            Outcome recorded = record(item, given, citizen, read, now);
            number.ifPresent(asked -> decide(asked, read.answer()));
            return recorded;
        } catch (FactsRefused refused) {
            return new Outcome.Refused(refused.faults());
        }
    }

    /** A no is about the recipients who were asked about, whoever acts by now. */
    private static Optional<Asked> asked(StoredWorkItem item, Given given, Situation situation) {
        return given.later() && given.code() == Answer.Code.REFUSES ? Asked.onceBy(item.item().key(), situation)
            : Asked.by(item.item().key(), situation);
    }

    private void decide(Known number, Answer answer) {
        if (answer instanceof Answer.CprOf named) {
            replacements.match(number, named.citizen());
        } else {
            replacements.reject(number);
        }
    }

    private Optional<Outcome> unanswerable(Optional<Asked> asked) {
        if (asked.isEmpty()) {
            return Optional.of(new Outcome.Conflict("nothing is asked now: the stay is not known any more, another municipality "
                + "acts, or it is unclear which one does"));
        }
        return Optional.of(asked.get().municipality()).filter(registers::has).map(municipality -> new Outcome.Conflict(
            "municipality " + municipality
                + " keeps consents in its own register: record the answer there; the hub closes the work item when "
                + "the register knows it"));
    }

    /** A municipality decides for itself only, and about citizens that the work item names to it. */
    private Optional<Outcome> foreign(StoredWorkItem item, Given given, Optional<Cpr> citizen, ConsentAnswers consents, Answer answer) {
        if (!(item.item().addressee().orElse(null) instanceof Addressee.OneMunicipality one)) {
            return Optional.empty();
        }
        if (answer instanceof Answer.Coordinating coordinating) {
            if (!has(one.municipality(), coordinating.appointment().unit())) {
                return Optional.of(new Outcome.Refused(
                    List.of("appointment.unit: is no unit of municipality " + one.municipality())));
            }
            return Optional
                .<Outcome>of(new Outcome.Conflict("this work item does not name the citizen: nobody in the municipality may know"))
                .filter(unnamed -> !given.operator()
                    && !CitizenNamed.to(one, item.item().key(), situation(citizen.orElseThrow(), consents)));
        }
        return Optional.<Outcome>of(new Outcome.Refused(List.of("residence.municipality: is not " + one.municipality())))
            .filter(other -> !given.operator() && answer instanceof Answer.Acting acting
                && !acting.residence().municipality().equals(one.municipality()));
    }

    private boolean has(MunicipalityCode municipality, UnitId unit) {
        return directory.municipality(municipality).flatMap(known -> known.unit(unit)).isPresent();
    }

    private Situation situation(Cpr citizen, ConsentAnswers consents) {
        return situations.of(Set.of(citizen), consents).get(citizen);
    }

    private Outcome record(StoredWorkItem item, Given given, Optional<Cpr> citizen, AnswerReader.Read read, Instant now) {
        close(item, given, read.answer(), now);
        citizen.ifPresent(about -> {
            if (!read.facts().isEmpty()) {
                recording.record(FactsWriting.of(given.client(), given.because(), entries(item, about, read.facts())), now);
            }
            workItems.look(about, now);
        });
        AfterCommit
            .run(() -> LOG.info("BRN5102 work-item-answered ref={} kind={} answer={} client={}", item.reference(), item.item().kind(),
                given.code(), given.client()));
        return new Outcome.Recorded(workItems.locked(item.id()));
    }

    private void close(StoredWorkItem item, Given given, Answer answer, Instant now) {
        if (item.closed().isPresent()) {
            workItems.answeredAgain(item.id(), answer, given.content(), given.client(), given.because(), now);
        } else if (answer.state() == WorkItem.State.OPEN) {
            workItems.notReached(item.id(), given.client(), given.because(), now);
        } else {
            workItems.answered(item.id(), answer, given.content(), given.client(), given.because(), now);
        }
    }

    /**
     * A fact that names its work item replaces no fact that somebody else recorded, such as a refusal of the same day. What the citizen says
     * about a recipient replaces the same word about the same recipients only: a no never takes the place of a yes that names others too.
     */
    private List<FactEntry> entries(StoredWorkItem item, Cpr citizen, List<Fact> facts) {
        return facts.stream().map(fact -> new FactEntry("answer", citizen, fact, owner.of(fact).orElseThrow(),
            Optional.of(new SourceId("work-item-" + item.reference() + word(fact))))).toList();
    }

    private static String word(Fact fact) {
        return fact instanceof Fact.Consented consented ? consented.consent().functions().stream().map(UnitFunction::code).sorted()
            .collect(Collectors.joining("+", "-" + consented.consent().answer() + "-", "")) : "";
    }
}
