package dk.broen.routes.followup;

import dk.broen.adapters.acknowledgement.Acknowledgements;
import dk.broen.adapters.due.DueWork;
import dk.broen.adapters.occasions.Occasions;
import dk.broen.adapters.outbox.Addressee;
import dk.broen.adapters.outbox.DueNotification;
import dk.broen.adapters.outbox.Outbox;
import dk.broen.domain.notification.Acknowledgement;
import dk.broen.domain.planning.OccasionKind;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.LedgerEntryId;
import dk.broen.routes.planning.Identities;
import dk.broen.routes.transaction.AfterCommit;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A human answers a notice: "modtaget", or "ikke os" with a reason. The answer is recorded and the hub looks at the citizen: in one
 * transaction, so that a killed hub neither loses the answer nor records it twice. That somebody opened the notice is recorded too; it is no
 * answer, and nothing follows from it.
 */
@Component
public class AnswerNotice {
    /** The longest name and the longest reason that are recorded. */
    public static final int LONGEST_BY = 200;
    public static final int LONGEST_BECAUSE = 2000;

    private static final Logger LOG = LoggerFactory.getLogger(AnswerNotice.class);
    private final Outbox outbox;
    private final Acknowledgements acknowledgements;
    private final Identities identities;
    private final Occasions occasions;
    private final DueWork dueWork;
    private final TransactionTemplate transactions;
    private final Clock clock;

    AnswerNotice(Outbox outbox, Acknowledgements acknowledgements, Identities identities, Occasions occasions, DueWork dueWork,
        TransactionTemplate transactions, Clock clock) {
        this.outbox = outbox;
        this.acknowledgements = acknowledgements;
        this.identities = identities;
        this.occasions = occasions;
        this.dueWork = dueWork;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * What somebody answers.
     *
     * @param by who answers, by name or as a login names the person
     * @param as whose notices this one may answer
     * @param because the reason, in the words of the person; required with {@link Acknowledgement.Kind#NOT_US}
     */
    public record Given(String by, Audience as, Acknowledgement.Kind kind, Optional<String> because, Acknowledgement.Way way) {
        public Given {
            by = by.strip();
            because = because.map(String::strip).filter(text -> !text.isEmpty());
        }

        /** What is wrong with it, as place, colon and description. */
        private List<String> faults() {
            return Stream.of(
                Optional.of("by: is missing or empty; say who answers").filter(fault -> by.isEmpty()),
                tooLong("by", by, LONGEST_BY),
                Optional.of("because: is missing or empty; NOT_US needs the reason")
                    .filter(fault -> kind == Acknowledgement.Kind.NOT_US && because.isEmpty()),
                because.flatMap(text -> tooLong("because", text, LONGEST_BECAUSE))).flatMap(Optional::stream).toList();
        }

        private static Optional<String> tooLong(String place, String text, int longest) {
            return Optional.of(place + ": has more than " + longest + " characters").filter(fault -> text.length() > longest);
        }

        @Override
        public String toString() {
            return "Given[" + kind + " by " + way + "]";
        }
    }

    /** What became of an answer. */
    public sealed interface Outcome {
        /** It is recorded. */
        record Answered() implements Outcome {}

        /** The notice was answered so before; nothing changes. */
        record Already() implements Outcome {}

        /** It has faults; each names its place. */
        record Refused(List<String> because) implements Outcome {
            public Refused {
                because = List.copyOf(because);
            }
        }

        /** No notice with this reference has been sent to whoever answers. */
        record Unknown() implements Outcome {}
    }

    /** @param reference the short reference of the notice, as people type it */
    public Outcome answer(String reference, Given given) {
        List<String> faults = given.faults();
        if (!faults.isEmpty()) {
            return new Outcome.Refused(faults);
        }
        return Objects.requireNonNull(transactions.execute(transaction -> outbox.left(reference.strip().toUpperCase(Locale.ROOT))
            .map(Outbox.Left::notice)
            .filter(notice -> notice.to() instanceof Addressee.Unit unit && given.as().has(unit))
            .map(notice -> record(notice, given)).orElseGet(Outcome.Unknown::new)));
    }

    private Outcome record(DueNotification notice, Given given) {
        LedgerEntryId entry = notice.entry().orElseThrow();
        Cpr citizen = identities.locked(List.of(notice.citizen())).get(notice.citizen());
        Instant now = clock.instant();
        Acknowledgement said = new Acknowledgement(given.kind(), given.way(), given.by(), given.because(), now);
        if (isKnown(said, acknowledgements.of(entry))) {
            return new Outcome.Already();
        }
        acknowledgements.add(entry, notice.id(), said);
        if (said.answers()) {
            dueWork.scheduleLook(occasions.open(OccasionKind.ANSWERED, Optional.of(citizen), now).id(), now);
        }
        AfterCommit.run(() -> LOG.info("BRN4320 notice-answered ref={} answer={} way={}", notice.reference(), given.kind(), given.way()));
        return new Outcome.Answered();
    }

    /** The last answer holds, so that the one before it is an answer again. A notice is first opened once. */
    private static boolean isKnown(Acknowledgement said, List<Acknowledgement> before) {
        return before.stream().filter(earlier -> earlier.answers() == said.answers()).reduce((earlier, later) -> later)
            .filter(last -> last.kind() == said.kind()).isPresent();
    }
}
