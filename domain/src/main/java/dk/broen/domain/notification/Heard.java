package dk.broen.domain.notification;

import dk.broen.domain.disclosure.Present;
import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.disclosure.Words;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.LedgerEntryId;
import dk.broen.domain.terms.MatterKey;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What one recipient heard or may have heard, and what counts as told to it (design.md §3). Nothing else in the product has a notion of
 * "told".
 */
public final class Heard {
    /** What lasts: it is said again to a recipient whose part ended and returned (domain.md §5). */
    private static final Set<EventType> SAID_AGAIN =
        Set.of(EventType.ADMITTED, EventType.LEAVE_STARTED, EventType.DISCHARGE_PLANNED, EventType.STEP);

    private final List<LedgerEntry> attempted;
    private final Set<Saying> heard = new LinkedHashSet<>();
    private final Set<Saying> told = new LinkedHashSet<>();
    private final Set<Optional<Present.State>> lastWords = new HashSet<>(Set.of(Optional.empty()));
    private final Set<ContactPoint> reachedAt = new LinkedHashSet<>();
    private final Set<MatterKey> waiting;
    private final Predicate<LedgerEntry> goesOn;
    private boolean partEnded;

    /** @param entries the entries of the recipient, in the order in which they were made */
    public Heard(List<LedgerEntry> entries) {
        this(entries, givenUp -> false);
    }

    /**
     * @param entries the entries of the recipient, in the order in which they were made
     * @param goesOn whether what was given up is told at another contact point: then it does not count as told
     */
    public Heard(List<LedgerEntry> entries, Predicate<LedgerEntry> goesOn) {
        this.goesOn = goesOn;
        waiting = entries.stream().filter(LedgerEntry::pending).flatMap(entry -> entry.words().says().stream()).map(Saying::matter)
            .collect(Collectors.toSet());
        attempted = entries.stream().filter(entry -> entry.attemptedAt().isPresent())
            .sorted(Comparator.comparing(entry -> entry.attemptedAt().orElseThrow())).toList();
        hearAll(entries.stream().flatMap(entry -> entry.answer().stream()).filter(answer -> answer.kind() == Acknowledgement.Kind.NOT_US)
            .map(Acknowledgement::at).sorted().collect(Collectors.toCollection(ArrayDeque::new)));
        entries.stream().filter(entry -> ended(entry) && entry.attemptedAt().isEmpty())
            .forEach(entry -> told.addAll(entry.words().says()));
    }

    /** What may have been heard and was not certainly taken back. */
    public Set<Saying> mayHaveHeard() {
        return Collections.unmodifiableSet(heard);
    }

    /** Whether the saying counts as told: it certainly arrived, or it was given up and a human has a work item. */
    public boolean told(Saying saying) {
        return told(saying, List.of(), UnaryOperator.identity());
    }

    /**
     * Whether the saying counts as told.
     *
     * @param takenBack what is taken back now: it does not count as told any more
     * @param asKnownNow turns what was told into what it would be told as now
     */
    public boolean told(Saying saying, Collection<Saying> takenBack, UnaryOperator<Saying> asKnownNow) {
        return told.stream().filter(one -> takenBack.stream().noneMatch(one::fallsWith)).map(asKnownNow).anyMatch(saying::agreesWith);
    }

    /** Whether a notice that says the matter can still leave: waiting never makes news old (design.md §3). */
    public boolean waitsFor(MatterKey matter) {
        return waiting.contains(matter);
    }

    /**
     * How often the recipient may have been told something else of the step: the number of its revision, 0 if it never heard of it. What takes
     * it back counts as one, and so does another day for the answer: a calendar keeps the later of two entries by this number.
     *
     * @param answerUntil until when an answer is expected now
     */
    public int revisionOf(Saying step, Optional<Instant> answerUntil) {
        int last = -1;
        Optional<Saying> standing = Optional.empty();
        for (LedgerEntry entry : attempted) {
            for (Saying takenBack : of(step, entry.words().takesBack())) {
                last = Math.max(last, takenBack.step().orElseThrow().revision() + 1);
                standing = Optional.empty();
            }
            for (Saying said : of(step, entry.words().says())) {
                last = Math.max(last, said.step().orElseThrow().revision());
                standing = Optional.of(said);
            }
        }
        return standing.filter(step::agreesWith).filter(said -> said.step().orElseThrow().answerUntil().equals(answerUntil)).isPresent()
            ? last : last + 1;
    }

    private static List<Saying> of(Saying step, List<Saying> sayings) {
        return sayings.stream().filter(saying -> saying.matter().equals(step.matter()) && saying.step().isPresent()).toList();
    }

    public boolean mayHaveHeard(Predicate<Saying> what) {
        return heard.stream().anyMatch(what);
    }

    /** The statements of how things stand, one of which is the last that the recipient read; empty stands for no statement. */
    public Set<Optional<Present.State>> lastWords() {
        return Collections.unmodifiableSet(lastWords);
    }

    /** Whether the recipient certainly heard or said that its part ended, and heard nothing after that but what is planned for a later day. */
    public boolean heardThatItsPartEnded() {
        return partEnded;
    }

    /**
     * The last entry that said what a notice with these words corrects, cancels or reminds of: what the words take back, or else how things
     * stood. Empty if there is none.
     */
    public Optional<LedgerEntryId> corrected(Words words) {
        return words.remind() ? Optional.of(words.remindsOf().get(words.remindsOf().size() - 1)) : attempted.stream()
            .filter(entry -> !entry.words().remind())
            .filter(entry -> words.takesBack().isEmpty() ? saidOtherwise(entry.words(), words)
                : entry.words().says().stream().anyMatch(saying -> takesBack(words, saying)))
            .reduce((earlier, later) -> later).map(LedgerEntry::id);
    }

    /** A step that was said again is taken back with all that was said of it. */
    private static boolean takesBack(Words words, Saying saying) {
        return words.takesBack().contains(saying)
            || saying.step().isPresent() && words.takesBack().stream().anyMatch(saying::fallsWith);
    }

    private static boolean saidOtherwise(Words before, Words words) {
        return NoticeKind.of(words) == NoticeKind.CORRECTED
            && !before.now().map(Present::state).equals(words.now().map(Present::state));
    }

    /** The contact points at which something may have arrived, the last one first. */
    public List<ContactPoint> reachedAt() {
        List<ContactPoint> lastFirst = new ArrayList<>(reachedAt);
        Collections.reverse(lastFirst);
        return lastFirst;
    }

    /** @param notUs when the recipient answered that the citizen is not theirs, the first first */
    private void hearAll(Deque<Instant> notUs) {
        for (LedgerEntry entry : attempted) {
            while (!notUs.isEmpty() && notUs.peek().isBefore(entry.attemptedAt().orElseThrow())) {
                notUs.remove();
                endPart();
            }
            hear(entry);
        }
        if (!notUs.isEmpty()) {
            endPart();
        }
    }

    /** Who answers "ikke os" knows that it has no part. */
    private void endPart() {
        told.removeIf(saying -> SAID_AGAIN.contains(saying.type()));
        partEnded = true;
    }

    private void hear(LedgerEntry entry) {
        attempted(entry);
        if (entry.delivered()) {
            delivered(entry);
        } else if (ended(entry)) {
            told.addAll(entry.words().says());
        }
    }

    private boolean ended(LedgerEntry entry) {
        return entry.givenUp() && !goesOn.test(entry);
    }

    private void attempted(LedgerEntry entry) {
        heard.addAll(entry.words().says());
        lastWords.add(entry.words().now().map(Present::state));
        told.removeIf(saying -> entry.words().takesBack().stream().anyMatch(saying::fallsWith));
        if (entry.words().partEnded()) {
            told.removeIf(saying -> SAID_AGAIN.contains(saying.type()));
        }
        partEnded &= !entry.words().toWhoHasAPart();
        entry.sendings().stream().filter(sending -> sending.life().attemptedAt().isPresent())
            .filter(sending -> !(sending.life() instanceof NoticeLife.GivenUp)).map(LedgerEntry.Sending::to).forEach(point -> {
                reachedAt.remove(point);
                reachedAt.add(point);
            });
    }

    private void delivered(LedgerEntry entry) {
        told.addAll(entry.words().says());
        heard.removeIf(
            saying -> entry.words().takesBack().stream().anyMatch(saying::fallsWith) && !entry.words().says().contains(saying));
        lastWords.clear();
        lastWords.add(entry.words().now().map(Present::state));
        partEnded |= entry.words().partEnded();
    }
}
