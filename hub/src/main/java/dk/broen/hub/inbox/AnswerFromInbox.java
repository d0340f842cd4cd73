package dk.broen.hub.inbox;

import dk.broen.adapters.audit.AuditEntry;
import dk.broen.adapters.audit.AuditLog;
import dk.broen.adapters.inbox.Handovers;
import dk.broen.adapters.inbox.ToldNotice;
import dk.broen.domain.notification.Acknowledgement;
import dk.broen.routes.followup.AnswerNotice;
import dk.broen.routes.followup.Audience;
import java.time.Clock;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Answers a notice for a person, or hands it over to a colleague. What is done and that it was done are written in one transaction. */
@Component
class AnswerFromInbox {
    private final OpenNotice openNotice;
    private final AnswerNotice answers;
    private final OwnUnits units;
    private final Handovers handovers;
    private final AuditLog audit;
    private final TransactionTemplate transactions;
    private final Clock clock;

    AnswerFromInbox(OpenNotice openNotice, AnswerNotice answers, OwnUnits units, Handovers handovers, AuditLog audit,
        TransactionTemplate transactions, Clock clock) {
        this.openNotice = openNotice;
        this.answers = answers;
        this.units = units;
        this.handovers = handovers;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What the page says afterwards. */
    enum Done {
        RECEIVED, NOT_US, HANDED_OVER, ALREADY, INCOMPLETE, NOT_POSSIBLE;

        static Optional<Done> of(String name) {
            return Arrays.stream(values()).filter(done -> done.name().equals(name)).findFirst();
        }
    }

    /** @throws NoSuchPageException if no notice to the person's units has this reference */
    Done answer(String typed, Acknowledgement.Kind kind, String because, Person person) {
        ToldNotice notice = openNotice.own(typed, person);
        if (kind == Acknowledgement.Kind.SEEN) {
            return Done.INCOMPLETE;
        }
        return Objects.requireNonNull(transactions.execute(transaction -> {
            AnswerNotice.Outcome outcome = answers.answer(notice.left().orElse(notice.reference()), new AnswerNotice.Given(
                person.who(), new Audience.Units(units.of(person)), kind, Optional.of(because), Acknowledgement.Way.INBOX));
            if (outcome instanceof AnswerNotice.Outcome.Answered) {
                write(AuditEntry.What.NOTICE_ANSWERED, notice, person);
            }
            return done(outcome, kind);
        }));
    }

    private static Done done(AnswerNotice.Outcome outcome, Acknowledgement.Kind kind) {
        if (outcome instanceof AnswerNotice.Outcome.Answered) {
            return kind == Acknowledgement.Kind.RECEIVED ? Done.RECEIVED : Done.NOT_US;
        }
        if (outcome instanceof AnswerNotice.Outcome.Already) {
            return Done.ALREADY;
        }
        return outcome instanceof AnswerNotice.Outcome.Refused ? Done.INCOMPLETE : Done.NOT_POSSIBLE;
    }

    /**
     * @param colleague the name of a colleague, as people write it
     * @throws NoSuchPageException if no notice to the person's units has this reference
     */
    Done handOver(String typed, String colleague, Person person) {
        ToldNotice notice = openNotice.own(typed, person);
        String name = colleague.strip();
        if (name.isEmpty() || name.length() > AnswerNotice.LONGEST_BY) {
            return Done.INCOMPLETE;
        }
        transactions.executeWithoutResult(transaction -> {
            handovers.add(notice.entry().id(), new ToldNotice.Handover(clock.instant(), person.who(), name));
            write(AuditEntry.What.NOTICE_HANDED_OVER, notice, person);
        });
        return Done.HANDED_OVER;
    }

    private void write(AuditEntry.What what, ToldNotice notice, Person person) {
        audit.add(new AuditEntry(what, person.who(), Optional.of(notice.reference()), Optional.of(notice.citizenKey())), clock.instant());
    }
}
