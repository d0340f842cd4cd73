package dk.broen.hub.inbox;

import dk.broen.adapters.audit.AuditEntry;
import dk.broen.adapters.audit.AuditLog;
import dk.broen.adapters.consent.ConsentAnswers;
import dk.broen.adapters.followup.WorkItems;
import dk.broen.adapters.occasions.Citizens;
import dk.broen.adapters.outbox.Addressee;
import dk.broen.adapters.outbox.DueNotification;
import dk.broen.adapters.outbox.Outbox;
import dk.broen.domain.followup.WardAnswer;
import dk.broen.domain.planning.Planner;
import dk.broen.domain.terms.Cpr;
import dk.broen.mappings.notice.Texts;
import dk.broen.mappings.notice.WardWords;
import dk.broen.routes.planning.AskRegisters;
import dk.broen.routes.planning.Situations;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Opens the answer to a ward for a person of its hospital: what the mail would say to a safe address. It is shown only if it is the last one about its
 * stay and right at this moment, as it would leave only then. That it was read is written down in the same transaction.
 */
@Component
class OpenWardAnswer {
    private final Outbox outbox;
    private final WorkItems workItems;
    private final Situations situations;
    private final AskRegisters registers;
    private final Citizens citizens;
    private final AuditLog audit;
    private final WardWords words;
    private final TransactionTemplate transactions;
    private final Clock clock;

    OpenWardAnswer(Outbox outbox, WorkItems workItems, Situations situations, AskRegisters registers, Citizens citizens, AuditLog audit,
        Texts texts, TransactionTemplate transactions, Clock clock) {
        this.outbox = outbox;
        this.workItems = workItems;
        this.situations = situations;
        this.registers = registers;
        this.citizens = citizens;
        this.audit = audit;
        this.words = new WardWords(texts);
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param said what may be read; empty if the answer holds no more, or a newer one exists */
    record Opened(String reference, Optional<Said> said) {}

    /**
     * What an answer says.
     *
     * @param visit the number of the stay at the hospital
     * @param workItem the reference of the work item that the ward answers; empty if nothing is asked, or it is not open any more
     */
    record Said(Cpr citizen, String visit, List<String> sentences, Optional<String> workItem) {
        @Override
        public String toString() {
            return "Said";
        }
    }

    /** Empty if no answer that left to a ward of the person's hospital has this reference. */
    Optional<Opened> open(String typed, Person person) {
        Optional<DueNotification> left =
            Objects.requireNonNull(transactions.execute(transaction -> outbox.left(OpenWorkItem.normal(typed))))
                .map(Outbox.Left::notice);
        return left.filter(notice -> notice.to() instanceof Addressee.Ward ward
            && person.hospital().filter(ward.answer().hospital()::equals).isPresent())
            .map(notice -> opened(notice, ((Addressee.Ward) notice.to()).answer(), person));
    }

    private Opened opened(DueNotification notice, WardAnswer answer, Person person) {
        Cpr citizen = notice.citizen();
        ConsentAnswers consents = registers.about(Set.of(citizen));
        return Objects.requireNonNull(transactions.execute(transaction -> {
            boolean holds = Planner.plan(situations.of(Set.of(citizen), consents).get(citizen)).wardAnswersKept().contains(answer);
            if (!holds) {
                return new Opened(notice.reference(), Optional.empty());
            }
            audit.add(new AuditEntry(AuditEntry.What.WARD_ANSWER_READ, person.who(), Optional.of(notice.reference()),
                Optional.of(citizens.keyOf(citizen))), clock.instant());
            Optional<String> workItem = answer.question().flatMap(question -> workItems.referenceOf(citizen, question.workItem()));
            return new Opened(notice.reference(),
                Optional.of(new Said(citizen, answer.stay().episode(), words.of(answer, workItem), workItem)));
        }));
    }
}
