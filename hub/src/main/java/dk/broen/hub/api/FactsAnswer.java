package dk.broen.hub.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dk.broen.adapters.facts.FactKind;
import dk.broen.adapters.facts.FactsIntake;
import dk.broen.adapters.facts.Recorded;
import dk.broen.adapters.facts.Recorded.Result;
import dk.broen.adapters.facts.SiftedFacts.Fault;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a facts document. Of a long document it lists only what changed, and at most 1000 facts of each list; the counts are
 * complete.
 *
 * @param preview whether nothing was stored
 * @param facts what became of each fact, in the order of the document
 * @param gone facts that the document replaces without naming them; their citizens are the client's own
 * @param refused what is wrong, if the rest was recorded all the same
 * @param citizens the version of the facts about each citizen now
 * @param previewed the token to send with the same document, so that exactly this is done
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FactsAnswer(boolean preview, Counts counts, List<OneFact> facts, List<OneGone> gone, List<Refused> refused, List<Version> citizens,
    String previewed) {
    private static final int LISTED = 1000;

    /** How many facts have which result. */
    record Counts(long recorded, long changed, long unchanged, long ended, long withdrawn, long refused) {}

    /** @param id the id of the fact that is in force; null in the preview of a new fact */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OneFact(String place, @Nullable UUID id, Result result) {}

    /** A fact that the document replaces without naming it. */
    record OneGone(String cpr, UUID id, FactKind kind, Result result) {
        @Override
        public String toString() {
            return "OneGone[" + id + "]";
        }
    }

    /** An entry that is refused. */
    record Refused(String place, String fault) {}

    /** @param place the citizen in the document */
    record Version(String place, String version) {}

    /** @param place translates the places of the document into those of the file that the client sent */
    static FactsAnswer of(FactsIntake.Taken taken, boolean preview, UnaryOperator<String> place) {
        Recorded recorded = taken.recorded();
        boolean isShort = recorded.facts().size() <= LISTED;
        Counts counts = new Counts(recorded.count(Result.RECORDED), recorded.count(Result.CHANGED), recorded.count(Result.UNCHANGED),
            recorded.count(Result.ENDED), recorded.count(Result.WITHDRAWN), taken.refused().size());
        Stream<Recorded.Outcome> listed = recorded.facts().stream().filter(fact -> isShort || fact.result() != Result.UNCHANGED);
        return new FactsAnswer(preview, counts,
            listed.limit(LISTED).map(fact -> new OneFact(place.apply(fact.place()), fact.id().orElse(null), fact.result())).toList(),
            recorded.gone().stream().limit(LISTED).map(gone -> new OneGone(gone.citizen().digits(), gone.id(), gone.kind(), gone.result()))
                .toList(),
            taken.refused().stream().limit(LISTED).map(fault -> refused(fault, place)).toList(),
            taken.places().size() > LISTED ? List.of() : taken.places().entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(citizen -> new Version(place.apply(citizen.getKey()), recorded.versions().getOrDefault(citizen.getValue(), "0")))
                .toList(),
            recorded.token());
    }

    private static Refused refused(Fault fault, UnaryOperator<String> place) {
        return new Refused(place.apply(fault.place()), fault.description());
    }
}
