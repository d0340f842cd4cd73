package dk.broen.routes.delivery;

import dk.broen.adapters.consent.ConsentAnswers;
import dk.broen.adapters.ledger.Ledgers;
import dk.broen.adapters.outbox.Addressee;
import dk.broen.adapters.outbox.DueNotification;
import dk.broen.adapters.outbox.Outbox;
import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.disclosure.Words;
import dk.broen.domain.followup.WardAnswer;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.notification.AddressNow;
import dk.broen.domain.notification.Ledger;
import dk.broen.domain.notification.LedgerEntry;
import dk.broen.domain.planning.Content;
import dk.broen.domain.planning.OccasionKind;
import dk.broen.domain.planning.Plan;
import dk.broen.domain.planning.Planner;
import dk.broen.domain.planning.Situation;
import dk.broen.domain.terms.AnswerAddress;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.LedgerEntryId;
import dk.broen.domain.terms.NotificationId;
import dk.broen.domain.terms.RecipientId;
import dk.broen.domain.terms.StayKey;
import dk.broen.routes.planning.KeepPlan;
import dk.broen.routes.planning.Look;
import dk.broen.routes.planning.Situations;
import dk.broen.routes.transaction.AfterCommit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks at the citizens again at the moment of sending, also for a notice that was held overnight (domain.md §4). One plan for each citizen
 * and batch; a notice leaves if the plan of this moment still holds it. The attempts are committed before the notices leave: whatever happens
 * then, they may have been heard (design.md §4.3). An answer to a ward leaves if it is the last one about its stay and still right.
 */
@Component
class LookBeforeSending {
    private static final Logger LOG = LoggerFactory.getLogger(LookBeforeSending.class);
    private static final Duration ASK_REGISTER_AGAIN = Duration.ofSeconds(30);
    private final Situations situations;
    private final KeepPlan keepPlan;
    private final Ledgers ledgers;
    private final Outbox outbox;
    private final FailedLook failedLook;
    private final ReportedStays reportedStays;
    private final NextWay nextWay;
    private final Directory directory;
    private final Clock clock;

    LookBeforeSending(Situations situations, KeepPlan keepPlan, Ledgers ledgers, Outbox outbox, FailedLook failedLook,
        ReportedStays reportedStays, NextWay nextWay, Directory directory, Clock clock) {
        this.situations = situations;
        this.keepPlan = keepPlan;
        this.ledgers = ledgers;
        this.outbox = outbox;
        this.failedLook = failedLook;
        this.reportedStays = reportedStays;
        this.nextWay = nextWay;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * Returns the notices that leave now; their attempts have begun. The caller has locked the notices and their citizens.
     *
     * @param answers what the consent registers say now
     */
    List<ClearedNotice> look(List<DueNotification> claimed, ConsentAnswers answers) {
        List<ClearedNotice> cleared = new ArrayList<>();
        Map<Cpr, List<DueNotification>> aboutCitizens = new LinkedHashMap<>();
        for (DueNotification due : claimed) {
            Optional<String> unknown = unknown(due.to());
            if (unknown.isPresent()) {
                failedLook.waits(due, unknown.get());
            } else {
                aboutCitizens.computeIfAbsent(due.citizen(), absent -> new ArrayList<>()).add(due);
            }
        }
        cleared.addAll(failedLook.orWaiting(aboutCitizens, citizens -> look(citizens, answers)));
        Map<NotificationId, Integer> place = new LinkedHashMap<>();
        claimed.forEach(due -> place.put(due.id(), place.size()));
        cleared.sort(Comparator.comparing(one -> place.get(one.due().id())));
        List<ClearedNotice> leaving = Collected.inMails(withAllOfTheirMail(cleared));
        begin(leaving);
        return leaving;
    }

    /**
     * What may have arrived in one mail leaves in it again, or waits: the look at one of them failed, its register is silent, or another
     * transaction has it. All wait until the same moment, so that they meet again.
     */
    private List<ClearedNotice> withAllOfTheirMail(List<ClearedNotice> cleared) {
        Set<NotificationId> incomplete = cleared.stream().flatMap(one -> one.due().leftIn().stream()).distinct()
            .filter(mail -> !outbox.openIn(mail).equals(ids(cleared, mail))).collect(Collectors.toUnmodifiableSet());
        if (incomplete.isEmpty()) {
            return cleared;
        }
        Map<Boolean, List<ClearedNotice>> waits =
            cleared.stream().collect(Collectors.partitioningBy(one -> one.due().leftIn().filter(incomplete::contains).isPresent()));
        long pause = ASK_REGISTER_AGAIN.toSeconds();
        Instant together = Instant.ofEpochSecond((clock.instant().getEpochSecond() / pause + 1) * pause);
        outbox.postponed(waits.get(true).stream().map(one -> one.due().id()).toList(), together);
        return waits.get(false);
    }

    private static Set<NotificationId> ids(List<ClearedNotice> cleared, NotificationId mail) {
        return cleared.stream().map(ClearedNotice::due).filter(due -> due.leftIn().equals(Optional.of(mail))).map(DueNotification::id)
            .collect(Collectors.toUnmodifiableSet());
    }

    /** Empty if the way that was planned is none any more: then the answer goes another way, as a notice of its own. */
    private Optional<ClearedNotice> toWard(DueNotification due, Addressee.Ward ward) {
        Optional<AnswerAddress> address =
            directory.hospital(ward.answer().hospital()).flatMap(hospital -> hospital.wards().now(ward.answer().to()));
        if (address.isEmpty()) {
            nextWay.instead(due, ward);
        }
        return address.map(now -> new ClearedNotice.ToWard(due.at(now).attempted(), ward, address));
    }

    /**
     * Whom this hub does not know. Another hub with a newer configuration may know it, so the notice waits and its plan is not made here: it
     * would withdraw the notice (design.md §4, more than one node).
     */
    private Optional<String> unknown(Addressee to) {
        if (to instanceof Addressee.Ward ward) {
            return directory.hospital(ward.answer().hospital()).isEmpty() ? Optional.of("HOSPITAL_NOT_CONFIGURED") : Optional.empty();
        }
        Addressee.Unit unit = (Addressee.Unit) to;
        return directory.municipality(unit.municipality())
            .map(known -> known.unit(unit.unit()).isEmpty() ? Optional.of("UNIT_NOT_CONFIGURED") : Optional.<String>empty())
            .orElse(Optional.of("MUNICIPALITY_NOT_CONFIGURED"));
    }

    private List<ClearedNotice> look(Map<Cpr, List<DueNotification>> notices, ConsentAnswers answers) {
        Map<Cpr, Situation> now = situations.of(notices.keySet(), answers);
        return now.entrySet().stream().flatMap(one -> look(one.getKey(), notices.get(one.getKey()), one.getValue()).stream()).toList();
    }

    private List<ClearedNotice> look(Cpr citizen, List<DueNotification> notices, Situation situation) {
        Plan plan = Planner.plan(situation);
        Map<LedgerEntryId, Content> kept =
            plan.kept().stream().collect(Collectors.toMap(Plan.Kept::entry, Plan.Kept::content, (first, second) -> first));
        Map<LedgerEntryId, String> withdrawn =
            plan.withdrawn().stream().collect(Collectors.toMap(Plan.Withdrawn::entry, Plan.Withdrawn::reason, (first, second) -> first));
        List<ClearedNotice> cleared = new ArrayList<>();
        boolean stays = false;
        for (DueNotification due : notices) {
            Optional<WardAnswer> answer = Optional.of(due.to()).filter(Addressee.Ward.class::isInstance).map(Addressee.Ward.class::cast)
                .map(Addressee.Ward::answer);
            if (answer.filter(plan.wardAnswersKept()::contains).isPresent()) {
                toWard(due, (Addressee.Ward) due.to()).ifPresent(cleared::add);
                continue;
            }
            if (due.entry().filter(kept::containsKey).isPresent()) {
                cleared.add(leaves(due, kept.get(due.entry().get()), situation));
                continue;
            }
            stays = true;
            if (answer.filter(plan.wardAnswersHeld()::contains).isPresent() || due.entry().filter(plan.held()::contains).isPresent()) {
                outbox.postponed(List.of(due.id()), clock.instant().plus(ASK_REGISTER_AGAIN));
            } else {
                dropped(due, due.entry().map(withdrawn::get));
            }
        }
        if (stays || closesFailedLook(plan, notices)) {
            keepPlan.keep(new Look(OccasionKind.DUE, Optional.empty(), citizen), situation, plan);
        }
        return cleared;
    }

    /**
     * Anything else that the plan changes has an occasion or a timer of its own. The look of an answer to a ward closes its own work item
     * only: the one of a notice to a unit can be open because this hub does not know the unit.
     */
    private static boolean closesFailedLook(Plan plan, List<DueNotification> notices) {
        boolean toUnits = notices.stream().anyMatch(due -> due.entry().isPresent());
        return plan.close().stream().filter(key -> key.startsWith(WorkItem.Kind.LOOK_FAILED.name()))
            .anyMatch(key -> toUnits || notices.stream().anyMatch(due -> key.endsWith("/" + due.id())));
    }

    private ClearedNotice leaves(DueNotification due, Content now, Situation situation) {
        Content content = due.firstContent().orElse(now);
        if (due.firstContent().isEmpty() && !isRecorded(content, due, situation.ledger())) {
            ledgers.leaves(due.entry().orElseThrow(), content);
        }
        Addressee.Unit unit = (Addressee.Unit) due.to();
        Optional<ContactPoint> address = address(unit, now.recipient(), content.words(), situation);
        return new ClearedNotice.ToUnit(address.map(due::at).orElse(due).attempted().saying(content), unit, address, content,
            corrected(content, unit, situation.ledger()), replaced(content, unit.contact(), situation), situation.course().citizenName(),
            reportedStays.of(address, content, due.entry().orElseThrow(), situation));
    }

    private Optional<ClearedNotice.Earlier> corrected(Content content, Addressee.Unit unit, Ledger ledger) {
        return content.corrects().flatMap(ledger::entry).map(entry -> entry.sendingTo(unit.contact()))
            .map(sending -> new ClearedNotice.Earlier(outbox.mailOf(sending.id()), outbox.referenceOf(sending.id()), sending.to()));
    }

    /** A notice that the part has ended replaces what was heard last of a stay. */
    private static ClearedNotice.Replaces replaced(Content content, ContactPoint to, Situation situation) {
        Ledger ledger = situation.ledger();
        Words words = content.words();
        Optional<LedgerEntry> last = content.corrects().flatMap(ledger::entry)
            .or(() -> words.partEnded() ? ledger.lastHeard(content.recipient(), to, said -> !said.says().isEmpty()) : Optional.empty());
        Map<Saying, NotificationId> saidIn = new HashMap<>();
        for (Saying saying : words.takesBack()) {
            ledger.lastHeard(content.recipient(), to, said -> said.says().contains(saying))
                .ifPresent(entry -> saidIn.put(saying, entry.sendingTo(to).id()));
        }
        return new ClearedNotice.Replaces(last.map(entry -> entry.sendingTo(to).id()),
            last.map(entry -> entry.words().says()).orElse(List.of()), saidIn, firstNames(content, situation));
    }

    private static Map<StayKey, StayKey> firstNames(Content content, Situation situation) {
        Map<StayKey, StayKey> firstByNow = new HashMap<>();
        Map<StayKey, StayKey> first = new HashMap<>();
        List<Words> heard = situation.ledger().entries().stream()
            .filter(entry -> entry.recipient().equals(content.recipient()) && entry.attemptedAt().isPresent()).map(LedgerEntry::words)
            .toList();
        Stream.concat(heard.stream(), Stream.of(content.words())).flatMap(LookBeforeSending::sayings)
            .forEach(saying -> saying.stay().ifPresent(told -> {
                StayKey now = situation.course().asKnownNow(saying).stay().orElse(told);
                firstByNow.putIfAbsent(now, told);
                first.put(told, firstByNow.get(now));
            }));
        return first;
    }

    private static Stream<Saying> sayings(Words words) {
        return Stream.concat(words.takesBack().stream(), words.says().stream());
    }

    /** Most notices leave as they were planned: then the ledger is right already. */
    private static boolean isRecorded(Content content, DueNotification due, Ledger ledger) {
        return ledger.entry(due.entry().orElseThrow())
            .filter(entry -> entry.words().equals(content.words()) && entry.function().equals(content.function())).isPresent()
            && due.grounds().equals(Optional.of(new DueNotification.Grounds(content.basis(), content.rule())));
    }

    /** What is taken back goes where it was told, also if that address is not used for anything else any more. */
    private Optional<ContactPoint> address(Addressee.Unit to, RecipientId recipient, Words words, Situation situation) {
        boolean takesBack = !words.takesBack().isEmpty() || words.partEnded();
        AddressNow now = new AddressNow(directory, situation.facts(), situation.rules().calendar(), situation.at());
        return takesBack ? Optional.of(now.told(to.contact(), recipient)) : now.of(to.contact(), recipient);
    }

    /** The plan itself drops what it withdraws. */
    private void dropped(DueNotification due, Optional<String> withdrawn) {
        String reason = withdrawn.orElse("REPLACED");
        if (withdrawn.isEmpty()) {
            outbox.dropped(due.id(), reason, clock.instant());
        }
        AfterCommit.run(() -> LOG.info("BRN4101 dropped ref={} channel={} reason={}", due.reference(), due.channel(), reason));
    }

    private void begin(List<ClearedNotice> cleared) {
        if (!cleared.isEmpty()) {
            outbox.attempt(cleared.stream().map(LookBeforeSending::attempt).toList(), clock.instant());
        }
    }

    private static Outbox.Attempt attempt(ClearedNotice cleared) {
        return cleared instanceof ClearedNotice.ToUnit notice
            ? new Outbox.Attempt(notice.due().id(), Optional.of(notice.content()),
                notice.address().filter(now -> !now.equals(notice.unit().contact())),
                notice.due().leftIn())
            : new Outbox.Attempt(cleared.due().id(), Optional.empty(), Optional.empty(), cleared.due().receiver(), Optional.empty());
    }
}
