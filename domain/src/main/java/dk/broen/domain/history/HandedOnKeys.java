package dk.broen.domain.history;

import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.matter.Milestone;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.MatterKey;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Hands the keys of matters that somebody heard of on to the matters that are true now, so that a corrected report keeps its key (design.md
 * §3). A matter whose own key is known keeps it. Of the others, matters of the same type, specialty and clinical time match first. Only what
 * is left is paired, in clinical order. No two matters get the same key.
 */
final class HandedOnKeys {
    private final Map<MatterKey, MatterKey> handedOn = new HashMap<>();
    private final Set<MatterKey> taken;

    HandedOnKeys(List<Stay> stays, List<Saying> known) {
        Set<MatterKey> own = stays.stream().flatMap(stay -> stay.milestones().stream()).map(Milestone::key).collect(Collectors.toSet());
        this.taken = new HashSet<>(own);
        Set<MatterKey> kept = known.stream().map(Saying::matter).filter(own::contains).collect(Collectors.toSet());
        for (Stay stay : stays) {
            List<Saying> open = of(stay, known);
            stay.milestones().stream().filter(milestone -> !kept.contains(milestone.key()))
                .forEach(milestone -> match(milestone, open, saying -> saying.at().equals(milestone.at())
                    && (milestone.type() != EventType.DISCHARGE_PLANNED || saying.planned().equals(milestone.planned()))));
        }
        for (Stay stay : stays) {
            List<Saying> open = of(stay, known);
            stay.milestones().stream().filter(milestone -> !kept.contains(milestone.key()) && !handedOn.containsKey(milestone.key()))
                .forEach(milestone -> match(milestone, open, saying -> stays.stream()
                    .flatMap(other -> other.milestones().stream())
                    .noneMatch(other -> same(other, saying) && other.at().equals(saying.at()))));
        }
    }

    private static List<Saying> of(Stay stay, List<Saying> known) {
        return known.stream().filter(saying -> saying.stay().filter(stay.aliases()::contains).isPresent())
            .sorted(Comparator.comparing(Saying::at).thenComparing(Saying::matter)).toList();
    }

    Milestone of(Milestone milestone) {
        return milestone.withKey(handedOn.getOrDefault(milestone.key(), milestone.key()));
    }

    private void match(Milestone milestone, List<Saying> open, Predicate<Saying> fits) {
        open.stream().filter(saying -> same(milestone, saying) && !taken.contains(saying.matter()) && fits.test(saying)).findFirst()
            .ifPresent(saying -> {
                handedOn.put(milestone.key(), saying.matter());
                taken.add(saying.matter());
            });
    }

    /** A stay begins once in each specialty; which ward reports a leave or the end makes no other leave and no other end. */
    private static boolean same(Milestone milestone, Saying saying) {
        return milestone.type() == saying.type()
            && (milestone.type() != EventType.ADMITTED || milestone.specialty() == saying.specialty());
    }
}
