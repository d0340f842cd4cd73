package dk.broen.adapters.facts;

import com.fasterxml.jackson.databind.JsonNode;
import dk.broen.adapters.facts.FactsCheck.Checked;
import dk.broen.adapters.facts.SiftedFacts.Fault;
import dk.broen.domain.terms.Cpr;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes a facts document, from whichever way it came: what is wrong is refused by its place, what is another municipality's is not accepted,
 * and the rest is recorded.
 */
public final class FactsIntake {
    private static final Pattern CITIZEN = Pattern.compile("(citizens\\[\\d+])(.*)", Pattern.DOTALL);

    private final FactsCheck check;
    private final FactsRecording recording;

    public FactsIntake(FactsCheck check, FactsRecording recording) {
        this.check = check;
        this.recording = recording;
    }

    /**
     * What became of a document.
     *
     * @param refused what is wrong; empty unless the order says that the rest is recorded all the same
     * @param places the citizen at each place, for example {@code citizens[0]}
     */
    public record Taken(Recorded recorded, List<Fault> refused, Map<String, Cpr> places) {
        @Override
        public String toString() {
            return "Taken[" + recorded.facts().size() + " facts, " + refused.size() + " refused]";
        }
    }

    /**
     * Records a document, or says what that would do, as the order says.
     *
     * @throws FactsRefused if anything is wrong in the document; with a partial order only if nothing of it can be read
     * @throws ForeignFactsException if facts are another municipality's and nothing else is wrong; not with a partial order
     * @throws StaleFactsException see {@link FactsRecording#record}
     * @throws PreviewOutdatedException see {@link FactsRecording#record}
     */
    public Taken take(JsonNode document, FactsOrder order, Instant at) throws FactsRefused {
        Checked checked = check.check(document, order.view(), order.source(), at);
        List<Fault> faults = checked.faults();
        if (!order.partial() && !faults.isEmpty() && faults.size() == checked.foreign().size()) {
            throw new ForeignFactsException(checked.foreign());
        }
        if (!faults.isEmpty() && !(order.partial() && faults.stream().allMatch(fault -> CITIZEN.matcher(fault.place()).matches()))) {
            throw new FactsRefused(faults.stream().map(Fault::toString).toList());
        }
        FactsWriting writing = new FactsWriting(order.view(), order.by(), order.source(), order.because(), checked.citizens(),
            checked.entries(), order.replacement(), untouched(checked, order), checked.versions(), order.previewed());
        return new Taken(order.preview() ? recording.preview(writing, at) : recording.record(writing, at), faults, checked.places());
    }

    /**
     * The citizens of whom something is refused: what is in force of them stays.
     *
     * @throws FactsRefused if it is unknown of whom something is refused, and something is to be replaced
     */
    private static Set<Cpr> untouched(Checked checked, FactsOrder order) throws FactsRefused {
        Set<Cpr> untouched = new HashSet<>();
        for (Fault fault : checked.faults()) {
            Matcher place = CITIZEN.matcher(fault.place());
            Optional<Cpr> citizen = place.matches() ? Optional.ofNullable(checked.places().get(place.group(1))) : Optional.empty();
            if (citizen.isEmpty() && order.replacement() != Replacement.NONE) {
                throw new FactsRefused(
                    List.of(fault + "; it is unknown whose facts must stay, so nothing is replaced and nothing recorded"));
            }
            citizen.ifPresent(untouched::add);
        }
        return untouched;
    }
}
