package dk.broen.hub.inbox;

import dk.broen.adapters.audit.AuditEntry;
import dk.broen.adapters.audit.AuditLog;
import dk.broen.adapters.consent.ConsentAnswers;
import dk.broen.adapters.inbox.InboxNotices;
import dk.broen.adapters.inbox.ToldNotice;
import dk.broen.domain.notification.Acknowledgement;
import dk.broen.domain.planning.Reading;
import dk.broen.domain.planning.Situation;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.routes.followup.AnswerNotice;
import dk.broen.routes.followup.Audience;
import dk.broen.routes.planning.AskRegisters;
import dk.broen.routes.planning.Situations;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Opens a notice for a person. A notice of another unit is answered like one that does not exist. What it says is shown only if the unit may be told it at
 * this moment. That it was opened, or refused, is written down in the same transaction: otherwise nothing is shown.
 */
@Component
class OpenNotice {
    private static final Logger LOG = LoggerFactory.getLogger(OpenNotice.class);
    private final InboxNotices notices;
    private final Situations situations;
    private final AskRegisters registers;
    private final AnswerNotice answers;
    private final AuditLog audit;
    private final TransactionTemplate transactions;
    private final Clock clock;

    OpenNotice(InboxNotices notices, Situations situations, AskRegisters registers, AnswerNotice answers, AuditLog audit,
        TransactionTemplate transactions, Clock clock) {
        this.notices = notices;
        this.situations = situations;
        this.registers = registers;
        this.answers = answers;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * A notice to the person's unit.
     *
     * @param reading whether its words may be shown; otherwise only that there was a notice
     * @param citizenName the name that a hospital sent last
     */
    record Opened(ToldNotice notice, Reading reading, Optional<String> citizenName) {
        public boolean shown() {
            return reading == Reading.PERMITTED;
        }

        @Override
        public String toString() {
            return "Opened[" + notice.reference() + "]";
        }
    }

    /** @throws NoSuchPageException if no notice to the person's units has this reference */
    Opened open(String typed, Person person) {
        ToldNotice found = own(typed, person);
        ConsentAnswers consents = registers.about(Set.of(found.citizen()));
        return Objects.requireNonNull(transactions.execute(transaction -> {
            Opened opened = opened(found, situation(found.citizen(), consents));
            audit.add(entry(opened.shown() ? AuditEntry.What.NOTICE_READ : AuditEntry.What.NOTICE_NOT_SHOWN, found, person),
                clock.instant());
            if (opened.shown()) {
                answers.answer(found.reference(), new AnswerNotice.Given(person.who(), new Audience.Units(person.units()),
                    Acknowledgement.Kind.SEEN, Optional.empty(), Acknowledgement.Way.INBOX));
            }
            return new Opened(notices.find(found.reference()).orElse(found), opened.reading(), opened.citizenName());
        }));
    }

    /** A notice with all that was told of its citizen, each opened for itself. */
    record Course(Opened opened, List<Opened> own, List<ToldNotice> all) {
        @Override
        public String toString() {
            return "Course[" + opened.notice().reference() + "]";
        }
    }

    /**
     * The course of the stay as far as the person's units were told, and to whom it was told.
     *
     * @throws NoSuchPageException if the notice is not one to a coordinator, or may not be read any more
     */
    Course course(String typed, Person person) {
        ToldNotice found = own(typed, person);
        ConsentAnswers consents = registers.about(Set.of(found.citizen()));
        return Objects.requireNonNull(transactions.execute(transaction -> {
            Situation situation = situation(found.citizen(), consents);
            Opened opened = opened(found, situation);
            if (!opened.shown() || !toCoordinator(found)) {
                audit.add(entry(AuditEntry.What.NOTICE_NOT_SHOWN, found, person), clock.instant());
                return Optional.<Course>empty();
            }
            List<ToldNotice> all = notices.about(found.citizen());
            audit.add(entry(AuditEntry.What.COURSE_READ, found, person), clock.instant());
            audit.add(entry(AuditEntry.What.DISCLOSURE_LOG_READ, found, person), clock.instant());
            return Optional.of(new Course(opened, all.stream().filter(notice -> isOwn(notice, person))
                .map(notice -> opened(notice, situation)).filter(one -> one.reading() != Reading.NO_BASIS).toList(), all));
        })).orElseThrow(NoSuchPageException::new);
    }

    /** Whether the notice was told to a unit as coordinator, so that its reader sees the course. */
    static boolean toCoordinator(ToldNotice notice) {
        return notice.content().function().equals(UnitFunction.COORDINATOR);
    }

    /** @throws NoSuchPageException if no notice to the person's units has this reference; then that is written down */
    ToldNotice own(String typed, Person person) {
        String reference = typed.strip().toUpperCase(Locale.ROOT);
        Optional<ToldNotice> found = transactions.execute(transaction -> notices.find(reference));
        Optional<ToldNotice> own = Objects.requireNonNull(found).filter(notice -> isOwn(notice, person));
        if (own.isEmpty()) {
            refused(found.map(notice -> reference), person);
        }
        return own.orElseThrow(NoSuchPageException::new);
    }

    /** What a person typed is kept only if it is a reference: it could be anything. */
    private void refused(Optional<String> reference, Person person) {
        transactions.executeWithoutResult(transaction -> audit.add(
            new AuditEntry(AuditEntry.What.NOTICE_REFUSED, person.who(), reference, Optional.empty()), clock.instant()));
        LOG.warn("BRN5122 inbox-notice-refused exists={}", reference.isPresent());
    }

    static boolean isOwn(ToldNotice notice, Person person) {
        return person.units().contains(notice.entry().recipient().unit())
            && person.municipality().filter(notice.entry().municipality()::equals).isPresent();
    }

    private Situation situation(Cpr citizen, ConsentAnswers consents) {
        return situations.of(Set.of(citizen), consents).get(citizen);
    }

    private static Opened opened(ToldNotice notice, Situation situation) {
        return new Opened(notice, Reading.of(notice.entry(), situation), situation.course().citizenName());
    }

    private static AuditEntry entry(AuditEntry.What what, ToldNotice notice, Person person) {
        return new AuditEntry(what, person.who(), Optional.of(notice.reference()), Optional.of(notice.citizenKey()));
    }
}
