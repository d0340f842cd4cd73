package dk.broen.domain.planning;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.disclosure.Disclosure;
import dk.broen.domain.followup.WardAnswer;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.history.Course;
import dk.broen.domain.history.Stay;
import dk.broen.domain.matter.Steps;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.municipality.Municipality;
import dk.broen.domain.notification.Ledger;
import dk.broen.domain.routing.Recipients;
import dk.broen.domain.routing.Walk;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.OccasionId;
import dk.broen.domain.terms.RecipientId;
import dk.broen.domain.terms.StayKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that the plan for one citizen depends on (design.md §3).
 *
 * @param course what is true
 * @param facts what municipalities recorded
 * @param ledger who was told what
 * @param answers the last answer to the ward of each stay
 * @param items the tasks of the citizen, by key
 * @param due until when humans must have acted on the open tasks, by key, as it was set when they were opened
 * @param decided the decisions that stand; a decision is kept only where it differs from these
 * @param disputed stays whose visit number came with another CPR number before
 * @param at the instant for which the plan is made
 */
public record Situation(Course course, CitizenFacts facts, Ledger ledger, List<WardAnswer> answers, Map<String, WorkItem.State> items,
    Map<String, Instant> due, Set<Decision.Mark> decided, Set<StayKey> disputed, Directory directory, Disclosure disclosure, Rules rules,
    Instant at) {
    /** What a human decided goes before what is open, and that before what the hub closed. */
    private static final List<WorkItem.State> PREFERRED =
        List.of(WorkItem.State.DONE, WorkItem.State.DENIED, WorkItem.State.OPEN, WorkItem.State.REASON_GONE);

    public Situation {
        answers = List.copyOf(answers);
        items = Map.copyOf(items);
        due = Map.copyOf(due);
        decided = Set.copyOf(decided);
        disputed = Set.copyOf(disputed);
    }

    /** The same situation with other recorded facts. */
    Situation with(CitizenFacts other) {
        return new Situation(course, other, ledger, answers, items, due, decided, disputed, directory, disclosure, rules, at);
    }

    /** The same situation as if the recipient had answered no notice. */
    Situation unansweredBy(RecipientId recipient) {
        Ledger without = ledger.unanswered(entry -> today(entry.recipient()).equals(recipient));
        return new Situation(course, facts, without, answers, items, due, decided, disputed, directory, disclosure, rules, at);
    }

    /** How far the coordinator chain is walked: who is passed over, and who did not answer. */
    Walk walk() {
        return new Expectations(this).walk();
    }

    /** Finds those of the municipality who have a part on a day. */
    Recipients recipients(Municipality municipality, LocalDate day) {
        return new Recipients(directory, municipality, day, walk());
    }

    /** A unit that took over the work of another unit is the same recipient. */
    RecipientId today(RecipientId recipient) {
        return directory.unit(recipient.unit(), today()).map(unit -> new RecipientId(unit.id(), recipient.person())).orElse(recipient);
    }

    /** The same situation with the steps that rules make of the stays. */
    Situation with(Steps steps) {
        return new Situation(course.with(steps), facts, ledger, answers, items, due, decided, disputed, directory, disclosure, rules, at);
    }

    /** The Danish day. */
    public LocalDate today() {
        return LocalDate.ofInstant(at, DENMARK);
    }

    /** Whether the visit number of the stay came with another CPR number, and no human has decided that it is this citizen's stay. */
    boolean disputed(Stay stay) {
        return disputed(disputed, items).test(stay);
    }

    /**
     * The stays that may be another citizen's.
     *
     * @param visits the visit numbers that came with another CPR number before
     * @param items the tasks of the citizen, by key
     */
    public static Predicate<Stay> disputed(Set<StayKey> visits, Map<String, WorkItem.State> items) {
        return stay -> stay.aliases().stream().anyMatch(visits::contains)
            && keys(WorkItem.Kind.VISIT_OF_ANOTHER_CITIZEN + "/", stay, items).map(items::get).noneMatch(WorkItem.State.DONE::equals);
    }

    /** A task about the stay, under the key that it has already: the name of a stay changes when an earlier message arrives late. */
    WorkItem about(WorkItem.Kind kind, Stay stay, String because) {
        WorkItem named = keyed(kind, kind + "/", stay, because);
        return kind.owner() == WorkItem.Owner.WARD ? named.to(stay.key().hospital()) : named;
    }

    /** A task of the ward about what was last heard of the stay: what is heard later makes it another task. */
    WorkItem aboutLastHeard(WorkItem.Kind kind, Stay stay, String because) {
        return keyed(kind, kind + "/" + lastHeard(stay), stay, because).to(stay.key().hospital());
    }

    /** The same of a municipality. */
    WorkItem aboutLastHeard(WorkItem.Kind kind, MunicipalityCode municipality, Stay stay, String because) {
        return keyed(kind, kind + "/" + municipality + "/" + lastHeard(stay), stay, because).to(municipality);
    }

    private WorkItem keyed(WorkItem.Kind kind, String prefix, Stay stay, String because) {
        return new WorkItem(kind, preferred(keys(prefix, stay, items)).orElse(prefix + stay.name()), because);
    }

    private static String lastHeard(Stay stay) {
        return Long.toHexString(stay.lastHeardAt().toEpochMilli()) + "/";
    }

    /**
     * The question to the ward of the stay about the recipients of one municipality. If another one acts, it is another question: two
     * municipalities are two scopes of consent (domain.md §4).
     */
    WorkItem question(Stay stay, MunicipalityCode municipality, String because) {
        String prefix = Asked.prefix(municipality);
        String key = preferred(keys(prefix, stay, items)).orElse(prefix + stay.name());
        return new WorkItem(WorkItem.Kind.ASK_FOR_CONSENT, key, because).to(stay.key().hospital());
    }

    private Optional<String> preferred(Stream<String> keys) {
        return keys.min(Comparator.comparing((String key) -> PREFERRED.indexOf(items.get(key))).thenComparing(Comparator.naturalOrder()));
    }

    private static Stream<String> keys(String prefix, Stay stay, Map<String, WorkItem.State> items) {
        Set<String> messages = stay.messages().stream().map(OccasionId::toString).collect(Collectors.toSet());
        return items.keySet().stream().filter(key -> key.equals(prefix + stay.name())
            || key.startsWith(prefix) && messages.contains(key.substring(key.lastIndexOf('/') + 1)));
    }

    boolean open(WorkItem.Kind kind) {
        return !open(kind, key -> true).isEmpty();
    }

    /** The keys of the open tasks of the kind that are so. */
    List<String> open(WorkItem.Kind kind, Predicate<String> so) {
        return items.entrySet().stream().filter(item -> item.getValue() == WorkItem.State.OPEN).map(Map.Entry::getKey)
            .filter(key -> WorkItem.Kind.of(key) == kind).filter(so).toList();
    }
}
