package dk.broen.domain.lives;

import static dk.broen.domain.terms.EventType.ADMITTED;
import static dk.broen.domain.terms.EventType.DECEASED;
import static dk.broen.domain.terms.EventType.DISCHARGED;
import static dk.broen.domain.terms.EventType.DISCHARGE_PLANNED;
import static dk.broen.domain.terms.EventType.LEAVE_ENDED;
import static dk.broen.domain.terms.EventType.LEAVE_STARTED;

import dk.broen.domain.disclosure.Present;
import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.disclosure.Words;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.NotificationId;
import dk.broen.domain.terms.Specialty;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What one partner read, and what is wrong with it. It is judged by the life, never by the hub's own fold. */
final class Reading {
    /** What is said again when a part returns. */
    private static final Set<EventType> HOLDS_AGAIN = Set.of(ADMITTED, LEAVE_STARTED, DISCHARGE_PLANNED);

    private final Life life;
    private final Partner partner;
    private final Set<Violation> found;
    private final Map<NotificationId, Words> inbox = new LinkedHashMap<>();
    private final List<Act.NextAttempt> failures = new ArrayList<>();
    /** Read and not taken back. */
    private final Set<Happening> believed = new HashSet<>();
    /** The same since the partner's part ended. */
    private final Set<Happening> known = new HashSet<>();
    /** May have been heard. */
    private final Set<Worded> may = new HashSet<>();
    /** Certainly heard. */
    private final Set<Happening> sure = new HashSet<>();
    /** Given up and not read. */
    private final Set<Happening> undelivered = new HashSet<>();
    /** The ward that was named with what was read last. */
    private final Map<Happening, String> wards = new HashMap<>();
    /** Since when, as it was read last with an end. */
    private final Map<Happening, Integer> sinces = new HashMap<>();
    private Optional<Present.State> word = Optional.empty();
    private Optional<Attempt> last = Optional.empty();
    private int attempts;

    Reading(Life life, Partner partner, Set<Violation> found) {
        this.life = life;
        this.partner = partner;
        this.found = found;
    }

    void nextAttempt(Act.NextAttempt failure) {
        failures.add(failure);
    }

    void noMoreFailures() {
        failures.clear();
    }

    void occasionBegins() {
        attempts = 0;
    }

    void occasionEnds() {
        check(Violation.MANY, attempts > 1);
    }

    /** One attempt. The partner reads what arrives, once; the hub is told the outcome. */
    Act.Outcome attempt(NotificationId id, Words words, boolean mayBeTold, boolean allReported) {
        Act.NextAttempt fate = failures.isEmpty() ? new Act.NextAttempt(partner, Act.Outcome.DELIVERED, true) : failures.remove(0);
        attempts++;
        Told told = Told.of(words, life);
        check(Violation.UNHEARD, !may.containsAll(told.wordedTakingBack()));
        check(Violation.TRUTH_TAKEN_BACK, allReported
            && told.takesBack().stream()
                .anyMatch(happening -> life.truth().contains(happening) && named(told.wardsTakenBack(), happening)));
        boolean twoFeeds = !allReported && told.says().stream().anyMatch(said -> life.hasTwoFeeds(said.visit()));
        check(Violation.TRUTH_TAKEN_BACK, allReported && told.sincePutRight().entrySet().stream()
            .anyMatch(end -> life.began(end.getKey(), end.getValue())));
        check(Violation.TWICE, last.filter(earlier -> earlier.repeatedBy(id, told)).isPresent() && !twoFeeds);
        last = Optional.of(new Attempt(id, told, fate.outcome()));
        may.addAll(told.worded());
        if (told.partEnded()) {
            sure.clear();
        } else {
            sure.removeAll(gone(told));
            sure.removeAll(told.sincePutRight().keySet());
        }
        if (fate.arrives() && inbox.containsKey(id)) {
            check(Violation.SWALLOWED, !inbox.get(id).equals(words));
        } else if (fate.arrives()) {
            read(told, mayBeTold, allReported);
            inbox.put(id, words);
        }
        outcome(id, told, fate.outcome());
        return fate.outcome();
    }

    void judge(Circumstances circumstances) {
        check(Violation.UNTRUE, !life.truth().containsAll(believed));
        check(Violation.WRONG_WARD, believed.stream().anyMatch(happening -> !named(wards, happening)));
        if (circumstances.mayBeTold(partner)) {
            check(Violation.UNTRUE, believed.stream().filter(life.owed(partner, known)::contains).filter(sinces::containsKey)
                .anyMatch(end -> !life.began(end, sinces.get(end))));
            // A partner whose last notice said nothing of how things stand is not told that nothing is open: this is harmless. A death
            // that does not concern the partner is not told.
            boolean quiet = word.isEmpty() && (life.now(partner) == Present.State.DISCHARGED
                || life.death().filter(death -> !life.owed(partner, known).contains(death)).isPresent());
            boolean dead = word.equals(Optional.of(Present.State.DEAD)) && life.death().isPresent();
            check(Violation.LAST_WORD,
                partner.namedForBothEnds() && !word.equals(Optional.of(life.now(partner))) && !quiet && !dead);
            Set<Happening> silent = new HashSet<>(life.owed(partner, known));
            silent.removeAll(known);
            silent.removeAll(undelivered);
            check(Violation.SILENT, !silent.isEmpty());
        }
        if (circumstances.hasLostItsPart(partner)) {
            check(Violation.PART, word.filter(Present.State::open).isPresent() || any(life.openBeginnings(), known));
        }
    }

    private void outcome(NotificationId id, Told told, Act.Outcome outcome) {
        if (outcome == Act.Outcome.GIVEN_UP && !inbox.containsKey(id)) {
            undelivered.addAll(told.says());
        }
        if (outcome != Act.Outcome.UNKNOWN) {
            told.says().stream().filter(known::contains).forEach(sure::add);
        }
        if (outcome == Act.Outcome.DELIVERED) {
            told.wordedTakingBack().stream().filter(worded -> !told.worded().contains(worded)).forEach(may::remove);
        }
    }

    private void read(Told told, boolean mayBeTold, boolean allReported) {
        check(Violation.LEAK, (!told.says().isEmpty() || told.now().isPresent()) && !mayBeTold);
        check(Violation.LEAK, told.now().isPresent() && !partner.namedForBothEnds());
        for (Happening said : told.says()) {
            check(Violation.LEAK, !isNamedFor(said));
            check(Violation.LEAK, reportedSpecialties(said).stream().noneMatch(partner.specialties()::contains));
            check(Violation.LEAK, told.wards().containsKey(said) && partner.specialties().stream()
                .noneMatch(specialty -> Town.name(specialty).equals(told.wards().get(said))));
            check(Violation.OLD_NEWS, said.passed());
            check(Violation.RETURN,
                said.type() == LEAVE_ENDED && may.stream().noneMatch(heard -> heard.happening().is(LEAVE_STARTED, said.visit())));
        }
        check(Violation.TWICE, told.says().stream().anyMatch(happening -> told.takesBack().contains(happening)
            && Objects.equals(told.wards().get(happening), told.wardsTakenBack().get(happening))));
        check(Violation.TWICE,
            told.says().stream().anyMatch(said -> sure.contains(said) && (allReported || !life.hasTwoFeeds(said.visit())))
                || has(told.says(), DECEASED) && has(sure, DECEASED));
        check(Violation.OLD_NEWS, allReported
            && life.supersedes().stream().anyMatch(pair -> told.says().contains(pair.later()) && told.says().contains(pair.old())));
        word = told.now();
        Set<Happening> gone = gone(told);
        believed.removeAll(gone);
        believed.addAll(told.says());
        told.says().forEach(wards::remove);
        wards.putAll(told.wards());
        told.says().forEach(sinces::remove);
        sinces.putAll(told.sinces());
        if (told.partEnded()) {
            known.removeIf(happening -> HOLDS_AGAIN.contains(happening.type()));
        }
        known.removeAll(gone);
        known.addAll(told.says());
    }

    /** Whoever may have heard a beginning hears the end of that stay; whoever may have heard of a stay hears of the death (domain.md §3). */
    private boolean isNamedFor(Happening said) {
        return partner.events().contains(said.type())
            || said.type() == DISCHARGED && may.stream().anyMatch(heard -> heard.happening().is(ADMITTED, said.visit()))
            || said.type() == DECEASED && may.stream().anyMatch(heard -> heard.happening().type() != DECEASED);
    }

    private Set<Specialty> reportedSpecialties(Happening said) {
        return said.type() == ADMITTED ? Set.of(said.specialty())
            : life.reports().stream().filter(report -> said.visit() == Happening.NO_VISIT
                || LifeGenerator.visit(report.visit()) == said.visit())
                .map(Report::specialty).collect(Collectors.toSet());
    }

    /** What is taken back, but for what was already put right with another ward. */
    private Set<Happening> gone(Told told) {
        return told.takesBack().stream().filter(happening -> !wards.containsKey(happening)
            || !told.wardsTakenBack().containsKey(happening) || wards.get(happening).equals(told.wardsTakenBack().get(happening)))
            .collect(Collectors.toSet());
    }

    /** Whether the ward that was named, if any, is the one that truly reported it. */
    private boolean named(Map<Happening, String> names, Happening happening) {
        return !names.containsKey(happening) || !life.wards().containsKey(happening)
            || names.get(happening).equals(Town.name(life.wards().get(happening)));
    }

    private void check(Violation name, boolean broken) {
        if (broken) {
            found.add(name);
        }
    }

    private static boolean any(Collection<Happening> some, Collection<Happening> of) {
        return some.stream().anyMatch(of::contains);
    }

    private static boolean has(Collection<Happening> some, EventType type) {
        return some.stream().anyMatch(happening -> happening.type() == type);
    }

    @Override
    public String toString() {
        return partner + " reads: "
            + inbox.values().stream().map(words -> Told.of(words, life)).map(Told::toString).collect(Collectors.joining(" | "));
    }

    private record Attempt(NotificationId id, Told told, Act.Outcome outcome) {
        boolean repeatedBy(NotificationId other, Told again) {
            return !id.equals(other) && told.equals(again) && outcome != Act.Outcome.GIVEN_UP;
        }
    }

    /** A happening with the ward that was named. */
    private record Worded(Happening happening, Optional<String> ward) {
        static Set<Worded> of(Set<Happening> happenings, Map<Happening, String> wards) {
            return happenings.stream().map(happening -> new Worded(happening, Optional.ofNullable(wards.get(happening))))
                .collect(Collectors.toSet());
        }
    }

    /** The words of a notice, as happenings. */
    private record Told(Set<Happening> takesBack, Set<Happening> says, Map<Happening, String> wardsTakenBack,
        Map<Happening, String> wards, Map<Happening, Integer> sinces, Map<Happening, Integer> sincePutRight, Optional<Present.State> now,
        boolean partEnded) {
        /** An end that is taken back and said again with another beginning is not taken back: since when is put right. */
        static Told of(Words words, Life life) {
            Map<Happening, Integer> sinces = sinces(words.says(), life);
            Set<Happening> says = happenings(words.says(), life);
            Map<Happening, Integer> putRight = sinces(words.takesBack(), life);
            putRight.entrySet().removeIf(end -> !says.contains(end.getKey()) || end.getValue().equals(sinces.get(end.getKey())));
            Set<Happening> takesBack = new HashSet<>(happenings(words.takesBack(), life));
            takesBack.removeAll(putRight.keySet());
            return new Told(takesBack, says, wards(words.takesBack(), life), wards(words.says(), life), sinces, putRight,
                words.now().map(Present::state), words.partEnded());
        }

        private static Map<Happening, Integer> sinces(List<Saying> sayings, Life life) {
            return sayings.stream().filter(saying -> saying.since().isPresent())
                .collect(Collectors.toMap(saying -> happening(saying, life), saying -> Ticker.hundredths(saying.since().get()),
                    (one, other) -> other, HashMap::new));
        }

        Set<Worded> worded() {
            return Worded.of(says, wards);
        }

        Set<Worded> wordedTakingBack() {
            return Worded.of(takesBack, wardsTakenBack);
        }

        private static Set<Happening> happenings(List<Saying> sayings, Life life) {
            return sayings.stream().map(saying -> happening(saying, life)).collect(Collectors.toSet());
        }

        private static Map<Happening, String> wards(List<Saying> sayings, Life life) {
            return sayings.stream().filter(saying -> saying.department().isPresent())
                .collect(Collectors.toMap(saying -> happening(saying, life), saying -> saying.department().get(), (one, other) -> other));
        }

        private static Happening happening(Saying saying, Life life) {
            return life.meant(new Happening(saying.type(),
                saying.stay().map(stay -> LifeGenerator.visit(Integer.parseInt(stay.episode()))).orElse(Happening.NO_VISIT),
                saying.type() == DISCHARGE_PLANNED ? Happening.ANY_TIME : Ticker.hundredths(saying.at()),
                saying.type() == ADMITTED ? saying.specialty() : Specialty.UNKNOWN,
                saying.planned().map(Town::number).orElse(Happening.NO_DAY)));
        }

        @Override
        public String toString() {
            List<String> parts = new ArrayList<>();
            if (!takesBack.isEmpty()) {
                parts.add("takes back " + takesBack + (wardsTakenBack.isEmpty() ? "" : " in " + wardsTakenBack.values()));
            }
            if (!says.isEmpty()) {
                parts.add("says " + says + (wards.isEmpty() ? "" : " in " + wards.values())
                    + (sinces.isEmpty() ? "" : " since " + sinces.values()));
            }
            if (partEnded) {
                parts.add("part ended");
            }
            now.ifPresent(state -> parts.add("now " + state));
            return String.join(", ", parts);
        }
    }
}
