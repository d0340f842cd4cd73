package dk.broen.domain.planning;

import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.disclosure.Words;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.notification.AddressNow;
import dk.broen.domain.notification.Channel;
import dk.broen.domain.notification.ChannelChoice;
import dk.broen.domain.notification.Delivery;
import dk.broen.domain.notification.Ledger;
import dk.broen.domain.notification.LedgerEntry;
import dk.broen.domain.notification.StayReports;
import dk.broen.domain.permission.NotConcernedReason;
import dk.broen.domain.permission.Verdict;
import dk.broen.domain.routing.Walk;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.LedgerEntryId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Plans one citizen: the difference between what is true, who should know it, and who was told (design.md §3). The planner is a pure
 * function of the situation. The planning route runs the same stages one by one.
 */
public final class Planner {
    private Planner() {}

    /** All stages at once: for tests and dry runs. */
    public static Plan plan(Situation situation) {
        return plan(Wanted.of(Permissions.of(Parts.of(Responsible.of(situation)))));
    }

    /** The last stage: channel, hour and difference. */
    public static Plan plan(Wanted wanted) {
        return new Planning(wanted).plan();
    }

    private record ToTell(Part part, Words words) {}

    /** One planning. */
    private static final class Planning {
        private final Wanted wanted;
        private final Situation situation;
        private final Contents contents;
        private final Difference difference;
        private final Channels channels;
        private final AddressNow addresses;
        private final Reminders reminders;
        private final List<ToTell> toTell = new ArrayList<>();
        private final List<Plan.Notice> notices = new ArrayList<>();
        private final List<Plan.Kept> kept = new ArrayList<>();
        private final List<LedgerEntryId> held = new ArrayList<>();
        private final List<Plan.Withdrawn> withdrawn = new ArrayList<>();
        private final List<Decision> decisions = new ArrayList<>();
        private final List<WorkItem> unreachable = new ArrayList<>();
        private final List<String> steps = new ArrayList<>();

        Planning(Wanted wanted) {
            this.wanted = wanted;
            this.situation = wanted.permissions().situation();
            this.contents = new Contents(wanted);
            this.difference =
                new Difference(situation.course(), situation.course().truths().flatMap(matter -> matter.atEachHospital().stream())
                    .map(matter -> situation.disclosure().truth(matter, situation.directory())).toList());
            Expectations expectations = new Expectations(situation);
            this.channels = new Channels(situation, expectations);
            this.addresses =
                new AddressNow(situation.directory(), situation.facts(), situation.rules().calendar(), situation.at());
            this.reminders = new Reminders(situation, expectations);
        }

        Plan plan() {
            Responsible responsible = wanted.permissions().parts().responsible();
            steps.addAll(responsible.steps());
            steps.addAll(Explained.truth(situation.course()));
            steps.addAll(Explained.manualEnds(situation));
            steps.addAll(Explained.answers(situation.walk()));
            wanted.permissions().parts().all().forEach(this::plan);
            toTell.forEach(to -> tell(to.part(), to.words()));
            boolean anythingHeld = wanted.permissions().all().anyMatch(Concern::held);
            MissingConsents missing = MissingConsents.of(wanted.permissions());
            StaleStays stale = new StaleStays(wanted.permissions());
            List<WorkItem> items = new Tasks(wanted.permissions(), missing, stale)
                .found(Stream.concat(unreachable.stream(), reminders.unanswered(wanted.permissions(), notices).stream()).toList());
            WardAnswers answers = new WardAnswers(wanted.permissions(), missing);
            Set<String> keys = items.stream().map(WorkItem::key).collect(Collectors.toSet());
            return new Plan(responsible.municipality().map(municipality -> municipality.code()), notices, kept, held, withdrawn,
                decisions.stream().filter(decision -> !situation.decided().contains(decision.mark())).toList(),
                items.stream().filter(item -> isToOpen(Optional.ofNullable(situation.items().get(item.key())))).toList(),
                situation.items().entrySet().stream()
                    .filter(item -> item.getValue() == WorkItem.State.OPEN && !keys.contains(item.getKey()))
                    .map(Map.Entry::getKey).filter(Planning::closesItself).sorted().toList(),
                answers.changed(), answers.kept(), answers.held(),
                LookAgain.of(responsible, anythingHeld, missing, Stream.concat(reminders.deadlines(notices), stale.deadlines())),
                steps);
        }

        private static boolean isToOpen(Optional<WorkItem.State> known) {
            return known.isEmpty() || known.get() == WorkItem.State.REASON_GONE;
        }

        private static boolean closesItself(String key) {
            return WorkItem.Kind.of(key).closesItself();
        }

        private void plan(Part part) {
            Wanted.Seen seen = wanted.of(part);
            List<Concern> concerns = wanted.permissions().of(part);
            List<LedgerEntry> pending = part.pending().stream().filter(entry -> !entry.words().remind()).toList();
            Optional<Words> words = difference.of(part, seen.says(), seen.now()).map(planned -> carried(part, planned));
            List<Saying> withHeld = Stream.concat(seen.says().stream(), seen.held().stream().map(Wanted.Visible::saying))
                .sorted(Comparator.comparing(Saying::at).thenComparing(Saying::matter)).toList();
            Optional<LedgerEntry> waitsForRegister = seen.held().isEmpty() ? Optional.empty()
                : pending.stream()
                    .filter(entry -> difference.of(part, withHeld, entry.words().now()).filter(entry.words()::sameAs).isPresent())
                    .findFirst();
            Optional<LedgerEntry> stays =
                words.flatMap(planned -> Stream.concat(pending.stream(), part.droppedAfterAttempt().stream())
                    .filter(entry -> entry.words().sameAs(planned)).filter(entry -> !goesElsewhere(part, entry))
                    .filter(entry -> !goesAnotherWayNow(part, entry)).findFirst());
            steps.addAll(Explained.heard(part, words));
            if (waitsForRegister.isPresent()) {
                held.add(waitsForRegister.get().id());
            } else if (stays.isPresent()) {
                kept.add(new Plan.Kept(stays.get().id(), contents.of(part, stillRight(stays.get(), words.orElseThrow())),
                    !stays.get().pending()));
            } else {
                words.ifPresent(planned -> toTell.add(new ToTell(part, planned)));
            }
            remind(part, seen, withHeld, concerns);
            part.entries().stream().filter(LedgerEntry::restWaits).forEach(entry -> rest(part, entry, seen, withHeld, concerns));
            pending.stream().filter(entry -> waitsForRegister.or(() -> stays).filter(entry::equals).isEmpty())
                .forEach(
                    entry -> withdrawn.add(new Plan.Withdrawn(entry.id(), WithdrawnBecause.of(entry, part, concerns, situation.course()))));
            concerns.forEach(concern -> decisions.addAll(concern.decisions()));
        }

        /** What none of the contact points can carry does not keep back the rest: a human gets a work item, and the rest is told. */
        private Words carried(Part part, Words planned) {
            Words rest = planned.saying(StayReports::tells);
            boolean isSplit = !rest.equals(planned) && !(rest.says().isEmpty() && rest.takesBack().isEmpty())
                && isCarriedByNothing(part, planned) && !isCarriedByNothing(part, rest);
            if (isSplit) {
                unreachable.add(Tasks.unreachable(part.recipient()));
            }
            return isSplit ? rest : planned;
        }

        private boolean isCarriedByNothing(Part part, Words words) {
            return channels.choose(part, contents.of(part, words), gone()).deliveries().isEmpty();
        }

        /** A reminder is made when it is due, and leaves while an answer is missing. */
        private void remind(Part part, Wanted.Seen seen, List<Saying> withHeld, List<Concern> concerns) {
            part.pending().stream().filter(entry -> entry.words().remind()).forEach(entry -> {
                if (reminders.isRight(part, entry, seen.says(), seen.now())) {
                    kept.add(new Plan.Kept(entry.id(), contents.of(part, entry.words().with(seen.now())), false));
                } else if (reminders.isRight(part, entry, withHeld, seen.now())) {
                    held.add(entry.id());
                } else {
                    String because = WithdrawnBecause.of(entry, part, concerns, situation.course());
                    boolean replaced = because.equals(WithdrawnBecause.ANSWERED.name()) && reminders.isMissing(part, entry);
                    withdrawn.add(new Plan.Withdrawn(entry.id(), replaced ? WithdrawnBecause.REPLACED.name() : because));
                }
            });
            reminders.due(part, seen, gone()).ifPresent(words -> {
                steps.addAll(Explained.heard(part, Optional.of(words)));
                tell(part, words);
            });
        }

        /**
         * A pointer or a second address beside a notice that has arrived is used too, unless what the notice says is not right any more. It
         * waits for a consent register that cannot be read, as any other notice does.
         */
        private void rest(Part part, LedgerEntry entry, Wanted.Seen seen, List<Saying> withHeld, List<Concern> concerns) {
            boolean takesBackWhatIsUntrue =
                difference.untrue(entry.words().takesBack(), seen.says()).size() == entry.words().takesBack().size();
            if (takesBackWhatIsUntrue && saysOnly(seen.says(), entry)) {
                Words asItLeaves =
                    entry.words().with(entry.words().now().flatMap(now -> seen.now()));
                kept.add(new Plan.Kept(entry.id(), contents.of(part, asItLeaves), false));
            } else if (takesBackWhatIsUntrue && saysOnly(withHeld, entry)) {
                held.add(entry.id());
            } else {
                withdrawn.add(new Plan.Withdrawn(entry.id(), WithdrawnBecause.of(entry, part, concerns, situation.course())));
            }
        }

        /**
         * Whether the notice can go to none of its contact points any more, nor to another one of the same kind, and would go elsewhere if it
         * was planned now: so it is. What is taken back goes where it was told.
         */
        private boolean goesElsewhere(Part part, LedgerEntry entry) {
            Words words = entry.words();
            List<ContactPoint> plannedFor = entry.plannedFor();
            if (!words.takesBack().isEmpty() || words.partEnded()
                || plannedFor.stream().anyMatch(point -> addresses.of(point, part.recipient()).isPresent())) {
                return false;
            }
            return channels.choose(part, contents.of(part, words), gone()).deliveries().stream().map(Delivery::to)
                .noneMatch(plannedFor::contains);
        }

        /**
         * Whether nobody can hear of it before the full notice leaves, because the pointer to it came back, or the one that led to it failed, and it can
         * leave another way or earlier now: at a phone that it does not go to yet, if the unit is closed; by the mail that waits for its digest, as
         * soon as the unit is open. What takes its place has no such way left, so that it is planned once.
         */
        private boolean goesAnotherWayNow(Part part, LedgerEntry entry) {
            boolean cameBack = entry.pointerCameBack();
            if (!cameBack && !(entry.waitsWithoutPointer()
                && new Pointers(part, entry.words(), entry.function(), gone()).allFailed())) {
                return false;
            }
            List<Delivery> deliveries = channels.choose(part, contents.of(part, entry.words()), gone()).deliveries();
            List<Delivery> full = deliveries.stream().filter(delivery -> delivery.channel() != Channel.SMS).toList();
            return cameBack && part.unit().filter(unit -> unit.digest().collects()).isPresent()
                && full.stream().anyMatch(delivery -> !delivery.collected())
                || full.stream().noneMatch(this::isNow) && deliveries.stream().filter(delivery -> delivery.channel() == Channel.SMS)
                    .anyMatch(delivery -> isNow(delivery) && !entry.plannedFor().contains(delivery.to()));
        }

        private boolean isNow(Delivery delivery) {
            return !delivery.due().isAfter(situation.at());
        }

        /** A retry says what the first attempt said; what was never attempted says what the recipient may see now. */
        private static Words stillRight(LedgerEntry entry, Words planned) {
            return entry.attemptedAt().isPresent() ? entry.words() : planned;
        }

        private static boolean saysOnly(List<Saying> sayings, LedgerEntry entry) {
            return entry.words().says().stream().allMatch(saying -> sayings.stream().anyMatch(saying::agreesWith));
        }

        private void tell(Part part, Words words) {
            Content content = contents.of(part, words);
            ChannelChoice.Choice choice = channels.choose(part, content, gone());
            Optional<ContactPoint> shared = sharedContactPoint(part, words, choice.deliveries());
            if (shared.isPresent()) {
                words.says()
                    .forEach(saying -> decisions.add(new Decision(saying.matter(), saying.type(), content.function(),
                        part.recipient().unit(), part.code(),
                        new Verdict.NotConcerned(NotConcernedReason.TOLD_AT_THE_SAME_CONTACT_POINT, List.of()),
                        List.of("another recipient is told the same at the same contact point"))));
                return;
            }
            if (choice.deliveries().isEmpty() && words.remind()) {
                steps.addAll(choice.steps());
                return;
            }
            if (choice.deliveries().isEmpty()) {
                unreachable.add(Tasks.unreachable(part.recipient()));
                steps.addAll(choice.steps());
                return;
            }
            notices.add(new Plan.Notice(content, choice.deliveries(), choice.steps()));
        }

        private Set<LedgerEntryId> gone() {
            return withdrawn.stream().map(Plan.Withdrawn::entry).collect(Collectors.toSet());
        }

        /** Nobody at the contact point answered: a notice to somebody else there is not one too many. */
        private static boolean onlyBecauseOthersAreSilent(Part part) {
            return part.present() && part.candidacies().stream().allMatch(candidate -> candidate.after().isPresent());
        }

        /**
         * One contact point gets one notice, also if two recipients share it. What this plan withdraws does not count, nor what was said to who
         * answered "ikke os": the next one must read that the citizen is its own now.
         */
        private Optional<ContactPoint> sharedContactPoint(Part part, Words words, List<Delivery> deliveries) {
            if (!words.takesBack().isEmpty() || words.partEnded() || words.says().isEmpty() || words.remind()
                || onlyBecauseOthersAreSilent(part)) {
                return Optional.empty();
            }
            Walk walk = situation.walk();
            Ledger toWhoIsAsked = situation.ledger().without(entry -> walk.passesOver(situation.today(entry.recipient())));
            return deliveries.stream().map(Delivery::to).filter(point -> !(point instanceof ContactPoint.Sms))
                .filter(point -> toWhoIsAsked.saidAt(point, words.says(), part.recipient(), gone()) || notices.stream()
                    .filter(notice -> notice.deliveries().stream().anyMatch(delivery -> delivery.to().equals(point)))
                    .anyMatch(notice -> words.says().stream()
                        .allMatch(saying -> notice.content().words().says().stream().anyMatch(saying::agreesWith))))
                .findFirst();
        }
    }
}
