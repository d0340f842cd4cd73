package dk.broen.domain.given;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.disclosure.Words;
import dk.broen.domain.followup.WardAnswer;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.history.Course;
import dk.broen.domain.history.Said;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.notification.Acknowledgement;
import dk.broen.domain.notification.CameBack;
import dk.broen.domain.notification.ContentLevel;
import dk.broen.domain.notification.Ledger;
import dk.broen.domain.notification.LedgerEntry;
import dk.broen.domain.notification.NoticeLife;
import dk.broen.domain.planning.Content;
import dk.broen.domain.planning.Decision;
import dk.broen.domain.planning.Plan;
import dk.broen.domain.planning.Planner;
import dk.broen.domain.planning.Situation;
import dk.broen.domain.planning.StayEnds;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.LedgerEntryId;
import dk.broen.domain.terms.NotificationId;
import dk.broen.domain.terms.RecipientId;
import dk.broen.domain.terms.StayKey;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What stands around the planner, for one citizen: it receives messages, keeps the ledger, the tasks and the answers to wards, and attempts
 * what is due. It decides nothing.
 */
public final class AHub {
    /** What the hub sees of an attempt. */
    public enum Outcome {
        DELIVERED, UNKNOWN, GIVEN_UP, BOUNCED
    }

    private Directory directory;
    private ACitizen citizen;
    private final List<Said> messages = new ArrayList<>();
    private final Map<LedgerEntryId, LedgerEntry> ledger = new LinkedHashMap<>();
    private final Map<LedgerEntryId, Content> contents = new HashMap<>();
    private final Map<NotificationId, Instant> due = new HashMap<>();
    private final Map<String, WorkItem.State> items = new LinkedHashMap<>();
    private final Map<String, Instant> itemsDue = new HashMap<>();
    private final Map<List<Object>, Decision.Mark> decided = new LinkedHashMap<>();
    private final List<WardAnswer> answers = new ArrayList<>();
    private final Set<StayKey> disputed = new HashSet<>();
    private final Deque<Outcome> outcomes = new ArrayDeque<>();
    private final List<Content> read = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private int made;

    public AHub(Directory directory, ACitizen citizen) {
        this.directory = directory;
        this.citizen = citizen;
    }

    /** From now on this is the configuration. */
    public AHub configured(Directory now) {
        directory = now;
        return this;
    }

    /** From now on these are the recorded facts. */
    public AHub knowing(ACitizen facts) {
        citizen = facts;
        return this;
    }

    /** The next attempts have these outcomes. All others are delivered. */
    public AHub attempting(Outcome... next) {
        outcomes.addAll(List.of(next));
        return this;
    }

    /** The visit number came with another CPR number before. */
    public AHub disputing(StayKey stay) {
        disputed.add(stay);
        return this;
    }

    /** A human opens or closes a task. */
    public AHub with(WorkItem.Kind kind, WorkItem.State state) {
        items.put(kind.name(), state);
        return this;
    }

    /** A human closes the open tasks of the kind. */
    public AHub closing(WorkItem.Kind kind) {
        return answering(kind, WorkItem.State.DONE);
    }

    /** A human answers that the reason of the open tasks of the kind is not so. */
    public AHub denying(WorkItem.Kind kind) {
        return answering(kind, WorkItem.State.DENIED);
    }

    private AHub answering(WorkItem.Kind kind, WorkItem.State answered) {
        items.replaceAll((key, state) -> key.startsWith(kind + "/") && state == WorkItem.State.OPEN ? answered : state);
        return this;
    }

    /** What was sent to the contact point and says this comes back from it. */
    public AHub comingBack(EventType said, ContactPoint from) {
        List.copyOf(ledger.values()).stream().filter(entry -> entry.words().says().stream().anyMatch(saying -> saying.type() == said))
            .forEach(entry -> ledger.put(entry.id(), with(entry, sending -> sending.to().equals(from)
                && sending.life() instanceof NoticeLife.Sent ? life(Outcome.BOUNCED) : sending.life())));
        return this;
    }

    /** The messages arrive one by one, each when it was sent, but never earlier than the message before it. Returns the last plan. */
    public Plan hears(StayEvent... events) {
        List<Plan> plans = Stream.of(events).map(event -> hears(event, event.sentAt())).toList();
        return plans.get(plans.size() - 1);
    }

    public Plan hears(StayEvent event, Instant arrival) {
        now = arrival.isAfter(now) ? arrival : now;
        messages.add(new Said(ACourse.occasion(messages.size() + 1), event, now));
        return look();
    }

    /** The hub looks at the citizen at this time for another reason than a message. */
    public Plan looks(String time) {
        return looks(Danish.time(time));
    }

    public Plan looks(Instant time) {
        now = time;
        return look();
    }

    /** The hub looks whenever its last plan says so, until this time. Returns the plans that do something, each with its time. */
    public List<String> waits(String until) {
        return waits(Danish.time(until));
    }

    public List<String> waits(Instant until) {
        List<String> happened = new ArrayList<>();
        Plan plan = looks(now);
        while (plan.lookAgain().filter(next -> !next.isAfter(until)).isPresent()) {
            plan = looks(plan.lookAgain().orElseThrow());
            String time = LocalDateTime.ofInstant(now, DENMARK).toString();
            told(plan).forEach(told -> happened.add(time + " " + told));
            plan.open().forEach(item -> happened.add(time + " opens " + item.kind()));
            plan.close().forEach(key -> happened.add(time + " closes " + WorkItem.Kind.of(key)));
        }
        now = until;
        return happened;
    }

    /** Somebody of the unit answers the last notice that the unit got, and the hub looks at the citizen. */
    public Plan answered(String unit, Acknowledgement.Kind kind, String time) {
        LedgerEntry last = ledger.values().stream().filter(entry -> name(entry.recipient()).equals(unit))
            .filter(entry -> entry.attemptedAt().isPresent()).reduce((earlier, later) -> later).orElseThrow();
        return answered(last, kind, time);
    }

    /** Somebody answers the first notice that went to the contact point, and the hub looks at the citizen. */
    public Plan answeredAt(ContactPoint point, Acknowledgement.Kind kind, String time) {
        return answered(ledger.values().stream().filter(entry -> entry.sendings().stream().anyMatch(sending -> sending.to().equals(point)))
            .findFirst().orElseThrow(), kind, time);
    }

    private Plan answered(LedgerEntry last, Acknowledgement.Kind kind, String time) {
        Acknowledgement answer =
            new Acknowledgement(kind, Acknowledgement.Way.REST, "Bodil Krog", Optional.of("a test"), Danish.time(time));
        ledger.put(last.id(), last.answered(Stream.concat(last.acknowledgements().stream(), Stream.of(answer)).toList()));
        return looks(time);
    }

    /** What is true now. */
    public Course course() {
        Ledger told = new Ledger(List.copyOf(ledger.values()));
        return Course.of(messages, StayEnds.of(citizen.facts(), told), directory::specialtyOf, TheRules.SHIPPED.course(), told.sayings(),
            Situation.disputed(disputed, items), now);
    }

    public Situation situation() {
        return situation(citizen.facts());
    }

    /** The same situation with other recorded facts. */
    public Situation situation(CitizenFacts facts) {
        return new Situation(course(), facts, new Ledger(List.copyOf(ledger.values())), answers, items, itemsDue,
            Set.copyOf(decided.values()), disputed, directory, TheRules.DISCLOSURE, TheRules.SHIPPED, now);
    }

    /** Everything that left for the unit, in order; a retry is left out. For example {@code says ADMITTED, now ADMITTED}. */
    public List<String> read(String unit) {
        return contents(unit).map(content -> sentence(content.words())).toList();
    }

    /** Everything that left for the unit, in order. */
    public Stream<Content> contents(String unit) {
        return read.stream().filter(content -> content.recipient().unit().value().equals(unit));
    }

    /** What the notice of the entry says. */
    public Content content(LedgerEntryId entry) {
        return contents.get(entry);
    }

    /** The tasks that are open. */
    public Set<WorkItem.Kind> tasks() {
        return items.entrySet().stream().filter(item -> item.getValue() == WorkItem.State.OPEN)
            .map(item -> WorkItem.Kind.valueOf(item.getKey().split("/", 2)[0])).collect(Collectors.toSet());
    }

    /** The ids under which something was attempted for the unit, each once. */
    public List<LedgerEntryId> attempted(String unit) {
        return ledger.values().stream().filter(entry -> entry.recipient().unit().value().equals(unit))
            .filter(entry -> entry.attemptedAt().isPresent()).map(LedgerEntry::id).toList();
    }

    /** What the plan tells now, for example {@code bostoette says ADMITTED, now ADMITTED}. */
    public static List<String> told(Plan plan) {
        return plan.notices().stream().map(Plan.Notice::content)
            .map(content -> name(content.recipient()) + " " + sentence(content.words())).toList();
    }

    /** Who is told now by which channel, for example {@code bostoette QUEUE}. */
    public static List<String> channels(Plan plan) {
        return plan.notices().stream().flatMap(notice -> notice.deliveries().stream()
            .map(delivery -> name(notice.content().recipient()) + " " + delivery.channel())).toList();
    }

    public static String sentence(Words words) {
        return Stream.of(types("takes back", words.takesBack()), types(words.remind() ? "reminds of" : "says", words.says()),
            words.partEnded() ? Optional.of("part ended") : Optional.<String>empty(), words.now().map(present -> "now " + present.state()))
            .flatMap(Optional::stream).collect(Collectors.joining(", "));
    }

    private static Optional<String> types(String verb, List<Saying> sayings) {
        return sayings.isEmpty() ? Optional.empty() : Optional
            .of(verb + " " + sayings.stream().map(saying -> saying.type().name()).collect(Collectors.joining(" ")));
    }

    private static String name(RecipientId recipient) {
        return recipient.unit() + recipient.person().map(person -> "/" + person).orElse("");
    }

    private Plan look() {
        Plan plan = Planner.plan(situation());
        plan.notices().forEach(this::make);
        plan.withdrawn().forEach(withdrawn -> ledger.computeIfPresent(withdrawn.entry(),
            (id, entry) -> with(entry, sending -> dropped(sending.life(), withdrawn.reason()))));
        plan.kept().forEach(kept -> {
            ledger.computeIfPresent(kept.entry(), (id, entry) -> with(entry, sending -> revived(sending.life())));
            contents.put(kept.entry(), kept.content());
        });
        plan.decisions().stream().map(Decision::mark)
            .forEach(mark -> decided.put(List.of(mark.matter(), mark.function(), mark.unit()), mark));
        plan.open().forEach(item -> {
            items.put(item.key(), WorkItem.State.OPEN);
            itemsDue.put(item.key(), TheRules.SHIPPED.deadlines().due(item.kind(), now));
        });
        plan.close().forEach(key -> items.put(key, WorkItem.State.REASON_GONE));
        answers.addAll(plan.wardAnswers());
        List.copyOf(ledger.values()).stream().filter(entry -> !plan.held().contains(entry.id())).forEach(this::attempt);
        return plan;
    }

    private void make(Plan.Notice notice) {
        made++;
        LedgerEntryId id = new LedgerEntryId(new UUID(2, made));
        List<LedgerEntry.Sending> sendings = new ArrayList<>();
        notice.deliveries().forEach(delivery -> {
            NotificationId notification = new NotificationId(new UUID(1000L + made, sendings.size()));
            due.put(notification, delivery.due());
            sendings.add(new LedgerEntry.Sending(notification, delivery.to(), delivery.content(), new NoticeLife.Waiting()));
        });
        Content content = notice.content();
        contents.put(id, content);
        ledger.put(id, new LedgerEntry(id, ACourse.occasion(messages.size()), now, content.recipient(), content.function(),
            content.municipality(), content.words(), sendings));
    }

    private void attempt(LedgerEntry entry) {
        Collection<NotificationId> now = entry.sendings().stream().filter(sending -> sending.life().pending())
            .map(LedgerEntry.Sending::id).filter(id -> !due.get(id).isAfter(this.now)).toList();
        if (now.isEmpty()) {
            return;
        }
        Outcome outcome = outcomes.isEmpty() ? Outcome.DELIVERED : outcomes.remove();
        LedgerEntry after = with(entry, sending -> now.contains(sending.id()) ? life(outcome) : sending.life());
        ledger.put(entry.id(), after);
        if (full(after) && !full(entry)) {
            read.add(contents.get(entry.id()));
        }
    }

    /** Whether the full notice was attempted, and not a pointer to it only. */
    private static boolean full(LedgerEntry entry) {
        return entry.sendings().stream().anyMatch(sending -> sending.content() != ContentLevel.POINTER
            && sending.life().attemptedAt().isPresent());
    }

    private NoticeLife life(Outcome outcome) {
        return switch (outcome) {
            case DELIVERED -> new NoticeLife.Sent(now);
            case UNKNOWN -> new NoticeLife.Tried(1, now);
            case GIVEN_UP -> new NoticeLife.GivenUp("REFUSED", Optional.of(now));
            case BOUNCED -> new NoticeLife.GivenUp(CameBack.byMail("5.1.1"), Optional.of(now));
        };
    }

    private static NoticeLife dropped(NoticeLife life, String reason) {
        return life.pending() ? new NoticeLife.Dropped(reason, life.attemptedAt()) : life;
    }

    private static NoticeLife revived(NoticeLife life) {
        return life instanceof NoticeLife.Dropped dropped && dropped.tried().isPresent()
            ? new NoticeLife.Tried(1, dropped.tried().get()) : life;
    }

    private static LedgerEntry with(LedgerEntry entry, Function<LedgerEntry.Sending, NoticeLife> change) {
        return new LedgerEntry(entry.id(), entry.occasion(), entry.madeAt(), entry.recipient(), entry.function(), entry.municipality(),
            entry.words(),
            entry.sendings().stream().map(sending -> new LedgerEntry.Sending(sending.id(), sending.to(), sending.content(),
                change.apply(sending))).toList(),
            entry.acknowledgements());
    }
}
