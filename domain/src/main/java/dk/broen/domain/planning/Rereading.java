package dk.broen.domain.planning;

import dk.broen.domain.disclosure.Present;
import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.disclosure.Words;
import dk.broen.domain.notification.LedgerEntry;
import dk.broen.domain.permission.Verdict;
import dk.broen.domain.terms.UnitFunction;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the recipients of the notices about a citizen may read again at this moment (domain.md §4: a basis holds at the moment of telling; to open a
 * notice is to be told). Every matter that a notice says must be permitted today, in the function in which it was told, and true. A notice that only takes something
 * back, or says that a part ended, can always be read: whoever heard what was wrong must be able to unlearn it.
 */
public final class Rereading {
    private final Situation situation;
    private final Permissions permissions;

    private Rereading(Situation situation) {
        this.permissions = Permissions.of(Parts.of(Responsible.of(situation)));
        this.situation = permissions.situation(); // with the steps of the municipality that acts
    }

    public static Rereading in(Situation situation) {
        return new Rereading(situation);
    }

    /**
     * @param entry an entry of the citizen of the situation, which the recipient may have heard
     * @param told what the notice said when it left
     */
    public Reread of(LedgerEntry entry, Content told) {
        if (entry.withdrawn()) {
            return Reread.not(Reading.WITHDRAWN);
        }
        List<Saying> takenBack = takenBackLater(entry);
        List<Saying> says = told.words().says().stream().filter(saying -> takenBack.stream().noneMatch(saying::fallsWith))
            .filter(this::isTrue).toList();
        if (says.isEmpty() && !told.words().says().isEmpty()) {
            return Reread.not(Reading.TAKEN_BACK);
        }
        return says.isEmpty() ? withoutNews(entry, told) : withNews(entry, told, says);
    }

    /** Whether it is so today. What is not is taken back by a notice that is under way. */
    private boolean isTrue(Saying said) {
        Saying known = situation.course().asKnownNow(said);
        return situation.course().truths().flatMap(matter -> matter.atEachHospital().stream())
            .map(there -> situation.disclosure().truth(there, situation.directory())).anyMatch(known::agreesWith);
    }

    private List<Saying> takenBackLater(LedgerEntry entry) {
        return situation.ledger().entries().stream()
            .filter(other -> situation.today(other.recipient()).equals(situation.today(entry.recipient())))
            .filter(other -> !other.id().equals(entry.id()) && !other.madeAt().isBefore(entry.madeAt()))
            .filter(other -> other.attemptedAt().isPresent()).flatMap(other -> other.words().takesBack().stream()).toList();
    }

    /** How things stand is left out where something is said besides: it is how they stood when the notice left. */
    private Reread withNews(LedgerEntry entry, Content told, List<Saying> says) {
        Optional<Part> part = part(entry);
        List<Optional<Verdict>> verdicts = says.stream()
            .map(saying -> part.flatMap(known -> permissions.again(known, told.function(), saying))).toList();
        if (!verdicts.stream().allMatch(verdict -> verdict.filter(Rereading::mayOpen).isPresent())) {
            return Reread.not(Reading.NO_BASIS);
        }
        List<Verdict.Permitted> permitted = verdicts.stream().flatMap(Optional::stream).filter(Verdict.Permitted.class::isInstance)
            .map(Verdict.Permitted.class::cast).toList();
        if (permitted.size() < says.size()) {
            return Reread.not(Reading.NOT_NOW);
        }
        Optional<Verdict.Permitted> least = permitted.stream().filter(one -> one.basis().minimal()).findFirst();
        boolean minimal = least.isPresent() || part.filter(known -> known.onlyByBasis(told.function())).isPresent();
        Words words = words(told, says, Optional.empty());
        return new Reread(Reading.PERMITTED, Optional.of(minimal ? bare(told, words, least.orElse(permitted.get(0))) : with(told, words)),
            minimal);
    }

    private static boolean mayOpen(Verdict verdict) {
        return verdict instanceof Verdict.Permitted || verdict instanceof Verdict.Held;
    }

    private Reread withoutNews(LedgerEntry entry, Content told) {
        boolean unlearns = !told.words().takesBack().isEmpty() || told.words().partEnded();
        if (!unlearns && part(entry).filter(part -> mayKnowAll(part, told.function())).isEmpty()) {
            return Reread.not(Reading.NO_BASIS);
        }
        return new Reread(Reading.PERMITTED, Optional.of(with(told, words(told, List.of(),
            told.words().now().filter(now -> !unlearns)))), true);
    }

    /** How things stand is about all stays. */
    private boolean mayKnowAll(Part part, UnitFunction function) {
        List<Permissions.KnownStay> known = permissions.knownTo(part).stream()
            .filter(stay -> stay.as().stream().anyMatch(candidate -> candidate.function().equals(function))).toList();
        return !known.isEmpty() && situation.course().stays().stream()
            .allMatch(stay -> known.stream().anyMatch(one -> one.stay().equals(stay)));
    }

    private Optional<Part> part(LedgerEntry entry) {
        return permissions.parts().of(situation.today(entry.recipient()));
    }

    private static Words words(Content told, List<Saying> says, Optional<Present> now) {
        return new Words(told.words().takesBack(), says, now, told.words().partEnded(), told.words().remindsOf());
    }

    /** Flags, and who was told also, are of all that the notice said: where something of it is left out, so are they. */
    private static Content with(Content told, Words words) {
        boolean whole = words.says().size() == told.words().says().size();
        return new Content(told.recipient(), told.function(), told.standsInAs(), told.municipality(), words,
            whole ? told.flags() : Set.of(),
            whole ? told.toldAlso() : List.of(), told.coordinator(), told.corrects(), told.basis(), told.rule());
    }

    /** On a minimal basis no more than what happened. */
    private static Content bare(Content told, Words words, Verdict.Permitted today) {
        return new Content(told.recipient(), told.function(), told.standsInAs(), told.municipality(), words, Set.of(), List.of(),
            Optional.empty(),
            told.corrects(), today.basis(), today.rule());
    }
}
