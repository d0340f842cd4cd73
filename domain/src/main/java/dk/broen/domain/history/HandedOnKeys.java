package dk.broen.domain.history;

import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.matter.Milestone;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.MatterKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Hands the keys of matters that somebody heard of on to the matters that are true now, so that a corrected report keeps its key (design.md
 * §3). Matters of the same type, specialty and clinical time match first. Only what is left is paired, in clinical order.
 */
final class HandedOnKeys {
    private final Map<MatterKey, MatterKey> handedOn = new HashMap<>();
    private final Set<MatterKey> taken = new HashSet<>();

    HandedOnKeys(List<Stay> stays, List<Saying> known) {
        for (Stay stay : stays) {
            List<Saying> open = new ArrayList<>(known.stream().filter(saying -> saying.stay().filter(stay.aliases()::contains).isPresent())
                .sorted(java.util.Comparator.comparing(Saying::at).thenComparing(Saying::matter)).toList());
            stay.milestones().forEach(milestone -> match(milestone, open, saying -> saying.at().equals(milestone.at())
                && (milestone.type() != EventType.DISCHARGE_PLANNED || saying.planned().equals(milestone.planned()))));
        }
        for (Stay stay : stays) {
            List<Saying> open = new ArrayList<>(known.stream().filter(saying -> saying.stay().filter(stay.aliases()::contains).isPresent())
                .sorted(java.util.Comparator.comparing(Saying::at).thenComparing(Saying::matter)).toList());
            stay.milestones().stream().filter(milestone -> !handedOn.containsKey(milestone.key()))
                .forEach(milestone -> match(milestone, open, saying -> stays.stream().filter(other -> other != stay)
                    .flatMap(other -> other.milestones().stream())
                    .noneMatch(other -> same(other, saying) && other.at().equals(saying.at()))));
        }
    }

    Milestone of(Milestone milestone) {
        MatterKey key = handedOn.getOrDefault(milestone.key(), milestone.key());
        return key.equals(milestone.key()) ? milestone : milestone.withKey(key);
    }

    private void match(Milestone milestone, List<Saying> open, Predicate<Saying> fits) {
        open.stream().filter(saying -> same(milestone, saying) && !taken.contains(saying.matter()) && fits.test(saying)).findFirst()
            .ifPresent(saying -> {
                handedOn.put(milestone.key(), saying.matter());
                taken.add(saying.matter());
            });
    }

    private static boolean same(Milestone milestone, Saying saying) {
        return milestone.type() == saying.type() && milestone.specialty() == saying.specialty();
    }
}
