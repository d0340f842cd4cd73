package dk.broen.domain.planning;

import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.disclosure.Words;
import dk.broen.domain.followup.WardAnswer;
import dk.broen.domain.history.Flag;
import dk.broen.domain.history.Flags;
import dk.broen.domain.history.Stay;
import dk.broen.domain.matter.Milestone;
import dk.broen.domain.permission.Basis;
import dk.broen.domain.permission.Verdict;
import dk.broen.domain.terms.Circumstance;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.MatterKey;
import dk.broen.domain.terms.UnitFunction;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Adds to the words of a notice what its reader may see besides: flags, who else is told, whom to call (domain.md §§3, 5, 7). */
final class Contents {
    private final Wanted wanted;
    private final Situation situation;

    Contents(Wanted wanted) {
        this.wanted = wanted;
        this.situation = wanted.permissions().situation();
    }

    Content of(Part part, Words words) {
        Optional<Concern> main = main(part, words);
        UnitFunction function = main.map(Concern::function).or(part::toldAs).orElseThrow();
        Basis basis = Basis.TOLD_BEFORE;
        String rule = "TOLD_BEFORE";
        if (main.isPresent() && main.get().verdict() instanceof Verdict.Permitted permitted) {
            basis = permitted.basis();
            rule = permitted.rule();
        }
        boolean minimal = basis.minimal() || restsOnMinimalBasis(part, words);
        boolean coordinator = function.equals(UnitFunction.COORDINATOR) && !minimal && !part.onlyByBasis(UnitFunction.COORDINATOR);
        boolean namesCoordinator = !words.says().isEmpty() && !minimal;
        return new Content(part.recipient(), function, part.standsInAs(function), part.code(), words,
            coordinator ? flags(part, words) : Set.of(), coordinator ? toldAlso(part, words) : List.of(),
            namesCoordinator ? contact(part, words, function) : Optional.empty(),
            part.heard().corrected(words), basis, rule);
    }

    /** Whether anything that the notice says may be told on a minimal basis only: then the whole notice says no more than what happened. */
    private boolean restsOnMinimalBasis(Part part, Words words) {
        return wanted.of(part).permitted().stream()
            .filter(visible -> words.says().stream().anyMatch(visible.saying()::agreesWith))
            .anyMatch(visible -> visible.concern().verdict() instanceof Verdict.Permitted permitted && permitted.basis().minimal());
    }

    /** The matter that the notice is about: the first that it says. */
    private Optional<Concern> main(Part part, Words words) {
        List<Wanted.Visible> permitted = wanted.of(part).permitted();
        return permitted.stream().filter(visible -> words.says().stream().anyMatch(visible.saying()::agreesWith)).findFirst()
            .or(() -> words.now().isPresent() ? permitted.stream().findFirst() : Optional.empty()).map(Wanted.Visible::concern);
    }

    private Set<Flag> flags(Part part, Words words) {
        List<Stay> visible = wanted.permissions().knownTo(part).stream().map(Permissions.KnownStay::stay).toList();
        Flags rules = new Flags(situation.rules().thresholds(), situation.course());
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        for (Saying saying : words.says()) {
            situation.course().matter(saying.matter()).filter(Milestone.class::isInstance).map(Milestone.class::cast)
                .ifPresent(milestone -> {
                    flags.addAll(rules.of(milestone, situation.course().stayOf(milestone.key()).orElseThrow(), visible));
                    boolean manually = milestone.circumstances().contains(Circumstance.ENDED_MANUALLY);
                    if (milestone.type() == EventType.DISCHARGED && (manually || saying.since().isEmpty())) {
                        flags.remove(Flag.SHORT_STAY);
                    }
                    if (milestone.type() == EventType.DISCHARGED && !manually && part.unit()
                        .filter(unit -> !unit.hours().isOpen(milestone.at(), situation.rules().calendar())).isPresent()) {
                        flags.add(Flag.DISCHARGED_OUT_OF_HOURS);
                    }
                    if (!hasFollowUp(part)) {
                        flags.add(Flag.NO_FOLLOW_UP_CONTACT);
                    }
                });
        }
        return flags;
    }

    private boolean hasFollowUp(Part part) {
        return part.municipality().filter(municipality -> situation.recipients(municipality, situation.today())
            .hasFollowUp(situation.facts())).isPresent();
    }

    private List<Content.ToldAlso> toldAlso(Part part, Words words) {
        Set<MatterKey> said = words.says().stream().map(Saying::matter).collect(Collectors.toSet());
        return wanted.permissions().concerns().entrySet().stream()
            .filter(other -> !other.getKey().unit().equals(part.recipient().unit()))
            .flatMap(
                other -> other.getValue().stream().filter(concern -> openlyPermitted(concern) && said.contains(concern.matter().key()))
                    .limit(1)
                    .map(concern -> new Content.ToldAlso(other.getKey(), concern.function())))
            .filter(told -> !situation.directory().confidential().contains(told.function())).toList();
    }

    /** Who was told on a minimal basis is named to nobody. */
    private static boolean openlyPermitted(Concern concern) {
        return concern.verdict() instanceof Verdict.Permitted permitted && !permitted.basis().minimal();
    }

    private Optional<WardAnswer.Contact> contact(Part reader, Words words, UnitFunction function) {
        return reader.municipality()
            .flatMap(municipality -> CoordinatorContact.of(situation.recipients(municipality, situation.today()), situation.facts(),
                municipality, function,
                candidate -> wanted.permissions().mayBeNamed(candidate, concern -> words.says().stream()
                    .anyMatch(saying -> saying.matter().equals(concern.matter().key())))));
    }
}
