package dk.broen.hub.inbox;

import dk.broen.adapters.audit.AuditEntry;
import dk.broen.adapters.audit.AuditLog;
import dk.broen.adapters.consent.ConsentAnswers;
import dk.broen.adapters.inbox.InboxNotices;
import dk.broen.adapters.inbox.ToldNotice;
import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.notification.Acknowledgement;
import dk.broen.domain.planning.Reread;
import dk.broen.domain.planning.Rereading;
import dk.broen.domain.planning.Situation;
import dk.broen.domain.terms.Cpr;
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
import java.util.stream.Stream;
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
    private final OwnUnits units;
    private final AuditLog audit;
    private final TransactionTemplate transactions;
    private final Clock clock;

    OpenNotice(InboxNotices notices, Situations situations, AskRegisters registers, AnswerNotice answers, OwnUnits units,
        AuditLog audit, TransactionTemplate transactions, Clock clock) {
        this.notices = notices;
        this.situations = situations;
        this.registers = registers;
        this.answers = answers;
        this.units = units;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * A notice to the person's unit.
     *
     * @param reread what of it may be shown now; if nothing, only that there was a notice
     * @param citizenName the name that a hospital sent last
     */
    record Opened(ToldNotice notice, Reread reread, Optional<String> citizenName) {
        public boolean shown() {
            return reread.content().isPresent();
        }

        public String reading() {
            return reread.reading().name();
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
            Opened opened = new Opening(situation(found.citizen(), consents)).of(found);
            audit.add(entry(opened.shown() ? AuditEntry.What.NOTICE_READ : AuditEntry.What.NOTICE_NOT_SHOWN, found, person),
                clock.instant());
            if (opened.shown()) {
                found.left().ifPresent(reference -> answers.answer(reference, new AnswerNotice.Given(person.who(),
                    new Audience.Units(units.of(person)), Acknowledgement.Kind.SEEN, Optional.empty(), Acknowledgement.Way.INBOX)));
            }
            return new Opened(notices.of(found.entry().id()).orElse(found), opened.reread(), opened.citizenName());
        }));
    }

    /**
     * The course of the stays of a notice.
     *
     * @param own what the person's units were told of them, each opened for itself
     * @param others the notices to others in the municipality
     */
    record Course(Opened opened, List<Opened> own, List<ToldNotice> others) {
        @Override
        public String toString() {
            return "Course[" + opened.notice().reference() + "]";
        }
    }

    /**
     * The course of the stays that a notice is about, as far as the person's units were told, and to whom it was told.
     *
     * @throws NoSuchPageException unless the reader may be told today, as coordinator, what the notice says
     */
    Course course(String typed, Person person) {
        ToldNotice found = own(typed, person);
        ConsentAnswers consents = registers.about(Set.of(found.citizen()));
        return Objects.requireNonNull(transactions.execute(transaction -> {
            Opening opening = new Opening(situation(found.citizen(), consents));
            Opened opened = opening.of(found);
            if (!opened.reread().coordinates()) {
                audit.add(entry(AuditEntry.What.NOTICE_NOT_SHOWN, found, person), clock.instant());
                return Optional.<Course>empty();
            }
            audit.add(entry(AuditEntry.What.COURSE_READ, found, person), clock.instant());
            audit.add(entry(AuditEntry.What.DISCLOSURE_LOG_READ, found, person), clock.instant());
            List<ToldNotice> about = notices.about(found.citizen()).stream().filter(notice -> areOfOneStay(notice, found)).toList();
            return Optional.of(new Course(opened, about.stream().filter(notice -> units.have(notice, person)).map(opening::of)
                .filter(Opened::shown).toList(), about.stream().filter(notice -> !units.have(notice, person)).toList()));
        })).orElseThrow(NoSuchPageException::new);
    }

    private static boolean areOfOneStay(ToldNotice one, ToldNotice other) {
        return one.equals(other) || sayings(one).anyMatch(saying -> sayings(other).anyMatch(said -> said.matter().equals(saying.matter())
            || said.stay().isPresent() && said.stay().equals(saying.stay())));
    }

    private static Stream<Saying> sayings(ToldNotice notice) {
        return Stream.concat(notice.content().words().says().stream(), notice.content().words().takesBack().stream());
    }

    /** @throws NoSuchPageException if no notice to the person's units has this reference; then that is written down */
    ToldNotice own(String typed, Person person) {
        String reference = typed.strip().toUpperCase(Locale.ROOT);
        Optional<ToldNotice> found = transactions.execute(transaction -> notices.find(reference));
        Optional<ToldNotice> own = Objects.requireNonNull(found).filter(notice -> units.have(notice, person));
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

    private Situation situation(Cpr citizen, ConsentAnswers consents) {
        return situations.of(Set.of(citizen), consents).get(citizen);
    }

    /** Opens notices about one citizen. */
    private record Opening(Rereading rereading, Optional<String> citizenName) {
        Opening(Situation situation) {
            this(Rereading.in(situation), situation.course().citizenName());
        }

        Opened of(ToldNotice notice) {
            return new Opened(notice, rereading.of(notice.entry(), notice.content()), citizenName);
        }
    }

    private static AuditEntry entry(AuditEntry.What what, ToldNotice notice, Person person) {
        return new AuditEntry(what, person.who(), Optional.of(notice.reference()), Optional.of(notice.citizenKey()));
    }
}
