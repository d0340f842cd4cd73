package dk.broen.hub.inbox;

import dk.broen.adapters.audit.AuditEntry;
import dk.broen.adapters.audit.AuditLog;
import dk.broen.adapters.followup.StoredWorkItem;
import dk.broen.adapters.followup.WorkItemFilter;
import dk.broen.adapters.followup.WorkItems;
import dk.broen.adapters.occasions.Citizens;
import dk.broen.domain.terms.Cpr;
import dk.broen.routes.followup.AnswerWorkItem;
import dk.broen.routes.followup.AskAbout;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens and answers a work item for a person. One of others is answered like one that does not exist. */
@Component
class OpenWorkItem {
    private static final Logger LOG = LoggerFactory.getLogger(OpenWorkItem.class);
    private final WorkItems workItems;
    private final AskAbout askAbout;
    private final AnswerWorkItem answering;
    private final Citizens citizens;
    private final AuditLog audit;
    private final TransactionTemplate transactions;
    private final Clock clock;

    OpenWorkItem(WorkItems workItems, AskAbout askAbout, AnswerWorkItem answering, Citizens citizens, AuditLog audit,
        TransactionTemplate transactions, Clock clock) {
        this.workItems = workItems;
        this.askAbout = askAbout;
        this.answering = answering;
        this.citizens = citizens;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A work item with what its reader may know. */
    record Opened(StoredWorkItem item, AskAbout.Detail detail) {}

    /** @param faults of the answer, each with its place, if it is incomplete */
    record Answered(Done done, List<String> faults) {}

    /** What the page says afterwards. */
    enum Done {
        ANSWERED, CLOSED_BEFORE, INCOMPLETE;

        static Optional<Done> of(String name) {
            return Arrays.stream(values()).filter(done -> done.name().equals(name)).findFirst();
        }
    }

    /** @throws NoSuchPageException if no work item for the person has this reference */
    Opened open(String typed, Person person) {
        StoredWorkItem item = own(typed, person);
        AskAbout.Detail detail = askAbout.of(item, item.item().addressee());
        detail.citizen().ifPresent(citizen -> write(AuditEntry.What.WORK_ITEM_READ, person, item, Optional.of(citizen)));
        return new Opened(item, detail);
    }

    /** @throws NoSuchPageException if no work item for the person has this reference */
    Answered answer(String typed, AnswerWorkItem.Given given, Person person) {
        StoredWorkItem item = own(typed, person);
        if (given.because().isEmpty()) {
            return new Answered(Done.INCOMPLETE, List.of());
        }
        return Objects.requireNonNull(transactions.execute(transaction -> {
            AnswerWorkItem.Outcome outcome = answering.answer(item.id(), given);
            if (outcome instanceof AnswerWorkItem.Outcome.Recorded) {
                write(AuditEntry.What.WORK_ITEM_ANSWERED, person, item, workItems.citizenOf(item.id()));
                return new Answered(Done.ANSWERED, List.of());
            }
            return outcome instanceof AnswerWorkItem.Outcome.Refused refused ? new Answered(Done.INCOMPLETE, refused.faults())
                : new Answered(Done.CLOSED_BEFORE, List.of());
        }));
    }

    private StoredWorkItem own(String typed, Person person) {
        String reference = normal(typed);
        Optional<StoredWorkItem> found =
            workItems.list(WorkItemFilter.of(reference, Optional.of(person.addressees()))).stream().findFirst();
        if (found.isEmpty()) {
            boolean exists = !workItems.list(WorkItemFilter.of(reference, Optional.empty())).isEmpty();
            transactions.executeWithoutResult(transaction -> audit.add(new AuditEntry(AuditEntry.What.WORK_ITEM_REFUSED, person.who(),
                Optional.of(reference).filter(known -> exists), Optional.empty()), clock.instant()));
            LOG.warn("BRN5123 inbox-work-item-refused exists={}", exists);
        }
        return found.orElseThrow(NoSuchPageException::new);
    }

    /** What was typed becomes part of an address only if it can be a reference. */
    static String normal(String typed) {
        String reference = typed.strip().toUpperCase(Locale.ROOT);
        return reference.matches("[0-9A-Z]{1,12}") ? reference : "unknown";
    }

    private void write(AuditEntry.What what, Person person, StoredWorkItem item, Optional<Cpr> citizen) {
        transactions.executeWithoutResult(transaction -> audit.add(new AuditEntry(what, person.who(), Optional.of(item.reference()),
            citizen.map(citizens::keyOf)), clock.instant()));
    }
}
