package dk.broen.hub.inbox;

import dk.broen.adapters.facts.FactsIntake;
import dk.broen.adapters.facts.Recorded;
import dk.broen.adapters.facts.Recorded.Result;
import dk.broen.adapters.facts.SiftedFacts.Fault;
import dk.broen.adapters.sheet.FactsSheet;
import dk.broen.adapters.sheet.RowFault;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * What a sheet would change. It names rows by their lines, and citizens only where a fact is over that the sheet does not name.
 *
 * @param rows the rows below the header
 * @param charset how the file was read
 * @param lines the first rows that would change something
 * @param gone the first facts that the sheet does not name and that would be over, without those that are confidential
 * @param cut whether there are more of them
 * @param token identifies exactly these changes; empty if there are faults
 */
public record SheetPreview(String word, String rows, String charset, long added, long changed, long over, long unchanged, List<Line> lines,
    List<Gone> gone, boolean cut, List<RowFault> faults, String token) {
    static final int LISTED = 50;

    /** A row that changes something. */
    public record Line(String line, String result) {}

    /** @param kind the end of the key of the words, {@code sheet.kind.…} */
    public record Gone(String citizen, String kind) {
        @Override
        public String toString() {
            return "Gone[" + kind + "]";
        }
    }

    public SheetPreview {
        lines = List.copyOf(lines);
        gone = List.copyOf(gone);
        faults = List.copyOf(faults);
    }

    /** A sheet of which nothing can be read. */
    static SheetPreview unreadable(String word, FactsSheet sheet, List<RowFault> faults) {
        return new SheetPreview(word, String.valueOf(sheet.rows()), sheet.charset().name(), 0, 0, 0, 0, List.of(), List.of(), false, faults,
            "");
    }

    /** @param isShown whether a fact may be named here by its id */
    static SheetPreview of(String word, FactsSheet sheet, FactsIntake.Taken taken, Predicate<UUID> isShown) {
        Recorded recorded = taken.recorded();
        Predicate<Recorded.Outcome> changes = fact -> fact.result() != Result.UNCHANGED;
        List<RowFault> faults = sheet.rows(taken.refused().stream().map(Fault::toString).toList());
        return new SheetPreview(word, String.valueOf(sheet.rows()), sheet.charset().name(), recorded.count(Result.RECORDED),
            recorded.count(Result.CHANGED), recorded.count(Result.ENDED) + recorded.count(Result.WITHDRAWN),
            recorded.count(Result.UNCHANGED),
            recorded.facts().stream().filter(changes).limit(LISTED)
                .map(fact -> new Line(sheet.byLine(fact.place()).replaceAll("\\D", ""), fact.result().name())).toList(),
            recorded.gone().stream().limit(LISTED).filter(gone -> isShown.test(gone.id()))
                .map(gone -> new Gone(gone.citizen().digits().substring(0, 6) + "-"
                    + gone.citizen().digits().substring(6), gone.kind().name()))
                .toList(),
            recorded.facts().stream().filter(changes).count() > LISTED || recorded.gone().size() > LISTED, faults,
            faults.isEmpty() ? recorded.token() : "");
    }

    public boolean changesAnything() {
        return added + changed + over > 0;
    }
}
