package dk.broen.adapters.facts;

import com.fasterxml.jackson.databind.JsonNode;
import dk.broen.adapters.facts.SiftedFacts.Fault;
import dk.broen.adapters.facts.SiftedFacts.Placed;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.UnitFunction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds everything that is wrong in a facts document without looking at what is recorded. */
public final class FactsCheck {
    private final FactsReader reader;
    private final FactOwner owner;

    public FactsCheck(FactsReader reader, FactOwner owner) {
        this.reader = reader;
        this.owner = owner;
    }

    /**
     * A document that was checked.
     *
     * @param entries what can be recorded, in the order of the document
     * @param faults what is wrong with the rest
     * @param foreign the faults of facts that the client may not record; they are among the faults
     * @param citizens the citizens whose numbers can be read
     * @param places the citizen at each place, for example {@code citizens[0]}
     * @param versions the version of the facts about a citizen that the document names
     */
    public record Checked(List<FactEntry> entries, List<Fault> faults, List<Fault> foreign, Set<Cpr> citizens, Map<String, Cpr> places,
        Map<Cpr, String> versions) {
        @Override
        public String toString() {
            return "Checked[" + entries.size() + " entries, " + faults.size() + " faults]";
        }
    }

    /**
     * @param view the municipality whose facts may be written; empty for those of all
     * @param source the system that the document comes from
     * @param at when it is checked
     */
    public Checked check(JsonNode document, Optional<MunicipalityCode> view, String source, Instant at) {
        SiftedFacts sifted = reader.sift(document);
        List<FactEntry> entries = new ArrayList<>();
        List<Fault> foreign = new ArrayList<>();
        List<Fault> faults = new ArrayList<>(sifted.faults());
        for (Placed placed : sifted.facts()) {
            Optional<MunicipalityCode> municipality = owner.of(placed.fact()).filter(known -> owner.isOf(view, placed.fact()));
            Optional<String> otherFunction = otherFunction(placed.fact());
            if (municipality.isEmpty()) {
                foreign.add(new Fault(placed.place(), foreign(placed.fact())));
            } else if (otherFunction.isPresent()) {
                faults.add(new Fault(placed.place() + ".function", otherFunction.get()));
            } else if (placed.fact() instanceof Fact.StayEnded ended && ended.end().endedAt().isAfter(at)) {
                faults.add(new Fault(placed.place() + ".ended_at", "lies in the future; a stay is ended when it is over"));
            } else {
                entries.add(new FactEntry(placed.place(), placed.citizen(), placed.fact(), municipality.get(), placed.id()));
            }
        }
        faults.addAll(foreign);
        List<FactEntry> clear = withoutContradictions(entries, source, faults);
        return new Checked(clear, faults, foreign, sifted.citizens(), sifted.places(), sifted.versions());
    }

    /** A unit is told in the function of the service: one that it does not have would let a consent reach the wrong people. */
    private Optional<String> otherFunction(Fact fact) {
        if (!(fact instanceof Fact.Served served)) {
            return Optional.empty();
        }
        Set<UnitFunction> functions = owner.functionsOf(served.service().unit());
        return functions.contains(served.service().function()) ? Optional.empty()
            : Optional.of("is not a function of this unit, which has " + functions.stream().map(UnitFunction::code).sorted().toList());
    }

    private static String foreign(Fact fact) {
        return fact instanceof Fact.Overridden ? "is an override: only an operator records it" : "belongs to another municipality";
    }

    /** One fact cannot be said in two ways: nobody could tell which is meant. */
    private static List<FactEntry> withoutContradictions(List<FactEntry> entries, String source, List<Fault> faults) {
        Map<String, FactEntry> first = new HashMap<>();
        List<FactEntry> clear = new ArrayList<>();
        for (FactEntry entry : entries) {
            FactEntry same = first.putIfAbsent(key(entry, source), entry);
            if (same == null || FactsWriter.entry(same.fact()).equals(FactsWriter.entry(entry.fact()))) {
                clear.add(entry);
            } else {
                clear.remove(same);
                faults.add(new Fault(entry.place(), "is the same fact as " + same.place() + " with other content (the same "
                    + (entry.sourceId().isPresent() ? "id of one source)"
                        : String.join(", ", FactKind.of(entry.fact()).key()) + "); give each an \"id\" if both hold")));
            }
        }
        return clear;
    }

    private static String key(FactEntry entry, String source) {
        FactKind kind = FactKind.of(entry.fact());
        return String.join("\0", entry.citizen().digits(), entry.municipality().value(), kind.name(), entry.sourceId()
            .map(id -> id.key(source)).orElseGet(() -> "key\0" + FactsWriter.key(kind, FactsWriter.entry(entry.fact()))));
    }
}
