package dk.broen.domain.planning;

import dk.broen.domain.citizen.Consent;
import dk.broen.domain.followup.WardAnswer;
import dk.broen.domain.followup.WorkItem.Kind;
import dk.broen.domain.history.Stay;
import dk.broen.domain.municipality.Municipality;
import dk.broen.domain.terms.Hospital;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.RegionCode;
import dk.broen.domain.terms.Specialty;
import dk.broen.domain.terms.StayKey;
import dk.broen.domain.terms.UnitFunction;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a ward may ask the citizen about, for one work item {@code ASK_FOR_CONSENT} (domain.md §4): the citizen picks recipients one by one. The
 * functions are those that the rules of the municipality name for a stay like this one, whether the citizen has a service there or not, so that
 * the question does not tell the ward which services the citizen has. Confidential functions are never among them, and no named
 * parties: the citizen chooses these by name.
 *
 * @param stays the keys of the stay that the question is about
 * @param municipality whose recipients are asked about
 * @param region the region of the hospital; a consent that the ward obtains covers no other
 * @param titles the functions, with the word of the municipality for each
 * @param inWriting those of the functions for which the municipality requires a written consent
 */
public record Asked(Set<StayKey> stays, MunicipalityCode municipality, RegionCode region, SortedMap<UnitFunction, String> titles,
    Set<UnitFunction> inWriting) {
    public Asked {
        stays = Set.copyOf(stays);
        titles = Collections.unmodifiableSortedMap(new TreeMap<>(titles));
        inWriting = Set.copyOf(inWriting);
    }

    /** How the keys of the questions about recipients of the municipality begin. */
    static String prefix(MunicipalityCode municipality) {
        return Kind.ASK_FOR_CONSENT + "/" + municipality + "/";
    }

    /**
     * What the open work item asks about now.
     *
     * @return empty if the stay is not known any more, or the municipality of the question does not act any more
     */
    public static Optional<Asked> by(String workItemKey, Situation situation) {
        return onceBy(workItemKey, situation).filter(asked -> Responsible.of(situation).municipality().map(Municipality::code)
            .filter(asked.municipality()::equals).isPresent());
    }

    /**
     * What the work item asked about, also if another municipality acts by now.
     *
     * @return empty if the stay is not known any more
     */
    public static Optional<Asked> onceBy(String workItemKey, Situation situation) {
        return situation.directory().municipalities().values().stream()
            .filter(municipality -> workItemKey.startsWith(prefix(municipality.code())))
            .flatMap(municipality -> situation.course().stays().stream()
                .filter(stay -> situation.question(stay, municipality.code(), "").key().equals(workItemKey))
                .flatMap(stay -> of(situation, stay, municipality).stream()))
            .findFirst();
    }

    /** @return empty if the hospital is not known any more */
    static Optional<Asked> of(Situation situation, Stay stay, Municipality municipality) {
        SortedMap<UnitFunction, String> titles = new TreeMap<>();
        municipality.functionsTold().stream().filter(function -> !situation.directory().confidential().contains(function))
            .filter(function -> !situation.directory().namedOnly().contains(function))
            .filter(function -> municipality.routing().rules().stream().anyMatch(rule -> rule.tell().contains(function)
                && stay.specialties().stream().anyMatch(rule.specialties()::contains))
                || stay.specialties().contains(Specialty.PSYCHIATRIC) && !municipality.routing().allFunctions().contains(function))
            .forEach(function -> titles.put(function, municipality.titleOf(function)));
        return situation.directory().hospital(stay.key().hospital()).map(Hospital::region)
            .map(region -> new Asked(Set.copyOf(stay.aliases()), municipality.code(), region, titles,
                municipality.legalBases().writtenConsent().stream().filter(titles::containsKey).collect(Collectors.toSet())));
    }

    /** The functions, each with its title and form, for the question to the ward. */
    List<WardAnswer.About> about() {
        return titles.entrySet().stream()
            .map(title -> new WardAnswer.About(title.getKey(), title.getValue(), inWriting.contains(title.getKey()))).toList();
    }

    /** Why what the citizen said cannot be recorded: it goes beyond what was asked, or lacks the form; empty if it can. */
    public Optional<String> fault(Consent consent) {
        if (!consent.units().isEmpty()) {
            return Optional.of("to: a ward asks about functions, not about individual units; accepted are " + titles.keySet());
        }
        return Stream.of(
            Optional.of("to: names nobody; accepted are " + titles.keySet()).filter(nobody -> consent.functions().isEmpty()),
            consent.functions().stream().filter(function -> !titles.containsKey(function)).sorted().findFirst()
                .map(function -> "to: the citizen was not asked about " + function + "; accepted are " + titles.keySet()),
            Optional.of("municipality: the citizen was asked about recipients of " + municipality)
                .filter(other -> !consent.municipality().equals(municipality)),
            Optional.of("regions: the ward asks for hospitals of region " + region)
                .filter(other -> !consent.regions().equals(Set.of(region))),
            consent.functions().stream().filter(function -> consent.answer() == Consent.Answer.GIVEN
                && consent.obtained().form() == Consent.Form.VERBAL && inWriting.contains(function)).sorted().findFirst()
                .map(function -> "form: the municipality requires a written consent for " + function))
            .flatMap(Optional::stream).findFirst();
    }
}
