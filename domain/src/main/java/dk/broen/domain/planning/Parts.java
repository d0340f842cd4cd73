package dk.broen.domain.planning;

import dk.broen.domain.municipality.Municipality;
import dk.broen.domain.municipality.Unit;
import dk.broen.domain.notification.Heard;
import dk.broen.domain.notification.LedgerEntry;
import dk.broen.domain.routing.Candidate;
import dk.broen.domain.routing.NamedByBasis;
import dk.broen.domain.routing.Recipients;
import dk.broen.domain.routing.Walk;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.PlannedDischarge;
import dk.broen.domain.terms.RecipientId;
import dk.broen.domain.terms.UnitFunction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Stage: the coordinator chain and the recipients, today and on the days for which a discharge is planned (domain.md §5). Besides those
 * who have a part, it contains everybody who was told before and has lost its part.
 */
public record Parts(Responsible responsible, List<Part> all) {
    public Parts {
        all = List.copyOf(all);
    }

    public static Parts of(Responsible responsible) {
        Situation situation = responsible.situation();
        Map<RecipientId, List<Candidate>> candidates = new LinkedHashMap<>(candidates(situation, responsible.municipality()));
        responsible.municipality().ifPresent(acting -> onPlannedDays(situation, acting)
            .forEach((recipient, later) -> candidates.merge(recipient, later, Parts::and)));
        Map<RecipientId, List<LedgerEntry>> told = new LinkedHashMap<>();
        situation.ledger().entries()
            .forEach(entry -> told.computeIfAbsent(situation.today(entry.recipient()), absent -> new ArrayList<>()).add(entry));
        if (responsible.unclear()) {
            candidates.putAll(alreadyTold(situation, told));
        }
        List<Part> parts = new ArrayList<>();
        candidates.forEach((recipient, candidacies) -> parts.add(part(situation, recipient, candidacies.get(0).unit().municipality(),
            candidacies, told.getOrDefault(recipient, List.of()))));
        told.forEach((recipient, entries) -> {
            if (!candidates.containsKey(recipient)) {
                MunicipalityCode code = entries.get(entries.size() - 1).municipality();
                parts.add(part(situation, recipient, code, List.of(), entries));
            }
        });
        return new Parts(responsible, parts);
    }

    Optional<Part> of(RecipientId recipient) {
        return all.stream().filter(part -> part.recipient().equals(recipient)).findFirst();
    }

    /** Until it is settled which municipality acts, those already told go on hearing (domain.md §5). */
    private static Map<RecipientId, List<Candidate>> alreadyTold(Situation situation, Map<RecipientId, List<LedgerEntry>> told) {
        Map<RecipientId, List<Candidate>> still = new LinkedHashMap<>();
        told.forEach((recipient, entries) -> {
            if (entries.stream().anyMatch(entry -> entry.attemptedAt().isPresent())) {
                MunicipalityCode code = entries.get(entries.size() - 1).municipality();
                Optional.ofNullable(candidates(situation, situation.directory().municipality(code)).get(recipient))
                    .ifPresent(candidacies -> still.put(recipient, candidacies));
            }
        });
        return still;
    }

    private static Part part(Situation situation, RecipientId recipient, MunicipalityCode code, List<Candidate> candidacies,
        List<LedgerEntry> entries) {
        Optional<Unit> unit = situation.directory().unit(recipient.unit(), situation.today());
        return new Part(recipient, unit, code, situation.directory().municipality(code), candidacies, entries,
            new Heard(entries, entry -> NextContactPoint.takes(unit, entries, entry)));
    }

    /** Those whom the rules or a basis of the municipality name, and those whom an override names, who need no clear municipality. */
    private static Map<RecipientId, List<Candidate>> candidates(Situation situation, Optional<Municipality> municipality) {
        return candidates(situation, municipality, situation.walk());
    }

    private static Map<RecipientId, List<Candidate>> candidates(Situation situation, Optional<Municipality> municipality, Walk walk) {
        NamedByBasis bases = new NamedByBasis(situation.directory(), situation.facts(), situation.today(), walk);
        List<Candidate> ofMunicipality = municipality.map(acting -> bases.with(new Recipients(situation.directory(), acting,
            situation.today(), walk).of(functions(situation, acting), situation.facts()), acting)).orElse(List.of());
        Map<RecipientId, List<Candidate>> byRecipient = new LinkedHashMap<>();
        bases.withOverrides(ofMunicipality, situation.at())
            .forEach(candidate -> byRecipient.computeIfAbsent(candidate.recipient(), absent -> new ArrayList<>()).add(candidate));
        return byRecipient;
    }

    /** Those that are told anything today, and those of the steps that were told by rules of before. */
    private static Set<UnitFunction> functions(Situation situation, Municipality acting) {
        return Stream.concat(acting.functionsTold().stream(), situation.course().steps().made().stream()
            .filter(step -> step.municipality().equals(acting.code())).flatMap(step -> step.rule().to().stream()))
            .collect(Collectors.toSet());
    }

    /**
     * The recipients that answered "ikke os", and that facts and configuration still name: one of them is wrong (domain.md §5). When a fact
     * was recorded or the configuration changed so that they do not, nothing is doubtful any more.
     */
    List<RecipientId> doubtful() {
        Walk walk = responsible.situation().walk();
        return walk.notUs().keySet().stream().filter(recipient -> candidates(responsible.situation(), responsible.municipality(),
            walk.without(recipient)).containsKey(recipient))
            .sorted().toList();
    }

    /** The coordinators of the days for which a discharge is planned, at units that exist today. */
    private static Map<RecipientId, List<Candidate>> onPlannedDays(Situation situation, Municipality municipality) {
        return situation.course().stays().stream()
            .flatMap(stay -> stay.milestones(EventType.DISCHARGE_PLANNED).filter(milestone -> stay.holds(milestone.key())))
            .flatMap(milestone -> milestone.planned().stream()).map(PlannedDischarge::day).filter(situation.today()::isBefore).distinct()
            .flatMap(day -> situation.recipients(municipality, day).appointedOnPlannedDay(situation.facts()).stream())
            .filter(candidate -> situation.directory().unit(candidate.unit().id(), situation.today()).filter(candidate.unit()::equals)
                .isPresent())
            .collect(Collectors.groupingBy(Candidate::recipient, LinkedHashMap::new, Collectors.toList()));
    }

    /** A function that the recipient has today is not counted twice: each function gets one decision about a matter. */
    private static List<Candidate> and(List<Candidate> today, List<Candidate> later) {
        return Stream.concat(today.stream(), later.stream().filter(candidate -> today.stream()
            .noneMatch(present -> present.function().equals(candidate.function())))).toList();
    }
}
